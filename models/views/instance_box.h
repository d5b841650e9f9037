// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::views {

/// One instance drawn as a small box.
struct InstanceBox {
    enum class Appearance {
        Up,      ///< solid
        Standby, ///< dashed, dimmed: takes no connections
        Coming,  ///< dotted: wanted, not there yet
        Trouble, ///< any status but "up"
        Unknown, ///< outlined: its status could not be read
    };
    QString label; ///< "L", "S", "1"
    Appearance appearance = Appearance::Up;
    QString explanation; ///< "Follower i3r507gt6dbscn: up since ..."

    friend bool operator==(const InstanceBox&, const InstanceBox&) = default;
};

} // namespace poolhouse::views
