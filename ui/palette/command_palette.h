// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palette_match.h"

#include <QFrame>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace poolhouse::ui {

/// Search popup over all navigation targets and actions. Enter activates the current row, Esc closes, arrow keys move
/// the selection while the field keeps the focus. Object names: "commandPalette", "paletteField", "paletteList".
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    static constexpr int shownAtMost = 50;

    explicit CommandPalette(QWidget* window);

    /// A search for something else: object names "`name`", "`name`Field" and "`name`List", its title and its prompt.
    void setPurpose(const QString& name, const QString& title, const QString& prompt);

    /// Opens near the top of the window with an empty field. While it is empty, the suggestions are listed, or
    /// everything when there are none; the search is in `entries`.
    void open(std::vector<PaletteEntry> entries, std::vector<PaletteEntry> suggestions = {});

Q_SIGNALS:
    void chosen(const poolhouse::ui::PaletteEntry& entry);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void search();
    void announceCount(); ///< to screen readers, if it is another one
    void place();
    void activateCurrent();

    std::vector<PaletteEntry> m_entries;
    std::vector<PaletteEntry> m_suggestions;
    std::vector<PaletteEntry> m_shown;
    QLineEdit* m_field = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_none = nullptr;
    QString m_announced;
};

} // namespace poolhouse::ui
