// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/help_controller.h"

#include "ui/help/help_window.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

#include <utility>

namespace poolhouse::ui {

namespace {

/// Of the widget or the nearest one around it that the manual knows; stops at the widget's window.
QString pageAround(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        if (QString page = helpPageOf(widget->objectName()); !page.isEmpty()) {
            return page;
        }
    }
    return {};
}

} // namespace

HelpController::HelpController(const QWidget& window, std::function<QWidget*()> shownPage)
    : m_window(window), m_shownPage(std::move(shownPage)) {
    qApp->installEventFilter(this);
}

HelpController::~HelpController() = default;

void HelpController::open() {
    const QWidget* focus = m_window.focusWidget();
    const QWidget* shown = m_shownPage();
    openAt(pageAround(focus != nullptr && shown->isAncestorOf(focus) ? focus : shown));
}

void HelpController::openAt(const QString& page) {
    if (!m_help) {
        m_help = std::make_unique<HelpWindow>(helpPages());
    }
    m_help->open(page);
}

bool HelpController::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType()) {
        return QObject::eventFilter(watched, event);
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto* widget = static_cast<QWidget*>(watched);
    QWidget* top = widget->window();
    const bool ours = top != &m_window && top->parentWidget() != nullptr && top->parentWidget()->window() == &m_window;
    if (key->key() != Qt::Key_F1 || key->modifiers() != Qt::NoModifier || !ours) {
        return QObject::eventFilter(watched, event);
    }
    const QString page = pageAround(widget);
    if (top->windowType() == Qt::Popup) {
        top->close(); // it would stay above the manual
    }
    openAt(page);
    return true;
}

} // namespace poolhouse::ui
