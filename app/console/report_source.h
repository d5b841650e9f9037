// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::fleet {
class Session;
}

namespace poolhouse::console {

/// Origin of the figures.
struct InfoSource {
    QString kind;   ///< "sandbox" or "api"
    QString target; ///< "built-in sandbox", "api.heroku.com"
};
[[nodiscard]] InfoSource sourceOf(const fleet::Session& session);

} // namespace poolhouse::console
