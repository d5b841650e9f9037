// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/tls_refusal.h"

#include <QString>

/// Why a connection is not secure, and how to get one (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString tlsReason(const api::TlsRefusal& refusal);
[[nodiscard]] QString tlsRemedy(const api::TlsRefusal& refusal);

} // namespace poolhouse::text
