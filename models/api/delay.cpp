// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/delay.h"

#include <QTimer>

namespace poolhouse::api {

Call TimerDelay::after(std::chrono::milliseconds time, std::function<void()> then) {
    // The timer outlives the handle only as far as its own signal needs: it is stopped at once and deleted later.
    auto timer = std::shared_ptr<QTimer>(new QTimer, [](QTimer* t) {
        t->stop();
        t->deleteLater();
    });
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [then = std::move(then)] {
        const auto once = then; // the reply may destroy the timer and this function with it
        once();
    });
    timer->start(time);
    return Call([timer = std::move(timer)]() mutable { timer.reset(); });
}

} // namespace poolhouse::api
