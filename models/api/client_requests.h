// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the client: requests in the form of the API contract.

#include "models/api/http_transport.h"
#include "models/core/ids.h"

#include <QString>

#include <optional>
#include <string>

namespace poolhouse::api {

/// Headers of a request, by what the contract calls it.
enum class HeaderProfile { Plain, ExpandedAddons, FullAttachments };

[[nodiscard]] HttpRequest getRequest(const QUrl& base, const QString& path,
                                     HeaderProfile profile = HeaderProfile::Plain);
[[nodiscard]] HttpRequest writeRequest(const char* method, const QUrl& base, const QString& path,
                                       std::optional<QByteArray> body = std::nullopt);

/// Percent-encoded, as one segment of a path.
[[nodiscard]] QString pathSegment(const std::string& text);
/// "/data/postgres/v1/ID" and what follows.
[[nodiscard]] QString clusterPath(const core::ClusterId& cluster, const char* what);

} // namespace poolhouse::api
