// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

/// The entries of the kinds that change credentials.
namespace poolhouse::operations {

[[nodiscard]] const KindRules& createCredentialRules();
[[nodiscard]] const KindRules& rotateCredentialRules();
[[nodiscard]] const KindRules& rotateAllCredentialsRules();
[[nodiscard]] const KindRules& destroyCredentialRules();

} // namespace poolhouse::operations
