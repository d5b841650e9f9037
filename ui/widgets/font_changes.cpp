// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/font_changes.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace poolhouse::ui {

namespace {

class FontChanges final : public QObject {
public:
    FontChanges(QWidget& widget, std::function<void()> measure) : QObject(&widget), m_measure(std::move(measure)) {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        const bool relevant = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
        if (relevant && !std::exchange(m_queued, true)) {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_queued = false;
                    m_measure();
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_measure;
    bool m_queued = false;
};

} // namespace

void onFontChange(QWidget& widget, std::function<void()> measure) {
    new FontChanges(widget, std::move(measure));
}

} // namespace poolhouse::ui
