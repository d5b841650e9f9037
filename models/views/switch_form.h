// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/intent.h"
#include "models/views/attachment_forms.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// View state of the form that switches apps over from one cluster to another, such as to its fork or rollback. Pure,
/// as the forms of attachments (attachment_forms.h).
namespace poolhouse::views {

/// Why the engine would refuse a change of the cluster now.
using ClusterRefusalCheck =
    std::function<std::optional<operations::Refusal>(const core::ClusterId& cluster, const core::Change& change)>;

/// The credentials of a cluster as they were read; null: never asked for.
using CredentialsLookup = std::function<const fleet::CredentialsRecord*(const core::ClusterId& cluster)>;

struct SwitchDraft {
    std::string source;                     ///< by name; empty: what the cluster was copied from
    std::set<core::AttachmentId> staying{}; ///< attachments that are not switched
    bool keepNames = true;                  ///< the old names are given again once they are free

    friend bool operator==(const SwitchDraft&, const SwitchDraft&) = default;
};

/// An attachment of the source.
struct SwitchRow {
    core::AttachmentId id;
    bool chosen = true;
    QString title;                  ///< "catalog-api: READS_URL"
    QString steps;                  ///< "READS_2_URL on web-reads, then READS_URL"
    std::optional<QString> problem; ///< why it can't be switched; of one that is chosen

    friend bool operator==(const SwitchRow&, const SwitchRow&) = default;
};

/// First the new attachment, then the old one is detached; an attachment that the app already has of the new cluster,
/// with the same pool and credential, is as good as a new one. The owner of a cluster has a name of its own there;
/// other credentials are matched by name.
struct SwitchForm {
    QString title;
    QString about;
    std::vector<AttachChoice> sources; ///< clusters with attachments, by name
    std::string source;                ///< chosen; empty: none chosen
    std::vector<SwitchRow> rows;
    std::vector<FactRow> facts; ///< steps, restarts, and which data are there
    std::vector<FormWarning> warnings;
    QString phrase;                  ///< "APP/CLUSTER" of the source, to be typed
    std::optional<QString> mismatch; ///< as of DetachForm
    std::optional<QString> whyNot;
    std::vector<operations::Intent> intents; ///< in the order of submission; empty while there is nothing to submit
    QString verb;
};
[[nodiscard]] SwitchForm switchForm(const fleet::ClusterSnapshot& target, const CredentialsLookup& credentials,
                                    const SwitchDraft& draft, const QString& typed, const ClusterRefusalCheck& refusal);

} // namespace poolhouse::views
