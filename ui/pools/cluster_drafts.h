// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/new_cluster_form.h"
#include "ui/pools/pool_drafts.h"

#include <QString>

#include <optional>
#include <string>
#include <utility>

namespace poolhouse::fleet {
class Session;
}

namespace poolhouse::ui {

class Preferences;

/// As PoolDrafts, of the wizard for new clusters: for each account one draft per cluster that is copied, and one for
/// those that are not copies.
class ClusterDrafts {
public:
    struct Saved {
        views::NewClusterDraft draft;
        int step = 0;
        std::string operation{}; ///< that it was submitted as, by id; empty: it was not

        friend bool operator==(const Saved&, const Saved&) = default;
    };
    /// `session`: without an account it has no drafts.
    ClusterDrafts(Preferences& preferences, const fleet::Session& session, CameToNothing cameToNothing)
        : m_preferences(preferences), m_session(session), m_cameToNothing(std::move(cameToNothing)) {}

    /// `source`: the name of the cluster to copy; empty: none.
    [[nodiscard]] std::optional<Saved> find(const std::string& source) const;
    void save(const std::string& source, const Saved& saved);
    void remove(const std::string& source);

private:
    [[nodiscard]] std::optional<QString> keyOf(const std::string& source) const; ///< empty: there is no account

    Preferences& m_preferences;
    const fleet::Session& m_session;
    CameToNothing m_cameToNothing;
};

} // namespace poolhouse::ui
