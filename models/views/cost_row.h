// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::views {

/// One line of "Cost by pool".
struct CostRow {
    int colour = -1; ///< palette index of the pool, -1 for storage
    QString label;   ///< "Leader + standby"
    QString amount;  ///< "$600.00", "price unknown"
    QString share;   ///< "38%", empty when unknown
    bool total = false;

    friend bool operator==(const CostRow&, const CostRow&) = default;
};

} // namespace poolhouse::views
