// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/new_cluster_form.h"

#include <QString>

#include <optional>
#include <string>

namespace poolhouse::ui {

class Preferences;

/// As PoolDrafts, of the wizard for new clusters: one draft per cluster that is copied, and one for those that are not
/// copies.
class ClusterDrafts {
public:
    struct Saved {
        views::NewClusterDraft draft;
        int step = 0;

        friend bool operator==(const Saved&, const Saved&) = default;
    };
    explicit ClusterDrafts(Preferences& preferences) : m_preferences(preferences) {}

    /// `source`: the name of the cluster to copy; empty: none.
    [[nodiscard]] std::optional<Saved> find(const std::string& source) const;
    void save(const std::string& source, const Saved& saved);
    void remove(const std::string& source);

private:
    Preferences& m_preferences;
};

} // namespace poolhouse::ui
