// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "models/operations/change_feed.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_parts.h"

#include <algorithm>
#include <map>
#include <set>

namespace poolhouse::models::overview {

namespace {

Badge cardBadge(const core::Pool& pool, const Operation* operation) {
    const auto status = wording::poolStatus(pool);
    if (operation != nullptr && operation->inFlight() && operation->change.kind == core::ChangeKind::DestroyPool) {
        return {Text::tr("being destroyed"), Tone::Working, {}};
    }
    if (!pool.status.is(core::PoolStatus::Available)) {
        return {status.text, status.tone, Text::tr("The API reports this status for the pool.")};
    }
    if (pool.waitStatus.waiting) {
        return {Text::tr("change under way"), Tone::Working, Text::of(pool.waitStatus.message)};
    }
    if (const auto* endpoint = troubledEndpoint(pool)) {
        return {Text::tr("Endpoint %1").arg(wording::endpointStatus(*endpoint)), Tone::Attention,
                Text::tr("The API reports this of the address where apps connect to the pool.")};
    }
    if (pool.expectedCount == 0) {
        return {Text::tr("Scaled to 0"), Tone::Neutral,
                Text::tr("The pool has no instances and takes no connections. It and its endpoint are kept.")};
    }
    if (core::highlyAvailable(core::shapeOf(pool))) {
        return {Text::tr("High availability"), Tone::Good, Text::tr("The pool goes on when one instance is lost.")};
    }
    return {
        Text::tr("No redundancy"), Tone::Attention,
        Text::tr(
            "The pool has a single instance: when it is lost, the pool takes no connections until it is replaced.")};
}

QString roleWord(const core::Instance& instance) {
    switch (instance.role.known) {
    case core::InstanceRole::Leader: return Text::tr("Leader");
    case core::InstanceRole::Standby: return Text::tr("Standby");
    case core::InstanceRole::Follower: return Text::tr("Follower");
    case core::InstanceRole::Unknown: break;
    }
    return instance.role.text.empty() ? Text::tr("Instance") : Text::of(instance.role.text);
}

InstanceBox boxOf(const core::Instance& instance, int place, const std::string& wantedLevel, core::Instant now) {
    InstanceBox box;
    switch (instance.role.known) {
    case core::InstanceRole::Leader: box.label = Text::tr("L", "leader instance, one letter"); break;
    case core::InstanceRole::Standby: box.label = Text::tr("S", "standby instance, one letter"); break;
    case core::InstanceRole::Follower:
    case core::InstanceRole::Unknown: box.label = QString::number(place); break;
    }
    box.look = !instance.up()                                  ? InstanceBox::Look::Trouble
               : instance.role.is(core::InstanceRole::Standby) ? InstanceBox::Look::Standby
                                                               : InstanceBox::Look::Up;
    const auto status = instance.status.empty() ? Text::tr("status unknown") : Text::of(instance.status);
    const auto who = Text::tr("%1 %2", "role and id of an instance").arg(roleWord(instance), Text::of(instance.id));
    box.explanation = instance.updatedAt
                          ? Text::tr("%1: %2 since %3").arg(who, status, wording::clock(*instance.updatedAt, now))
                          : Text::tr("%1: %2").arg(who, status);
    if (!instance.level.empty() && instance.level != wantedLevel) {
        box.explanation = Text::tr("%1, still on %2").arg(box.explanation, Text::of(instance.level));
    }
    return box;
}

InstanceBox comingBox(const core::Pool& pool, bool leaderThere, int place) {
    InstanceBox box;
    box.look = InstanceBox::Look::Coming;
    box.explanation = Text::tr("Wanted, not there yet");
    box.label = !pool.isLeader() ? QString::number(place)
                : leaderThere    ? Text::tr("S", "standby instance, one letter")
                                 : Text::tr("L", "leader instance, one letter");
    return box;
}

std::vector<InstanceBox> boxesOf(const core::Pool& pool, core::Instant now) {
    std::vector<const core::Instance*> sorted;
    for (const auto& instance : pool.instances) {
        sorted.push_back(&instance);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const core::Instance* a, const core::Instance* b) {
        return a->role.is(core::InstanceRole::Leader) && !b->role.is(core::InstanceRole::Leader);
    });
    std::vector<InstanceBox> boxes;
    bool leaderThere = false;
    for (const auto* instance : sorted) {
        leaderThere |= instance->role.is(core::InstanceRole::Leader);
        boxes.push_back(boxOf(*instance, static_cast<int>(boxes.size()) + 1, pool.expectedLevel, now));
    }
    while (static_cast<int>(boxes.size()) < pool.expectedCount) {
        boxes.push_back(comingBox(pool, leaderThere, static_cast<int>(boxes.size()) + 1));
        leaderThere = true;
    }
    return boxes;
}

/// "leader up · standby restarting": every instance of the leader pool by its role.
QString leaderNote(const core::Pool& pool) {
    QStringList parts;
    for (const auto role : {core::InstanceRole::Leader, core::InstanceRole::Standby, core::InstanceRole::Follower,
                            core::InstanceRole::Unknown}) {
        for (const auto& instance : pool.instances) {
            if (instance.role.is(role)) {
                const auto status = instance.status.empty() ? Text::tr("status unknown") : Text::of(instance.status);
                parts << Text::tr("%1 %2", "role and status of an instance").arg(roleWord(instance).toLower(), status);
            }
        }
    }
    return parts.isEmpty() ? Text::tr("no instance yet") : parts.join(QStringLiteral(" · "));
}

QString followerNote(const core::Pool& pool) {
    const auto up = std::count_if(pool.instances.begin(), pool.instances.end(),
                                  [](const core::Instance& instance) { return instance.up(); });
    if (pool.expectedCount == 0) {
        return pool.instances.empty()
                   ? Text::tr("scaled to 0: the endpoint is kept")
                   : Text::counted(up, QT_TRANSLATE_N_NOOP("Wording", "scaled to 0, %n instance still up"),
                                   QT_TRANSLATE_N_NOOP("Wording", "scaled to 0, %n instances still up"));
    }
    if (up == pool.expectedCount) {
        return Text::counted(up, QT_TRANSLATE_N_NOOP("Wording", "%n instance up"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n instances up"));
    }
    return Text::tr("%1 of %2 instances up").arg(up).arg(pool.expectedCount);
}

QString attachmentNote(const std::vector<const core::Attachment*>& attachments, const core::AppId& owner) {
    if (attachments.empty()) {
        return Text::tr("not attached to any app");
    }
    std::set<std::string> names;
    std::map<core::AppId, std::string> apps;
    for (const auto* attachment : attachments) {
        names.insert(attachment->name);
        apps.emplace(attachment->app.id, attachment->app.name);
    }
    QStringList listed;
    for (const auto& name : names) {
        listed << Text::of(name);
    }
    const auto inApps = Text::counted(static_cast<std::int64_t>(apps.size()), QT_TRANSLATE_N_NOOP("Wording", "%n app"),
                                      QT_TRANSLATE_N_NOOP("Wording", "%n apps"));
    if (names.size() > 2) {
        return Text::tr("attached under %1 names in %2").arg(names.size()).arg(inApps);
    }
    const auto named = Text::tr("attached as %1").arg(Text::listed(listed));
    if (apps.size() > 1) {
        return Text::tr("%1 in %2", "attached as X in 2 apps").arg(named, inApps);
    }
    return apps.begin()->first == owner
               ? named
               : Text::tr("%1 in %2", "attached as X in 2 apps").arg(named, Text::of(apps.begin()->second));
}

QString attachmentList(const std::vector<const core::Attachment*>& attachments) {
    QStringList lines;
    for (const auto* attachment : attachments) {
        const auto line = Text::tr("%1: %2", "app and config var")
                              .arg(Text::of(attachment->app.name), Text::of(attachment->name + "_URL"));
        lines << (attachment->target.role.empty()
                      ? line
                      : Text::tr("%1 with credential %2").arg(line, Text::of(attachment->target.role)));
    }
    return lines.join(QLatin1Char('\n'));
}

void addNotes(PoolCard& card, const Subject& subject, const core::Pool& pool) {
    const auto attachments = core::attachmentsOf(subject.record.attachments, pool.name);
    card.notes << (pool.isLeader() ? leaderNote(pool) : followerNote(pool));
    const bool standby = pool.isLeader() && pool.expectedCount > 1;
    if (standby) {
        card.notes << Text::tr("standby takes no connections");
    } else if (subject.store.attachmentsKnown()) {
        card.notes << attachmentNote(attachments, subject.record.summary.app.id);
    }
    card.notesExplanation = attachmentList(attachments);
}

void addConnections(PoolCard& card, const core::Catalog& catalog, const core::Pool& pool) {
    const auto capacity = core::capacityOf(pool, catalog);
    card.use = useOf(pool, catalog);
    card.useTone = useToneOf(pool, catalog);
    card.percent = card.use ? wording::percent(card.use) : QString();
    card.connections =
        takesNone(pool, catalog) ? Text::tr("takes no connections")
        : capacity.limit
            ? Text::tr("%1 / %2 connections").arg(wording::connections(capacity.used), Text::number(*capacity.limit))
            : Text::tr("%1 connections, limit unknown").arg(wording::connections(capacity.used));
    const auto survivable = core::survivableLimit(pool, catalog);
    if (survivable && pool.expectedCount > 0) {
        card.survivable = Text::tr("%1 with one instance lost").arg(Text::number(*survivable));
    }
}

QString cardCost(const Subject& subject, const core::Pool& pool) {
    if (!subject.record.cost) {
        return {};
    }
    const auto& lines = subject.record.cost->lines;
    const auto line = std::find_if(lines.begin(), lines.end(), [&pool](const core::CostLine& candidate) {
        return candidate.kind != core::CostLine::Kind::Storage && candidate.pool == pool.name;
    });
    if (line == lines.end() || !line->monthly) {
        return Text::tr("price unknown");
    }
    if (!line->unitPrice) {
        return Text::tr("nothing is billed");
    }
    const auto sum =
        Text::tr("%1 × %2 = %3/month")
            .arg(line->count)
            .arg(Text::of(core::formatShort(*line->unitPrice)), Text::of(core::formatShort(*line->monthly)));
    return line->illustrative ? Text::tr("%1, illustrative price").arg(sum) : sum;
}

/// Of a pool of which the estimate does not know yet.
QString ghostCost(const Subject& subject, const core::Change& change) {
    const auto* table = subject.store.prices().find(subject.record.summary.plan);
    const auto* price = table == nullptr ? nullptr : table->find(change.level);
    if (price == nullptr) {
        return Text::tr("price unknown");
    }
    const auto sum = Text::tr("%1 × %2 = %3/month")
                         .arg(change.count)
                         .arg(Text::of(core::formatShort(price->monthly)),
                              Text::of(core::formatShort(price->monthly * change.count)));
    return price->illustrative ? Text::tr("%1, illustrative price").arg(sum) : sum;
}

} // namespace

/// What is wanted, in the frame that the real one will fill.
PoolCard ghostCard(const Subject& subject, const Operation& operation) {
    const auto& change = operation.change;
    PoolCard card;
    card.ghost = true;
    card.name = Text::of(change.pool);
    card.colour = -1;
    card.change = changeNote(operation, nullptr, subject.now);
    card.badge = operation.finished() ? Badge{Text::tr("not added"), card.change->tone, {}}
                                      : Badge{Text::tr("being added"), Tone::Working, {}};
    card.levelLine = wording::levelLine(change.level, subject.store.catalog());
    for (int place = 1; place <= change.count && !operation.finished(); ++place) {
        card.instances.push_back(
            {QString::number(place), InstanceBox::Look::Coming, Text::tr("Wanted, not there yet")});
    }
    card.connections = Text::tr("no connections yet");
    card.useTone = Tone::Neutral;
    card.cost = ghostCost(subject, change);
    return card;
}

PoolCard card(const Subject& subject, const core::Pool& pool, int colour) {
    const auto* operation =
        subject.changes != nullptr ? subject.changes->ofPool(subject.record.summary.id, pool.name) : nullptr;
    PoolCard card;
    card.id = pool.id;
    card.leader = pool.isLeader();
    card.name = pool.isLeader() ? Text::tr("Leader pool") : wording::poolTitle(pool);
    card.colour = colour;
    card.badge = cardBadge(pool, operation);
    card.levelLine = wording::levelLine(pool.expectedLevel, subject.store.catalog());
    card.instances = boxesOf(pool, subject.now);
    addNotes(card, subject, pool);
    addConnections(card, subject.store.catalog(), pool);
    card.cost = cardCost(subject, pool);
    if (!pool.endpoints.empty()) {
        const auto& endpoint = pool.endpoints.front();
        card.endpoint = Text::of(endpoint.host + ":" + std::to_string(endpoint.port));
    }
    if (operation != nullptr) {
        card.change = changeNote(*operation, &pool, subject.now);
    }
    if (pool.waitStatus.waiting && !(card.change && card.change->running)) {
        card.progress =
            pool.waitStatus.message.empty() ? Text::tr("A change is under way.") : Text::of(pool.waitStatus.message);
    }
    return card;
}

} // namespace poolhouse::models::overview
