// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/text/tone.h"
#include "models/views/badge.h"
#include "models/views/change_note.h"
#include "models/views/instance_box.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace poolhouse::views {

/// One pool, leader or follower.
struct PoolCard {
    core::PoolId id;
    QString name; ///< "Leader pool", "web-reads"
    bool leader = false;
    int colour = 0; ///< 0 leader, 1 to 5 the followers in order (again from 1 after 5): index into the palette; -1 none
    Badge badge;    ///< "High availability", "No redundancy", "modifying", ...
    QString levelLine; ///< "4G-Performance · 2 vCPU · 4 GB"
    std::vector<InstanceBox> instances;
    QStringList notes;        ///< "3 instances up", "attached as READS in 2 apps"; two lines at most, each may wrap
    QString notesExplanation; ///< tool tip: the attachments by app
    QString connections;      ///< "1,021 / 1,140 connections", "unknown / 380 connections"
    QString percent;          ///< "90%", empty when unknown
    std::optional<double> use;
    text::Tone useTone = text::Tone::Unknown;
    QString whenComplete; ///< "30,000 when all 6 are up"; empty unless instances come, go or change
    QString survivable;   ///< "760 after losing one instance", "261 too few ..."; empty for the leader
    text::Tone survivableTone = text::Tone::Neutral;
    QString cost;                     ///< "3 × $150 = $450/month", "price unknown"
    QString endpoint;                 ///< host:port to copy, as far as it is known; empty when there is none
    QString endpointNote;             ///< "port unknown", "address unknown"; may be empty
    QString progress;                 ///< the API's own text while another client changes the pool; else empty
    std::optional<ChangeNote> change; ///< the operation of this console on the pool
    bool ghost = false;               ///< requested, not created yet: no id, no figures; becomes the card of that name

    friend bool operator==(const PoolCard&, const PoolCard&) = default;
};

} // namespace poolhouse::views
