// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// View state of the forms that change a cluster as a whole. Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

/// How long the button that destroys a cluster can't be used at first.
inline constexpr std::chrono::seconds destroyCooling{10};

struct DestroyClusterDraft {
    std::vector<std::string> named; ///< other apps that may lose it, confirmed one by one
    QString typed;                  ///< of the phrase
    std::chrono::seconds cooling{}; ///< left of destroyCooling

    friend bool operator==(const DestroyClusterDraft&, const DestroyClusterDraft&) = default;
};

/// Another app that is attached, to be confirmed.
struct LosingApp {
    std::string app;
    QString line; ///< "catalog-api loses READS_URL and restarts"

    friend bool operator==(const LosingApp&, const LosingApp&) = default;
};

struct DestroyClusterForm {
    QString title;                     ///< "Destroy postgresql-horizontal-12345?"
    QString consequence;               ///< what happens, in sentences
    std::vector<FactRow> facts;        ///< what goes with it
    std::vector<LosingApp> apps;       ///< by name
    QString phrase;                    ///< "example-app/postgresql-horizontal-12345"
    std::optional<QString> mismatch;   ///< the mistake in the phrase, once it cannot become it
    std::optional<QString> whyNot;     ///< why it can't be sent now
    QString verb;                      ///< "Destroy cluster", "Destroy cluster (7 s)"
    std::vector<core::Change> changes; ///< empty while there is nothing to send
};
[[nodiscard]] DestroyClusterForm destroyClusterForm(const fleet::ClusterSnapshot& snapshot,
                                                    const DestroyClusterDraft& draft, const RefusalCheck& refusal);

struct UpgradeDraft {
    QString version; ///< as entered; empty: the newest one
    QString typed;   ///< of the phrase

    friend bool operator==(const UpgradeDraft&, const UpgradeDraft&) = default;
};

struct UpgradeForm {
    QString title; ///< "Upgrade PostgreSQL of postgresql-horizontal-12345?"
    QString consequence;
    std::vector<FactRow> facts;
    QString phrase;
    std::optional<QString> mismatch;
    std::optional<QString> fieldProblem; ///< why the version can't be as entered
    std::optional<QString> whyNot;
    QString verb;                      ///< "Upgrade"
    std::vector<core::Change> changes; ///< empty while there is nothing to send
};
/// Why it can't be started now; empty: it can. `record`: null while nothing is known of the cluster.
[[nodiscard]] std::optional<QString> whyNoUpgrade(const fleet::ClusterRecord* record, const RefusalCheck& refusal);
[[nodiscard]] UpgradeForm upgradeForm(const fleet::ClusterSnapshot& snapshot, const UpgradeDraft& draft,
                                      const RefusalCheck& refusal);

} // namespace poolhouse::views
