// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/delay.h"

#include <QTimer>

namespace poolhouse::api {

Call TimerDelay::after(std::chrono::milliseconds time, std::function<void()> then) {
    // Stopped at once but deleted later: the handle may be destroyed from within the timer's own signal.
    auto timer = std::shared_ptr<QTimer>(new QTimer, [](QTimer* t) {
        t->stop();
        t->deleteLater();
    });
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [then = std::move(then)] {
        const auto once = then; // may destroy the timer and with it this lambda
        once();
    });
    timer->start(time);
    return Call([timer = std::move(timer)]() mutable { timer.reset(); });
}

} // namespace poolhouse::api
