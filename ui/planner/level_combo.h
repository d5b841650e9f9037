// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"
#include "ui/widgets/chevron_combo.h"

#include <string>
#include <vector>

namespace poolhouse::ui {

/// Level selector: shows the name when closed, and levels with resources and prices in the popup. Object name
/// "levelCombo".
class LevelCombo : public ChevronCombo {
    Q_OBJECT
public:
    explicit LevelCombo(QWidget* parent = nullptr);

    /// Keeps the selection; no-op if unchanged.
    void showLevels(const std::vector<views::LevelChoice>& levels);
    void choose(const std::string& level); ///< emits nothing; a level not on offer is shown by name
    [[nodiscard]] QString shownText() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override; ///< of the level chosen

Q_SIGNALS:
    void levelChosen(const QString& level);

private:
    std::vector<views::LevelChoice> m_levels;
    QString m_foreign; ///< current level if it is not on offer
};

} // namespace poolhouse::ui
