// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace poolhouse::tables {

/// Roles of the item models in addition to Qt's own (DisplayRole text, ToolTipRole explanation, AccessibleTextRole).
enum Role {
    KindRole = Qt::UserRole + 1, ///< int: RowKind
    IdRole,                      ///< QString: UUID of the app, cluster or pool of the row
    ClusterIdRole,               ///< QString: the cluster the row belongs to; empty for an app
    ToneRole,                    ///< int: Tone
    SortRole,                    ///< QVariant: sort key by value, not by text; unknown sorts last
    SearchRole,                  ///< QString: text that the filter searches
    StaleRole,                   ///< bool: shown dimmed
    LoadingRole,                 ///< bool: never read
    UseRole,                     ///< double, 0 to 1 and above, or invalid: drawn as a bar
    BadgeRole,                   ///< bool: the text of this cell is drawn as a badge of its tone
    SwatchRole,                  ///< int: palette index of a pool's colour, or invalid
    UrgencyRole,                 ///< int: urgency(), highest first; board only
    DetailRole,                  ///< QString: second line of the cell, or empty; board only
    MarkRole,                    ///< double: share of UseRole's limit after losing one instance, or invalid
    ChangeRole,                  ///< int: Tone of the change in progress on or below the row, or invalid
    FlagsRole,                   ///< int: ClusterFlag bits, of the whole row; board only
    TrendRole,                   ///< views::PoolTrend of the fullest pool, drawn as a line, or invalid; board only
    LabelRole,      ///< QString: label of the cluster, in the tree also of all clusters of an app; or empty
    LabelColorRole, ///< int: fleet::LabelColor of LabelRole
};

/// What a filter can ask for.
enum ClusterFlag {
    NeedsAttention = 1,
    WithoutRedundancy = 2, ///< at least one pool
    PriceUnknown = 4,      ///< the cost is unknown, at least in part
    ReadOnly = 8,          ///< a lock forbids changes now
};

enum class RowKind { App, Cluster, Pool };

} // namespace poolhouse::tables
