// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/credential.h"
#include "models/operations/operation.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

/// Text about credentials (context "Wording"). Pure; no text holds a password.
namespace poolhouse::text {

[[nodiscard]] QString credentialStateWord(const core::Credential& credential); ///< "active", "rotating"
[[nodiscard]] QString credentialTypeWord(const core::Credential& credential);  ///< "owner", "additional"
/// What changes, as the title of an operation: "Rotate the credential reporting".
[[nodiscard]] QString credentialChangeTitle(const core::Change& change);
/// The one that it is about, or "the credentials".
[[nodiscard]] QString credentialSubject(const core::ChangedCredential& change);
/// What such a change does, as sentences: what breaks, for how long, which apps restart.
[[nodiscard]] QStringList credentialEffects(const core::Change& change);
/// Why a change is not possible though nothing refuses it; see core::usersKnown().
[[nodiscard]] QString credentialUseUnknown(const core::ChangedCredential& change);
/// Why it can't be changed so. `usedBy`: attachments with the credential, of Attached.
[[nodiscard]] QString credentialProblemText(core::CredentialProblem problem, const core::ChangedCredential& change,
                                            const std::vector<operations::AttachmentName>& usedBy = {});

} // namespace poolhouse::text
