// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/area_command.h"

namespace poolhouse::console {

/// `poolhouse levels`: the levels with their prices. What could not be read is named.
class LevelsCommand final : public AreaCommand {
public:
    LevelsCommand(InfoRequest request, Dependencies dependencies, QObject* parent = nullptr);

private:
    void onListsRead() override;
    void onTimeout() override {} ///< nothing is read after the lists
};

} // namespace poolhouse::console
