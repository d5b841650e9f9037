// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/authorities.h"
#include "models/core/result.h"

#include <QString>

namespace poolhouse::console {

/// Authorities that the user adds to the system's: `caFile` of --ca-file (empty: not given), and what SSL_CERT_FILE,
/// SSL_CERT_DIR, CURL_CA_BUNDLE and NODE_EXTRA_CA_CERTS name. An unusable option is an error, a sentence; an unusable
/// variable is only mentioned once a server is refused, since it may be meant for other programs.
[[nodiscard]] core::Result<api::Authorities, QString> trustedAuthorities(const QString& caFile);

} // namespace poolhouse::console
