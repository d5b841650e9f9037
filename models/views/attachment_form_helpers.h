// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_forms.h"

/// What the forms of attachments have in common.
namespace poolhouse::views::forms {

/// What a new attachment is to be: the choices so far.
struct NewAttachment {
    std::string app; ///< by name
    std::string pool;
    std::string credential;
    std::string name; ///< as entered

    [[nodiscard]] core::Change change(const std::string& finalName) const;
};

/// "READS_URL".
[[nodiscard]] QString configVar(const std::string& name);
/// "3 config vars", "at least 3 config vars", "unknown": those attached to the pool, with `more` added.
[[nodiscard]] QString attachedCount(const fleet::ClusterSnapshot& snapshot, const std::string& pool, int more);
/// "Leader · 8G-Performance × 2 · 612 of 800 in use".
[[nodiscard]] QString poolLine(const core::Pool& pool, const core::Catalog& catalog);
/// Why other attachments may exist than those that are known; empty when there is no reason.
[[nodiscard]] QString attachmentGaps(const fleet::ClusterSnapshot& snapshot);

/// That the pool accepts no connections now, and why; empty: it does.
[[nodiscard]] std::optional<FormWarning> noConnectionsWarning(const core::Pool& pool, const core::Catalog& catalog);

/// The owner's credential, then those that were read, those that attachments of the cluster use, and the chosen one.
/// `credentials` may be null.
[[nodiscard]] std::vector<AttachChoice> credentialChoices(const fleet::ClusterSnapshot& snapshot,
                                                          const fleet::CredentialsRecord* credentials,
                                                          const std::string& chosen);
/// Why some may be missing there; empty: the list is complete.
[[nodiscard]] QString credentialGaps(const fleet::CredentialsRecord* credentials);

/// Name, problems, warnings about the pool, and the reason why nothing can be submitted. Returns the change; empty
/// while there is a problem.
[[nodiscard]] std::optional<core::Change> addNewAttachment(NewAttachmentForm& form,
                                                           const fleet::ClusterSnapshot& snapshot,
                                                           const NewAttachment& wanted, const RefusalCheck& refusal);

/// The attachment of the snapshot; null when it is gone.
[[nodiscard]] const core::Attachment* attachmentWithId(const fleet::ClusterSnapshot& snapshot,
                                                       const core::AttachmentId& id);
[[nodiscard]] core::Change detachChange(const core::Attachment& attachment);
/// What goes wrong without it, each a reason to type a phrase: DATABASE_URL, the last one to the leader.
[[nodiscard]] QStringList detachDangers(const fleet::ClusterSnapshot& snapshot, const core::Attachment& attachment);

} // namespace poolhouse::views::forms
