// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/badge.h"

#include <QWidget>

namespace poolhouse::views {
struct ClusterOverview;
}

namespace poolhouse::ui {

class BadgeRow;
class LabelChip;
class TextLabel;
class ToneIcon;

/// Cluster name, label, badges, location and data age. Object names: "clusterTitle", "clusterContext", "ageLabel",
/// "labelChip", "badgeRow"; those of the badges are in BadgeRow.
class ClusterHeader : public QWidget {
    Q_OBJECT
public:
    explicit ClusterHeader(QWidget* parent = nullptr);

    void showHeader(const views::ClusterOverview& overview);

Q_SIGNALS:
    void linkActivated(const poolhouse::views::BadgeLink& link);

private:
    BadgeRow* m_line;
    TextLabel* m_title;
    LabelChip* m_label;
    TextLabel* m_context;
    ToneIcon* m_ageSign;
    TextLabel* m_age;
};

} // namespace poolhouse::ui
