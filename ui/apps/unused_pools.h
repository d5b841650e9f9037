// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/apps_view.h"
#include "ui/widgets/card_frame.h"

#include <optional>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace poolhouse::ui {

class BadgeLabel;
class TextLabel;

/// A pool that no app is attached to: its name, what it costs, "Attach an app…", and "Scale to 0…" where it can be.
/// Object names "unusedPool.NAME"; of the children "unusedName", "unusedSentence", "attachToPool", "scaleToZero".
class UnusedPoolRow : public CardFrame {
    Q_OBJECT
public:
    explicit UnusedPoolRow(QWidget* parent = nullptr);

    void showPool(const views::UnusedPool& pool);
    /// Why no pool can be scaled now, and why no app can be attached.
    void showRefusals(const std::optional<QString>& scale, const std::optional<QString>& attach);

Q_SIGNALS:
    void attachRequested(const poolhouse::core::PoolId& pool);
    void scaleToZeroRequested(const poolhouse::core::PoolId& pool);

private:
    views::UnusedPool m_pool;
    BadgeLabel* m_name;
    TextLabel* m_sentence;
    QPushButton* m_attach;
    QPushButton* m_scale;
};

/// The rows of all of them; each pool keeps its row. Hidden without one. Object name "unusedPools".
class UnusedPools : public QWidget {
    Q_OBJECT
public:
    explicit UnusedPools(QWidget* parent = nullptr);

    void showPools(const std::vector<views::UnusedPool>& pools);
    void showRefusals(const std::optional<QString>& scale, const std::optional<QString>& attach);

Q_SIGNALS:
    void attachRequested(const poolhouse::core::PoolId& pool);
    void scaleToZeroRequested(const poolhouse::core::PoolId& pool);

private:
    void insertRow(std::size_t row);

    std::vector<views::UnusedPool> m_pools;
    std::vector<UnusedPoolRow*> m_rows; ///< same order
    QVBoxLayout* m_column;
    std::optional<QString> m_whyNotScale;
    std::optional<QString> m_whyNotAttach;
};

} // namespace poolhouse::ui
