// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/json/json.h"

#include <map>
#include <string>
#include <string_view>

namespace poolhouse::test {

using Json = nlohmann::json;

// Ids and names of the account that fieldAnswers() describes.
inline constexpr std::string_view webApp = "shop-web";
inline constexpr std::string_view apiApp = "shop-api";
inline constexpr std::string_view firstCluster = "dddddddd-0000-4000-8000-000000000001";  ///< of shop-web
inline constexpr std::string_view secondCluster = "dddddddd-0000-4000-8000-000000000002"; ///< of shop-api
inline constexpr std::string_view firstName = "postgresql-field-10001";  ///< leader of two 8G, web-reads of three 4G
inline constexpr std::string_view secondName = "postgresql-field-10002"; ///< leader of one 4G

/// "GET /data/postgres/v1/ID/info"
[[nodiscard]] std::string infoRoute(std::string_view cluster);

/// An add-on as GET /addons lists it.
[[nodiscard]] Json fieldAddon(std::string_view id, std::string_view name, std::string_view app);
/// An attachment as GET /addon-attachments lists it. No pool: the leader.
[[nodiscard]] Json fieldAttachment(int number, std::string_view name, std::string_view app, std::string_view cluster,
                                   std::string_view pool = {});
/// A pool as GET info lists it, with `count` instances that are up.
[[nodiscard]] Json fieldPool(int number, std::string_view name, std::string_view level, int count, int used);
/// GET info of a cluster.
[[nodiscard]] Json fieldInfo(std::string_view id, std::string_view name, std::string_view app, Json pools);

/// Bodies by "METHOD /path" of an account with two apps, two Advanced clusters, three attachments, five levels and four
/// prices. All of it as the contract asks.
[[nodiscard]] std::map<std::string, Json> fieldAnswers();

} // namespace poolhouse::test
