// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

// Only what a palette cannot express: radii, hairlines, the current tab's underline, a 2 px focus ring. Colours are
// @name placeholders, replaced below.
constexpr const char* styleSheetText = R"(
QToolTip { color: @text; background: @card; border: 1px solid @border; padding: 4px 6px; }
QPushButton { color: @text; background: @card; border: 1px solid @buttonBorder; border-radius: 6px;
    padding: 4px 12px; min-height: @linepx; }
QPushButton:hover { background: @hover; }
QPushButton:pressed, QPushButton:checked { background: @track; }
QPushButton:disabled { color: @faint; background: @window; }
QPushButton:focus { border: 2px solid @accent; padding: 3px 11px; }
QPushButton[tight="true"] { padding: 4px 8px; }
QPushButton[tight="true"]:focus { padding: 3px 7px; }
QPushButton[primary="true"] { color: @onPrimary; background: @primary; border-color: @primary; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @primaryHover; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled { background: @primaryFaint; border-color: @primaryFaint; }
QPushButton[quiet="true"] { color: @accent; background: transparent; border-color: transparent; padding: 2px 6px; }
QPushButton[quiet="true"]:hover { background: @hover; }
QPushButton[quiet="true"]:focus { border: 2px solid @accent; padding: 1px 5px; }
QPushButton[chip="true"] { border-radius: 12px; padding: 1px 10px; }
QPushButton[chip="true"]:checked { color: @accent; background: @hover; border-color: @accent; }
QPushButton[chip="true"]:focus { border: 2px solid @accent; padding: 0px 9px; }
QLineEdit, QComboBox, QAbstractSpinBox { background: @card; border: 1px solid @border; border-radius: 6px;
    padding: 3px 8px; min-height: @linepx; selection-background-color: @primary; selection-color: @onPrimary; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @accent; padding: 2px 7px; }
QLineEdit[tight="true"], QComboBox[tight="true"] { padding: 2px 6px; }
QLineEdit[tight="true"]:focus, QComboBox[tight="true"]:focus { padding: 1px 5px; }
QTabWidget::pane { border: none; border-top: 1px solid @hairline; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { color: @dimText; background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px; min-height: @linepx; }
QTabBar::tab:selected { color: @text; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { border: 2px solid @accent; border-radius: 6px; padding: 4px 10px 6px 10px; }
QHeaderView { background: transparent; }
QHeaderView::section { color: @dimText; background: @card; border: none; border-bottom: 1px solid @hairline;
    padding: 4px 8px; }
QTableCornerButton::section { background: @card; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @scrollHandle; border: 3px solid @scrollRim; border-radius: 6px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @hairline; }
)";

} // namespace

QString Theme::styleSheet(int lineHeight) const {
    const bool high = m_contrast == ContrastLevel::High;
    // Longer names precede their prefixes.
    const std::pair<const char*, QColor> names[] = {
        {"@buttonBorder", high ? text : mixed(border, card, 0.5)},
        {"@primaryHover", mixed(QColor(Qt::black), primary, 0.12)},
        {"@primaryFaint", mixed(primary, window, 0.45)},
        {"@scrollHandle", high ? text : mixed(border, window, 0.55)},
        {"@scrollRim", window},
        {"@onPrimary", onPrimary},
        {"@hairline", hairline},
        {"@dimText", dimText},
        {"@primary", primary},
        {"@accent", accent},
        {"@border", border},
        {"@window", window},
        {"@faint", mixed(text, window, 0.45)},
        {"@hover", hover},
        {"@track", track},
        {"@card", card},
        {"@text", text},
    };
    constexpr int lowestControl = 20; ///< without padding
    QString result = QString::fromLatin1(styleSheetText);
    result.replace(QLatin1String("@line"), QString::number(std::max(lowestControl, lineHeight)));
    for (const auto& [name, colour] : names) {
        result.replace(QLatin1String(name), colour.name());
    }
    return result;
}

} // namespace poolhouse::ui
