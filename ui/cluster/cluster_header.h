// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/badge.h"

#include <QWidget>

#include <vector>

namespace poolhouse::views {
struct ClusterOverview;
}

namespace poolhouse::ui {

class FlowLayout;
class LabelChip;
class TextLabel;
class ToneIcon;

/// Cluster name, label, badges, location and data age. Object names: "clusterTitle", "clusterContext", "ageLabel",
/// "labelChip", "badge.N" from 0. A badge with a link is a BadgeButton.
class ClusterHeader : public QWidget {
    Q_OBJECT
public:
    explicit ClusterHeader(QWidget* parent = nullptr);

    void showHeader(const views::ClusterOverview& overview);

Q_SIGNALS:
    void linkActivated(const poolhouse::views::BadgeLink& link);

private:
    void showBadges(const std::vector<views::Badge>& badges);
    QWidget* makeBadge(std::size_t index);

    QWidget* m_line;
    FlowLayout* m_flow;
    TextLabel* m_title;
    LabelChip* m_label;
    std::vector<views::Badge> m_shown;
    std::vector<QWidget*> m_badges; ///< BadgeLabel, or BadgeButton for a link
    TextLabel* m_context;
    ToneIcon* m_ageSign;
    TextLabel* m_age;
};

} // namespace poolhouse::ui
