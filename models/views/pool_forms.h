// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/pool_draft.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/text/tone.h"
#include "models/views/badge.h"
#include "models/views/instance_box.h"
#include "models/views/span.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

/// View state of the forms that change pools, derived from the cluster and the input: text, figures, tones and the
/// changes to submit. Pure: no I/O, no side effects.
namespace poolhouse::views {

/// One level on offer.
struct LevelChoice {
    std::string level;
    QString name;        ///< "8G-Performance"
    QString vcpu;        ///< "2 vCPU"
    QString memory;      ///< "8 GB"
    QString connections; ///< "800"
    QString limit;       ///< "800 connections"
    QString hourly;      ///< "~$0.417", empty when the price is unknown
    QString monthly;     ///< "$300.00", "price unknown"
    QString note;        ///< "current", "sandbox price", both or none
    bool current = false;

    friend bool operator==(const LevelChoice&, const LevelChoice&) = default;
};

/// A rule that the draft breaks, shown beside its field.
struct FormProblem {
    core::DraftField field = core::DraftField::Name;
    QString sentence;
    QString suggestion; ///< a value that fits, offered as a button; may be empty

    friend bool operator==(const FormProblem&, const FormProblem&) = default;
};

/// A consequence to know before deciding; with `acceptance` it has to be confirmed first.
struct FormWarning {
    QString sentence;
    text::Tone tone = text::Tone::Attention;
    bool acceptance = false;

    friend bool operator==(const FormWarning&, const FormWarning&) = default;
};

/// One line of a review: a figure before and after.
struct FigureRow {
    QString label;
    QString before;
    QString after; ///< emphasised

    friend bool operator==(const FigureRow&, const FigureRow&) = default;
};

/// Common to all forms.
struct ChangeForm {
    QString title;
    std::vector<LevelChoice> levels;
    QString levelLine; ///< "8G-Performance · 2 vCPU · 8 GB · 800 connections each"
    std::vector<FormProblem> problems;
    std::vector<FormWarning> warnings;
    std::vector<FigureRow> figures;    ///< in the order: pool, cluster cost, read connections, then the others
    QStringList notes;                 ///< what restarts, where prices come from, gaps in them
    std::vector<core::Change> changes; ///< in the order of submission; empty while there is nothing to submit
    QString verb;                      ///< of the submit button: "Add 2 instances"

    [[nodiscard]] const FormProblem* problemOf(core::DraftField field) const; ///< the first; null when there is none
    [[nodiscard]] bool needsAcceptance() const;
};

struct AddPoolDraft {
    std::string name;
    std::string level; ///< empty: the leader's, the first on offer without one
    int count = 1;

    friend bool operator==(const AddPoolDraft&, const AddPoolDraft&) = default;
};

struct AddPoolForm : ChangeForm {
    std::optional<QString> whyNot; ///< why no pool can be added to this cluster (rule 1); empty: one can
    AddPoolDraft draft;            ///< with the level filled in
    int most = 1;                  ///< instances
    QString remaining;             ///< "9 still available in this cluster (limit 13)"
    Badge redundancy;
    std::vector<InstanceBox> boxes;
    QString nameHint; ///< what an empty name means
};
[[nodiscard]] AddPoolForm addPoolForm(const fleet::ClusterSnapshot& snapshot, const AddPoolDraft& draft);

struct ScaleDraft {
    std::string level;
    int count = 0;

    friend bool operator==(const ScaleDraft&, const ScaleDraft&) = default;
};

struct ScaleForm : ChangeForm {
    int most = 0; ///< rule 4
    int currentCount = 0;
    QString remaining;  ///< "3 now, up to 12; the other follower pools use 1 of the cluster's 13"
    QString countNote;  ///< what 0 means; else empty
    QString survivable; ///< "760 connections if one instance fails."
    Badge redundancy;
    std::vector<InstanceBox> boxes;
    QString sequence; ///< in which order two changes are made, and why; empty for one
};
/// Empty when the cluster has no follower pool of that name.
[[nodiscard]] std::optional<ScaleForm> scaleForm(const fleet::ClusterSnapshot& snapshot, const std::string& pool,
                                                 const ScaleDraft& draft);

struct LeaderDraft {
    std::string level;
    bool standby = false;

    friend bool operator==(const LeaderDraft&, const LeaderDraft&) = default;
};

struct LeaderForm : ChangeForm {
    QString standbyPrice;  ///< "$300.00/month, same as the leader"
    QString standbyEffect; ///< effect of adding or removing the standby
    std::vector<InstanceBox> boxes;
    QString sequence;
};
/// Empty while the cluster has no leader pool.
[[nodiscard]] std::optional<LeaderForm> leaderForm(const fleet::ClusterSnapshot& snapshot, const LeaderDraft& draft);

struct DestroyForm {
    QString title;       ///< "Destroy web-reads?"
    QString consequence; ///< "Destructive action. It affects the app example-app, ..."
    std::vector<FactRow> facts;
    std::vector<FormWarning> warnings; ///< overflows after losing one instance, of the pools that stay
    bool canScaleToZero = false;       ///< offered as the milder alternative
    QString phrase;                    ///< "example-app/web-reads", to be typed
    bool confirmed = false;
    std::optional<QString> mismatch; ///< the mistake in the input, once it cannot become the phrase
    QString verb;                    ///< "Destroy web-reads"
    std::vector<core::Change> changes;
};
/// `typed` may have blanks around it; case matters. Empty when the cluster has no follower pool of that name.
[[nodiscard]] std::optional<DestroyForm> destroyForm(const fleet::ClusterSnapshot& snapshot, const std::string& pool,
                                                     const QString& typed);

} // namespace poolhouse::views
