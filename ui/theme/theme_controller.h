// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

class QApplication;

namespace poolhouse::ui {

enum class SchemeChoice { System, Light, Dark };

/// Applies style, palette and style sheet of a theme to the application, and follows the system theme for
/// SchemeChoice::System. One per application; create it before the first window is shown to avoid flicker.
class ThemeController : public QObject {
    Q_OBJECT
public:
    explicit ThemeController(QApplication& application, SchemeChoice choice = SchemeChoice::System,
                             QObject* parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    void setChoice(SchemeChoice choice);
    [[nodiscard]] const Theme& theme() const;

    /// Theme for `choice` on a system with palette `system`.
    [[nodiscard]] static const Theme& themeFor(SchemeChoice choice, const QPalette& system);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void themeChanged(); ///< after the palette and the style sheet have changed

private:
    [[nodiscard]] QPalette systemPalette();
    void apply();

    QApplication& m_application;
    SchemeChoice m_choice;
    const Theme* m_theme = nullptr;
    int m_lineHeight = 0; ///< of the style sheet
    bool m_applying = false;
    bool m_pending = false;
};

} // namespace poolhouse::ui
