// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

class QApplication;

namespace poolhouse::ui {

enum class SchemeChoice { System, Light, Dark };

/// Dresses the application: Fusion, the palette and the style sheet of a theme, following the system while the choice
/// is System. One per application, made after it and before the first window, so that no window flashes.
class ThemeController : public QObject {
    Q_OBJECT
public:
    explicit ThemeController(QApplication& application, SchemeChoice choice = SchemeChoice::System,
                             QObject* parent = nullptr);
    ~ThemeController() override;

    [[nodiscard]] SchemeChoice choice() const { return m_choice; }
    void setChoice(SchemeChoice choice);
    [[nodiscard]] const Theme& theme() const;

    /// What the controller shows for a system whose palette is `system`.
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
    bool m_applying = false;
    bool m_pending = false;
};

} // namespace poolhouse::ui
