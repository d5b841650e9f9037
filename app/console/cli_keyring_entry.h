// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/keyring.h"

namespace poolhouse::console {

/// Reads the token that the Heroku CLI keeps in the Secret Service: the item with the attribute service = heroku-cli
/// that was changed last. QtKeychain finds items of its own only. A locked item prompts its user; `timeout` bounds all
/// of it. Missing: no bus, no service or no response in time.
[[nodiscard]] api::Call readCliEntry(std::chrono::milliseconds timeout, QObject* parent, Keyring::Reply reply);

} // namespace poolhouse::console
