// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/fleet/cluster_labels.h"
#include "models/text/tone.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {

/// A pool of the cluster, or one that only attachments name.
struct AppsPool {
    std::string key;  ///< its name in the API, unique: identity from one poll to the next
    core::PoolId id;  ///< empty: not among the pools that were read
    QString name;     ///< "Leader pool", "web-reads"
    QString shape;    ///< "4G-Performance × 3"; empty without an id
    QString use;      ///< "1,021 of 1,140 connections", "connections unknown, limit 800", "no such pool"
    QString shortUse; ///< "1,021 of 1,140", where that is too wide
    std::optional<int> used;
    text::Tone tone = text::Tone::Unknown;
    QString status;          ///< the word beside the mark of `tone`
    bool missing = false;    ///< the cluster is known not to have it
    int colour = -1;         ///< index into the palette; -1: none
    std::size_t leading = 0; ///< attachments that lead here
    QString sentence;        ///< all of it in words: for a screen reader and the tool tip

    friend bool operator==(const AppsPool&, const AppsPool&) = default;
};

/// An attachment: one config var of an app.
struct AppsVar {
    core::AttachmentId id;
    QString name;         ///< "READS_URL"
    std::string role;     ///< name of its credential in the API; empty: the owner's
    QString credential;   ///< "reporting", "owner", "reporting, via proxy"
    std::size_t pool = 0; ///< index into AppsView::pools
    QString sentence;     ///< "catalog-api READS_URL uses credential reporting on pool web-reads"

    friend bool operator==(const AppsVar&, const AppsVar&) = default;
};

struct AppsApp {
    std::string key; ///< its id; else its name; else the id of its attachment
    QString name;    ///< "catalog-api", "app unknown"
    std::optional<fleet::ClusterLabel> label;
    std::vector<AppsVar> vars; ///< not empty
    QString sentence;          ///< "catalog-api (production) has 2 config vars for this cluster"

    friend bool operator==(const AppsApp&, const AppsApp&) = default;
};

/// A pool that no app is attached to, as far as is known.
struct UnusedPool {
    core::PoolId id;
    QString name;
    QString sentence;      ///< "No app is attached. It costs $150.00/month and takes no connections."
    bool scalable = false; ///< a follower pool that has instances
    text::Tone tone = text::Tone::Neutral;

    friend bool operator==(const UnusedPool&, const UnusedPool&) = default;
};

/// View data of the Apps tab: who uses which pool of a cluster.
struct AppsView {
    enum class State { Loading, Failed, Read }; ///< of the list of attachments; Failed: never read

    core::ClusterId cluster;
    State state = State::Loading;
    bool stale = false;             ///< the attachments
    bool figuresStale = false;      ///< of the pools
    QString age;                    ///< "Attachments read 4 s ago"; empty while they were never read
    std::optional<QString> problem; ///< why they could not be read, or no longer can
    QString partial;                ///< attachments that could not be read; else empty
    bool copied = false;            ///< the cluster is a copy of one whose apps may be switched over
    QString empty;                  ///< in place of the apps when there are none; else empty
    /// Ordered so that few lines cross; the order depends on the attachments alone, not on figures.
    std::vector<AppsApp> apps;
    std::vector<AppsPool> pools;    ///< in display order, then those that the cluster does not have, by name
    std::vector<UnusedPool> unused; ///< none unless the attachments are known

    friend bool operator==(const AppsView&, const AppsView&) = default;
};

/// Pure: `now` is the current time. Empty when the store does not have the cluster.
[[nodiscard]] std::optional<AppsView> appsView(const fleet::Store& store, const core::ClusterId& id, core::Instant now);

} // namespace poolhouse::views
