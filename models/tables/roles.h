// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace poolhouse::tables {

/// What item models tell beside Qt's own roles (DisplayRole text, ToolTipRole explanation, AccessibleTextRole).
enum Role {
    KindRole = Qt::UserRole + 1, ///< int: RowKind
    IdRole,                      ///< QString: UUID of the app, cluster or pool of the row
    ClusterIdRole,               ///< QString: the cluster the row belongs to; empty for an app
    ToneRole,                    ///< int: Tone
    SortRole,                    ///< QVariant that sorts by value, not by text; unknown sorts last
    SearchRole,                  ///< QString: what the filter looks in
    StaleRole,                   ///< bool: dim it
    LoadingRole,                 ///< bool: nothing known yet
    UseRole,                     ///< double 0..1 and more, or invalid: a bar
    BadgeRole,                   ///< bool: the text of this cell is drawn as a badge of its tone
    SwatchRole,                  ///< int: palette index of a pool's colour, or invalid
    UrgencyRole,                 ///< int: how much the cluster needs somebody, the highest first; on the board
    ChangeRole,                  ///< int: Tone of the change under way on or below the row, or invalid: a small mark
};

enum class RowKind { App, Cluster, Pool };

} // namespace poolhouse::tables
