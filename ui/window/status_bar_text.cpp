// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_bar_text.h"

#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "models/text/session_text.h"
#include "models/text/wording.h"
#include "models/views/change_note.h"

#include <QCoreApplication>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using text::Tone;
using Phase = fleet::Poller::Phase;
using SessionState = fleet::Session::State;

class StatusWords {
    Q_DECLARE_TR_FUNCTIONS(StatusBarText)
};

QString countdown(const StatusFacts& facts) {
    if (!facts.nextAttempt) {
        return {};
    }
    return text::duration(std::max(core::Instant::duration::zero(), *facts.nextAttempt - facts.now));
}

QString refreshed(const StatusFacts& facts) {
    return facts.lastRefresh ? StatusWords::tr("Refreshed %1").arg(text::age(facts.now - *facts.lastRefresh))
                             : QString();
}

QString joined(const QString& first, const QString& second) {
    if (first.isEmpty() || second.isEmpty()) {
        return first + second;
    }
    //: two parts of the status line
    return StatusWords::tr("%1 · %2").arg(first, second);
}

QString onlineAge(const StatusFacts& facts) {
    if (facts.busy) {
        return joined(refreshed(facts), facts.lastRefresh ? StatusWords::tr("loading…") : StatusWords::tr("Loading…"));
    }
    const QString next = countdown(facts);
    if (next.isEmpty()) {
        return refreshed(facts);
    }
    return joined(refreshed(facts), facts.lastRefresh ? StatusWords::tr("next in %1").arg(next)
                                                      : StatusWords::tr("Next in %1").arg(next));
}

QString retryAge(const StatusFacts& facts, const QString& withTime, const QString& without) {
    const QString next = countdown(facts);
    return joined(next.isEmpty() ? without : withTime.arg(next), refreshed(facts));
}

/// A cluster may be well while one of its pools changes.
QString changeWord(const fleet::ClusterRecord& record) {
    const text::Phrase status = text::clusterStatus(record);
    if (status.tone == Tone::Working || !record.info) {
        return text::clusterStatusWord(record);
    }
    for (const core::Pool& pool : record.info->pools) {
        const text::Phrase phrase = text::poolStatus(pool);
        if (phrase.tone == Tone::Working) {
            return StatusWords::tr("%1 %2", "a pool and what happens to it").arg(text::poolTitle(pool), phrase.text);
        }
    }
    return StatusWords::tr("waiting");
}

} // namespace

StatusTexts statusTexts(const StatusFacts& facts) {
    StatusTexts texts;
    if (facts.session == SessionState::None) {
        texts.connection = StatusWords::tr("Not connected");
        return texts;
    }
    if (facts.tokenOrigin && facts.tokenOrigin != fleet::TokenOrigin::Typed) {
        texts.origin = StatusWords::tr("Token from %1").arg(text::tokenOrigin(*facts.tokenOrigin));
    }
    if (facts.requestsLeft) {
        texts.budget = StatusWords::tr("API calls left this hour: %1")
                           .arg(QString::fromStdString(core::formatCount(*facts.requestsLeft)));
    }
    const Phase phase = facts.session == SessionState::Connecting ? Phase::Connecting : facts.phase;
    switch (phase) {
    case Phase::Stopped:
    case Phase::Connecting:
        texts.connection = facts.target.isEmpty() ? StatusWords::tr("Connecting…")
                                                  : StatusWords::tr("Connecting: %1").arg(facts.target);
        texts.tone = Tone::Working;
        break;
    case Phase::Online:
        texts.connection = StatusWords::tr("Connected: %1").arg(facts.target);
        texts.tone = Tone::Good;
        texts.age = onlineAge(facts);
        break;
    case Phase::Offline:
        texts.connection = StatusWords::tr("Can't reach the API: %1").arg(facts.target);
        texts.tone = Tone::Bad;
        texts.age = facts.busy ? joined(StatusWords::tr("Retrying now"), refreshed(facts))
                               : retryAge(facts, StatusWords::tr("Retrying in %1"), StatusWords::tr("Retrying soon"));
        break;
    case Phase::Refused:
        texts.connection = StatusWords::tr("Token rejected: %1").arg(facts.target);
        texts.tone = Tone::Bad;
        texts.age = joined(StatusWords::tr("No updates until you connect again"), refreshed(facts));
        break;
    case Phase::Paused:
        texts.connection = StatusWords::tr("Connected: %1").arg(facts.target);
        texts.tone = Tone::Neutral;
        texts.age = joined(StatusWords::tr("Paused while the window is hidden"), refreshed(facts));
        break;
    case Phase::Waiting:
        texts.connection = StatusWords::tr("Connected: %1").arg(facts.target);
        texts.tone = Tone::Attention;
        texts.age = retryAge(facts, StatusWords::tr("API rate limit reached, resuming in %1"),
                             StatusWords::tr("API rate limit reached, resuming soon"));
        break;
    }
    return texts;
}

std::vector<ChangeUnderWay> changesUnderWay(const fleet::Store& store, const operations::ChangeFeed* feed,
                                            core::Instant now) {
    std::vector<ChangeUnderWay> changes;
    for (const operations::Operation* operation : feed ? feed->all() : std::vector<const operations::Operation*>()) {
        const bool needs = views::needsUser(*operation);
        if (operation->finished() && !needs) {
            continue; // shown on the card and in the message bar
        }
        changes.push_back(
            {operation->cluster, QString::fromStdString(operation->clusterName), text::operationState(operation->state),
             QString::fromStdString(operation->id), views::changeUnderWay(*operation),
             operation->finished() ? QString() : text::elapsed(operations::durationOf(*operation, now)), needs});
    }
    std::stable_partition(changes.begin(), changes.end(), [](const ChangeUnderWay& each) { return each.needsUser; });
    for (const core::ClusterId& id : store.clusterIds()) {
        const fleet::ClusterRecord* record = store.cluster(id);
        if (record && fleet::inTransition(*record) && !(feed && feed->changing(id))) {
            changes.push_back({id, QString::fromStdString(record->summary.name), changeWord(*record)});
        }
    }
    return changes;
}

QString changesText(const std::vector<ChangeUnderWay>& changes) {
    const auto needing = std::count_if(changes.begin(), changes.end(), [](const auto& each) { return each.needsUser; });
    const auto running = static_cast<std::ptrdiff_t>(changes.size()) - needing;
    QString urgent;
    if (needing == 1) {
        urgent =
            StatusWords::tr("%1: %2", "a change and what it needs").arg(changes.front().title, changes.front().word);
    } else if (needing > 1) {
        urgent = StatusWords::tr("%1 changes need attention").arg(needing);
    }
    if (running == 0) {
        return urgent;
    }
    if (running > 1) {
        return joined(urgent, StatusWords::tr("%1 changes in progress").arg(running));
    }
    const ChangeUnderWay& one = changes.back(); // those that need the user come first
    const QString what = one.operation.isEmpty()
                             ? StatusWords::tr("%1 (%2)", "a cluster and its status").arg(one.name, one.word)
                             : StatusWords::tr("%1, %2", "a change and its time").arg(one.title, one.elapsed);
    return joined(urgent, urgent.isEmpty() ? StatusWords::tr("1 change in progress: %1").arg(what)
                                           : StatusWords::tr("1 change in progress"));
}

QString changeLine(const ChangeUnderWay& change) {
    if (change.operation.isEmpty()) {
        return StatusWords::tr("%1 (%2)", "a cluster and its status").arg(change.name, change.word);
    }
    const QString where = joined(change.title, change.name);
    return change.needsUser || change.elapsed.isEmpty()
               ? StatusWords::tr("%1: %2", "a change and what it needs").arg(where, change.word)
               : StatusWords::tr("%1, %2", "a change and its time").arg(where, change.elapsed);
}

} // namespace poolhouse::ui
