// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"
#include "ui/widgets/chevron_combo.h"

#include <string>
#include <vector>

namespace poolhouse::ui {

/// A level by its name; opened, the levels on offer with what they have and cost. Object name "levelCombo".
class LevelCombo : public ChevronCombo {
    Q_OBJECT
public:
    explicit LevelCombo(QWidget* parent = nullptr);

    /// Changes only what differs.
    void showLevels(const std::vector<views::LevelChoice>& levels);
    void choose(const std::string& level); ///< says nothing to anybody; one that is not on offer is shown all the same
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void levelChosen(const QString& level);

protected:
    [[nodiscard]] QString shownText() const override;

private:
    std::vector<views::LevelChoice> m_levels;
    QString m_foreign; ///< the level chosen when it is not on offer
};

} // namespace poolhouse::ui
