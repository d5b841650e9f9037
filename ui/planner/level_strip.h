// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QWidget>

#include <vector>

namespace poolhouse::ui {

class TextLabel;

/// The levels on offer with their prices, to be dragged onto a lane. The level lists of the lanes do the same by key.
/// Object names "levelStrip", "levelChip.NUMBER".
class LevelStrip : public QWidget {
    Q_OBJECT
public:
    explicit LevelStrip(QWidget* parent = nullptr);

    void showLevels(const std::vector<views::LevelChoice>& levels);

Q_SIGNALS:
    void grabbed(const QString& level, QPoint global);
    void dragged(QPoint global, Qt::KeyboardModifiers modifiers);
    void released();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::vector<views::LevelChoice> m_levels;
    std::vector<TextLabel*> m_chips;
    bool m_held = false;
};

} // namespace poolhouse::ui
