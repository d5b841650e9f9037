// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_apps.h"

#include "models/fleet/cluster_snapshot.h"
#include "models/fleet/store.h"
#include "models/plans/plan_draft.h"
#include "models/text/text.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace poolhouse::views::planner {

namespace {

using text::Text;

QString namedApp(const std::string& app, const QString& what) {
    return Text::tr("%1 (%2)", "app, its attachment").arg(text::toQString(app), what);
}

LaneApp liveApp(const plans::PlannedCluster& cluster, const core::Attachment& attachment) {
    const auto name = text::toQString(attachment.name);
    LaneApp app{LaneApp::State::Stays, attachment.app.name, attachment.name, namedApp(attachment.app.name, name)};
    for (const auto& move : cluster.moves) {
        if (move.app == app.app && move.from && move.from->name == app.attachment) {
            app.state = LaneApp::State::Leaves;
            app.text = namedApp(
                app.app,
                move.to ? Text::tr("%1 → %2", "attachment, pool to move to").arg(name, text::toQString(move.to->pool))
                        : Text::tr("%1, detached", "attachment").arg(name));
        }
    }
    return app;
}

void addLive(LaneApps& apps, const plans::PlannedCluster& cluster, const std::string& pool,
             const std::vector<core::Attachment>& attachments) {
    for (const auto& each : attachments) {
        if (each.target.pool == pool) {
            apps.all.push_back(liveApp(cluster, each));
        }
    }
    std::sort(apps.all.begin(), apps.all.end(), [](const LaneApp& one, const LaneApp& other) {
        return std::tie(one.app, one.attachment) < std::tie(other.app, other.attachment);
    });
}

void addArriving(LaneApps& apps, const plans::PlannedCluster& cluster, const std::string& pool) {
    for (const auto& move : cluster.moves) {
        if (move.to && move.to->pool == pool) {
            apps.all.push_back(
                {LaneApp::State::Arrives, move.app, move.to->name,
                 namedApp(move.app, Text::tr("%1, new", "attachment").arg(text::toQString(move.to->name))),
                 move.from.has_value()});
        }
    }
}

/// Of apps, each once.
QString appsCount(const LaneApps& apps, bool known) {
    if (!known) {
        return Text::tr("apps unknown");
    }
    std::set<std::string> now, then;
    for (const auto& each : apps.all) {
        if (each.state != LaneApp::State::Arrives) {
            now.insert(each.app);
        }
        if (each.state != LaneApp::State::Leaves) {
            then.insert(each.app);
        }
    }
    if (now == then && now.empty()) {
        return Text::tr("no apps");
    }
    const auto counted = Text::counted(static_cast<std::int64_t>(then.size()), QT_TRANSLATE_N_NOOP("Wording", "%n app"),
                                       QT_TRANSLATE_N_NOOP("Wording", "%n apps"));
    return now == then ? counted
                       : Text::tr("%1 → %2", "number of apps, \"3 apps\"")
                             .arg(Text::number(static_cast<int>(now.size())), counted);
}

QString appsListed(const LaneApps& apps, LaneApp::State state) {
    QStringList texts;
    for (const auto& each : apps.all) {
        if (each.state == state) {
            texts << each.text;
        }
    }
    return texts.join(QStringLiteral(", "));
}

QString appsMoves(const LaneApps& apps) {
    QStringList sentences;
    if (const auto leave = appsListed(apps, LaneApp::State::Leaves); !leave.isEmpty()) {
        sentences << Text::tr("Leave: %1.", "apps").arg(leave);
    }
    if (const auto arrive = appsListed(apps, LaneApp::State::Arrives); !arrive.isEmpty()) {
        sentences << Text::tr("Arrive: %1.", "apps").arg(arrive);
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace

LaneApps laneApps(const plans::PlannedCluster& cluster, const plans::PlannedPool& pool,
                  const fleet::ClusterSnapshot& snapshot) {
    LaneApps apps;
    const bool known = snapshot.store.attachmentsKnown();
    if (pool.live) {
        addLive(apps, cluster, pool.live->name, snapshot.record.attachments);
    }
    if (pool.wanted) {
        addArriving(apps, cluster, pool.wanted->name);
    }
    apps.count = appsCount(apps, known);
    apps.moves = appsMoves(apps);
    const auto stay = appsListed(apps, LaneApp::State::Stays);
    QStringList sentences;
    if (!known) {
        sentences << Text::tr("Which apps are attached is unknown.");
    } else if (apps.all.empty()) {
        sentences << Text::tr("No app is attached.");
    } else if (!stay.isEmpty()) {
        sentences << Text::tr("Attached: %1.", "apps").arg(stay);
    }
    sentences << apps.moves;
    sentences.removeAll(QString());
    apps.sentence = sentences.join(QLatin1Char(' '));
    return apps;
}

} // namespace poolhouse::views::planner
