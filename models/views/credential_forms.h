// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/credential.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <string>
#include <vector>

/// View state of the forms that change credentials of a cluster. Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

/// What is to be done, and what was entered.
struct CredentialDraft {
    core::ChangeKind kind = core::ChangeKind::CreateCredential; ///< of core::ChangeArea::Credentials
    std::string name;                                           ///< of the one; of a new one, as entered
    bool forced = false;
    QString typed; ///< of the phrase

    friend bool operator==(const CredentialDraft&, const CredentialDraft&) = default;
};

struct CredentialForm {
    QString title;                       ///< "Rotate the credential reporting?"
    QString consequence;                 ///< what happens, in sentences
    std::vector<FactRow> facts;          ///< who uses it
    QString phrase;                      ///< "example-app/reporting", to be typed; empty: nothing is
    std::optional<QString> mismatch;     ///< the mistake in the phrase, once it cannot become it
    std::optional<QString> fieldProblem; ///< why the name can't be as entered
    std::optional<QString> whyNot;       ///< why it can't be sent now
    bool alarming = false;               ///< it breaks connections, or can't be undone
    QString verb;                        ///< "Rotate"
    QString keep;                        ///< of the button that leaves it, with its mnemonic
    std::vector<core::Change> changes;   ///< empty while there is nothing to send
};

/// `all`: as they were read last.
[[nodiscard]] CredentialForm credentialForm(const fleet::ClusterSnapshot& snapshot,
                                            const std::vector<core::Credential>& all, const CredentialDraft& draft,
                                            const RefusalCheck& refusal);

} // namespace poolhouse::views
