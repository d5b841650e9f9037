// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::ui {

/// The tabs of a cluster's page, in their order there.
enum class ClusterTab { Overview, Plan, Apps, Maintenance, Settings, Storage, Credentials };

} // namespace poolhouse::ui
