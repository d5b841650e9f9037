// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <string>
#include <vector>

namespace poolhouse::core {

/// The change of the credential with this name, or of all if it is empty, to what was read. One that is gone has
/// nothing shown, which is refused. `kind`: of ChangeArea::Credentials.
[[nodiscard]] Change changeOfCredentials(ChangeKind kind, const std::string& name, bool forced,
                                         const std::vector<Credential>& all,
                                         const std::vector<Attachment>& attachments);

/// Whether it is known which apps use what is changed; see attachmentsUsing(). If not, apps could restart unannounced,
/// and no lock of theirs would count. `attachments`: null while they are not known.
[[nodiscard]] bool usersKnown(const ChangedCredential& change, const std::vector<Credential>& all,
                              const std::vector<Attachment>* attachments);

/// What is typed to confirm a change that breaks connections or can't be undone: APP/CREDENTIAL, or APP/CLUSTER for all
/// of them. Empty: nothing has to be.
[[nodiscard]] std::string credentialPhrase(const Change& change, const std::string& app, const std::string& cluster);

} // namespace poolhouse::core
