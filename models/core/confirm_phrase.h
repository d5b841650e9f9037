// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace poolhouse::core {

/// What is typed to confirm a change to a pool, a cluster, an attachment or a credential: "APP/NAME", in the window and
/// on the command line. Without a known app, "NAME".
[[nodiscard]] inline std::string phraseOf(const std::string& app, const std::string& name) {
    return app.empty() ? name : app + '/' + name;
}

} // namespace poolhouse::core
