// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_controller.h"

#include "ui/theme/theme_style.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QScopedValueRollback>

namespace poolhouse::ui {

ThemeController::ThemeController(QApplication& application, SchemeChoice choice, QObject* parent)
    : QObject(parent), m_application(application), m_choice(choice) {
    QApplication::setStyle(new ThemeStyle);
    apply();
    m_application.installEventFilter(this);
}

ThemeController::~ThemeController() = default;

const Theme& ThemeController::theme() const {
    return *m_theme;
}

void ThemeController::setChoice(SchemeChoice choice) {
    m_choice = choice;
    apply();
}

const Theme& ThemeController::themeFor(SchemeChoice choice, const QPalette& system) {
    const Theme& nearest = Theme::of(system);
    switch (choice) {
    case SchemeChoice::Light: return Theme::of(Scheme::Light, nearest.contrastLevel());
    case SchemeChoice::Dark: return Theme::of(Scheme::Dark, nearest.contrastLevel());
    case SchemeChoice::System: break;
    }
    return nearest;
}

bool ThemeController::eventFilter(QObject* watched, QEvent* event) {
    const bool relevant = event->type() == QEvent::ThemeChange || event->type() == QEvent::ApplicationFontChange ||
                          (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application);
    if (relevant && !m_applying && !m_pending) {
        // The event reaches every window: coalesce into one update.
        m_pending = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_pending = false;
                apply();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

QPalette ThemeController::systemPalette() {
    // An empty palette resets to the platform's: Qt 6.4 has no other public way to query it.
    QApplication::setPalette(QPalette());
    return QApplication::palette();
}

void ThemeController::apply() {
    const QScopedValueRollback guard(m_applying, true);
    const QPalette system = systemPalette();
    const Theme& next = themeFor(m_choice, system);
    QApplication::setPalette(next.palette());
    // as a push button measures its text, which may be a pixel more than the height of the font
    const int lineHeight = QFontMetrics(QApplication::font()).size(Qt::TextShowMnemonic, QStringLiteral("M")).height();
    if (m_theme == &next && m_lineHeight == lineHeight) {
        return;
    }
    const bool changed = m_theme != &next;
    m_theme = &next;
    m_lineHeight = lineHeight;
    m_application.setStyleSheet(next.styleSheet(lineHeight));
    if (changed) {
        Q_EMIT themeChanged();
    }
}

} // namespace poolhouse::ui
