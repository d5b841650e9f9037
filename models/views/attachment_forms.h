// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/refusal.h"
#include "models/views/pool_forms.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {
struct CredentialsRecord;
}

/// View state of the forms that attach an app to a pool, detach it, and move it to another pool. Pure, as the forms of
/// pools (pool_forms.h).
namespace poolhouse::views {

/// Why the engine would refuse a change now, such as operations::Engine::refusal().
using RefusalCheck = std::function<std::optional<operations::Refusal>(const core::Change& change)>;

enum class AttachField { App, Pool, Name };

/// Why a field can't stay as it is, shown beside it.
struct AttachProblem {
    AttachField field = AttachField::Name;
    QString sentence;
    QString suggestion; ///< a value that fits, offered as a button; may be empty

    friend bool operator==(const AttachProblem&, const AttachProblem&) = default;
};

/// An item of a list to choose from.
struct AttachChoice {
    std::string key; ///< name of the pool or of the credential; empty: the owner's credential
    QString text;

    friend bool operator==(const AttachChoice&, const AttachChoice&) = default;
};

/// Common to attaching and moving.
struct NewAttachmentForm {
    QString title;
    std::vector<AttachChoice> pools; ///< in display order
    std::string pool;                ///< chosen
    QString generated;               ///< the name when none is entered: "WEB_READS"
    QString nameHint;                ///< which config var the name makes
    std::vector<AttachProblem> problems;
    std::optional<QString> whyNot; ///< why nothing can be submitted; a problem, or nothing is chosen yet
    std::vector<FormWarning> warnings;
    std::vector<FigureRow> figures;
    QStringList notes;
    std::vector<core::Change> changes; ///< in the order of submission; empty while there is nothing to submit
    QString verb;

    [[nodiscard]] const AttachProblem* problemOf(AttachField field) const; ///< the first; null when there is none
};

struct AttachDraft {
    std::string app;        ///< by name, as entered
    std::string pool;       ///< by name; empty: the leader
    std::string credential; ///< by name; empty: the owner's
    std::string name;       ///< as entered; empty: generated

    friend bool operator==(const AttachDraft&, const AttachDraft&) = default;
};

struct AttachForm : NewAttachmentForm {
    QStringList apps;                      ///< of the account, by name
    std::vector<AttachChoice> credentials; ///< the owner's, then the others of the cluster, by name
    QString credentialHint;                ///< why some may be missing there; empty: the list is complete
};
/// `credentials`: as they were read; null: never asked for. Those that attachments use are offered in any case.
[[nodiscard]] AttachForm attachForm(const fleet::ClusterSnapshot& snapshot, const fleet::CredentialsRecord* credentials,
                                    const AttachDraft& draft, const RefusalCheck& refusal);

struct DetachForm {
    QString title;       ///< "Detach READS from catalog-api?"
    QString consequence; ///< what the app loses
    std::vector<FactRow> facts;
    std::vector<FormWarning> warnings;
    QString phrase;                  ///< "example-app/DATABASE", to be typed; empty: nothing is
    bool confirmed = true;           ///< the phrase was typed, or none is needed
    std::optional<QString> mismatch; ///< the mistake in the input, once it cannot become the phrase
    std::optional<QString> whyNot;   ///< why it can't be detached now, whatever is typed
    QString verb;                    ///< "Detach READS"
    std::vector<core::Change> changes;
};
/// `typed` may have blanks around it; case matters. Empty when the cluster has no such attachment.
[[nodiscard]] std::optional<DetachForm> detachForm(const fleet::ClusterSnapshot& snapshot,
                                                   const core::AttachmentId& attachment, const QString& typed,
                                                   const RefusalCheck& refusal);

struct MoveDraft {
    std::string pool; ///< by name; empty: none chosen
    std::string name; ///< of the new attachment, as entered; empty: generated

    friend bool operator==(const MoveDraft&, const MoveDraft&) = default;
};

/// The new attachment first, the old one after: the app is never without one.
struct MoveForm : NewAttachmentForm {
    QString sequence;                ///< in which order, and why
    QString phrase;                  ///< as of DetachForm, for the same attachments; then no warning is to be accepted
    bool confirmed = true;           ///< the phrase was typed, or none is needed
    std::optional<QString> mismatch; ///< as of DetachForm
};
/// `typed` as of detachForm(). Empty when the cluster has no such attachment.
[[nodiscard]] std::optional<MoveForm> moveForm(const fleet::ClusterSnapshot& snapshot,
                                               const core::AttachmentId& attachment, const MoveDraft& draft,
                                               const QString& typed, const RefusalCheck& refusal);

} // namespace poolhouse::views
