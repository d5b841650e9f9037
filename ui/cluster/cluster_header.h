// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/badge.h"

#include <QWidget>

#include <vector>

namespace poolhouse::views {
struct ClusterOverview;
}

namespace poolhouse::ui {

class BadgeLabel;
class FlowLayout;
class LabelChip;
class TextLabel;
class ToneIcon;

/// Cluster name, label, badges, location and data age. Object names: "clusterTitle", "clusterContext", "ageLabel",
/// "labelChip", "badge.N" from 0.
class ClusterHeader : public QWidget {
    Q_OBJECT
public:
    explicit ClusterHeader(QWidget* parent = nullptr);

    void showHeader(const views::ClusterOverview& overview);

private:
    void showBadges(const std::vector<views::Badge>& badges);

    QWidget* m_line;
    FlowLayout* m_flow;
    TextLabel* m_title;
    LabelChip* m_label;
    std::vector<BadgeLabel*> m_badges;
    TextLabel* m_context;
    ToneIcon* m_ageSign;
    TextLabel* m_age;
};

} // namespace poolhouse::ui
