// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/operations/change_feed.h"
#include "models/text/capacity_text.h"
#include "models/text/drift_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/change_note.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>
#include <map>
#include <set>

namespace poolhouse::views::overview {

namespace {

Badge cardBadge(const core::Pool& pool, const core::Catalog& catalog, const operations::Operation* operation) {
    const auto status = text::poolStatus(pool);
    if (operation != nullptr && operation->inFlight() && operation->change.kind == core::ChangeKind::DestroyPool) {
        return {text::Text::tr("being destroyed"), text::Tone::Working, {}};
    }
    if (!pool.status.is(core::PoolStatus::Available)) {
        return {status.text, status.tone, text::Text::tr("Reported by the API for this pool.")};
    }
    if (pool.waitStatus.waiting) {
        return {text::Text::tr("change in progress"), text::Tone::Working, text::toQString(pool.waitStatus.message)};
    }
    if (const auto* endpoint = troubledEndpoint(pool)) {
        return {text::Text::tr("Endpoint %1").arg(text::endpointStatus(*endpoint)), text::Tone::Attention,
                text::Text::tr("Reported by the API for the pool's endpoint.")};
    }
    if (pool.expectedCount == 0) {
        return {text::Text::tr("Scaled to 0"), text::Tone::Neutral,
                text::Text::tr(
                    "The pool has no instances and accepts no connections. The pool and its endpoint are kept.")};
    }
    if (overflowsAfterLoss(pool, catalog)) {
        return {text::Text::tr("Overflows after a loss"), text::Tone::Attention,
                text::Text::tr("More connections are in use than the pool accepts after losing one instance.")};
    }
    if (!redundancyKnown(pool)) {
        return {text::Text::tr("Redundancy unknown"), text::Tone::Unknown,
                text::Text::tr("The status of an instance is unknown.")};
    }
    if (core::highlyAvailable(core::shapeOf(pool)) && withoutRedundancy(pool)) {
        return {
            text::Text::tr("No redundancy now"), text::Tone::Attention,
            text::Text::tr("Fewer than two instances are up. If the last one fails, the pool accepts no connections.")};
    }
    if (core::highlyAvailable(core::shapeOf(pool))) {
        return {text::Text::tr("High availability"), text::Tone::Good,
                text::Text::tr("The pool keeps working if one instance fails.")};
    }
    return {text::Text::tr("No redundancy"), text::Tone::Attention,
            text::Text::tr(
                "The pool has a single instance. If it fails, the pool accepts no connections until it is replaced.")};
}

QString roleWord(const core::Instance& instance) {
    switch (instance.role.known) {
    case core::InstanceRole::Leader: return text::Text::tr("Leader");
    case core::InstanceRole::Standby: return text::Text::tr("Standby");
    case core::InstanceRole::Follower: return text::Text::tr("Follower");
    case core::InstanceRole::Unknown: break;
    }
    return instance.role.text.empty() ? text::Text::tr("Instance") : text::toQString(instance.role.text);
}

InstanceBox boxOf(const core::Instance& instance, int place, const std::string& wantedLevel, core::Instant now) {
    InstanceBox box;
    switch (instance.role.known) {
    case core::InstanceRole::Leader: box.label = text::Text::tr("L", "leader instance, one letter"); break;
    case core::InstanceRole::Standby: box.label = text::Text::tr("S", "standby instance, one letter"); break;
    case core::InstanceRole::Follower:
    case core::InstanceRole::Unknown: box.label = QString::number(place); break;
    }
    box.appearance = !instance.statusKnown()                         ? InstanceBox::Appearance::Unknown
                     : !instance.up()                                ? InstanceBox::Appearance::Trouble
                     : instance.role.is(core::InstanceRole::Standby) ? InstanceBox::Appearance::Standby
                                                                     : InstanceBox::Appearance::Up;
    const auto status = instance.status.empty() ? text::Text::tr("status unknown") : text::toQString(instance.status);
    const auto who =
        text::Text::tr("%1 %2", "role and id of an instance").arg(roleWord(instance), text::toQString(instance.id));
    box.explanation =
        instance.updatedAt
            ? text::Text::tr("%1: %2 since %3").arg(who, status, text::formatStated(*instance.updatedAt, now))
            : text::Text::tr("%1: %2").arg(who, status);
    if (!instance.level.empty() && !wantedLevel.empty() && instance.level != wantedLevel) {
        box.explanation = text::Text::tr("%1, still on %2").arg(box.explanation, text::toQString(instance.level));
    }
    return box;
}

InstanceBox comingBox(const core::Pool& pool, bool leaderThere, int place) {
    InstanceBox box;
    box.appearance = InstanceBox::Appearance::Coming;
    box.explanation = text::Text::tr("Requested, not available yet");
    box.label = !pool.isLeader() ? QString::number(place)
                : leaderThere    ? text::Text::tr("S", "standby instance, one letter")
                                 : text::Text::tr("L", "leader instance, one letter");
    return box;
}

InstanceBox unreadBox(int place) {
    return {QString::number(place), InstanceBox::Appearance::Unknown, text::Text::tr("This instance couldn't be read")};
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
    for (int unread = 0; unread < pool.instancesUnread; ++unread) {
        boxes.push_back(unreadBox(static_cast<int>(boxes.size()) + 1));
        leaderThere = true; // it may be the leader
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
                const auto status =
                    instance.status.empty() ? text::Text::tr("status unknown") : text::toQString(instance.status);
                parts << text::Text::tr("%1 %2", "role and status of an instance")
                             .arg(roleWord(instance).toLower(), status);
            }
        }
    }
    if (pool.instancesUnread > 0) {
        parts << text::Text::counted(pool.instancesUnread, QT_TRANSLATE_N_NOOP("Wording", "%n instance unknown"),
                                     QT_TRANSLATE_N_NOOP("Wording", "%n instances unknown"));
    }
    return parts.isEmpty() ? text::Text::tr("no instance yet") : parts.join(QStringLiteral(" · "));
}

QString followerNote(const core::Pool& pool) {
    if (const int unknown = instancesOfUnknownStatus(pool); unknown > 0) {
        return text::Text::tr("%1 expected: %2 up, %3 unknown", "instances")
            .arg(pool.expectedCount)
            .arg(core::countUp(pool).least)
            .arg(unknown);
    }
    const auto up = std::count_if(pool.instances.begin(), pool.instances.end(),
                                  [](const core::Instance& instance) { return instance.up(); });
    if (pool.expectedCount == 0) {
        return pool.instances.empty()
                   ? text::Text::tr("scaled to 0 · endpoint kept")
                   : text::Text::counted(up, QT_TRANSLATE_N_NOOP("Wording", "scaled to 0, %n instance still up"),
                                         QT_TRANSLATE_N_NOOP("Wording", "scaled to 0, %n instances still up"));
    }
    if (up == pool.expectedCount) {
        return text::Text::counted(up, QT_TRANSLATE_N_NOOP("Wording", "%n instance up"),
                                   QT_TRANSLATE_N_NOOP("Wording", "%n instances up"));
    }
    if (up > pool.expectedCount) {
        return text::Text::tr("%1 up, scaling to %2", "\"3 instances\"")
            .arg(text::instanceCount(static_cast<int>(up)))
            .arg(pool.expectedCount);
    }
    return text::Text::counted(pool.expectedCount, QT_TRANSLATE_N_NOOP("Wording", "%2 of %n instance up"),
                               QT_TRANSLATE_N_NOOP("Wording", "%2 of %n instances up"))
        .arg(up);
}

QString attachmentNote(const std::vector<const core::Attachment*>& attachments, const core::AppId& owner) {
    if (attachments.empty()) {
        return text::Text::tr("not attached to any app");
    }
    std::set<std::string> names;
    std::map<core::AppId, std::string> apps;
    for (const auto* attachment : attachments) {
        names.insert(attachment->name);
        apps.emplace(attachment->app.id, attachment->app.name);
    }
    QStringList listed;
    for (const auto& name : names) {
        listed << text::toQString(name);
    }
    const auto inApps =
        text::Text::counted(static_cast<std::int64_t>(apps.size()), QT_TRANSLATE_N_NOOP("Wording", "%n app"),
                            QT_TRANSLATE_N_NOOP("Wording", "%n apps"));
    if (names.size() > 2) {
        return text::Text::tr("attached under %1 names in %2").arg(names.size()).arg(inApps);
    }
    const auto named = text::Text::tr("attached as %1").arg(text::Text::listed(listed));
    if (apps.size() > 1) {
        return text::Text::tr("%1 in %2", "attached as X in 2 apps").arg(named, inApps);
    }
    return apps.begin()->first == owner ? named
                                        : text::Text::tr("%1 in %2", "attached as X in 2 apps")
                                              .arg(named, text::toQString(apps.begin()->second));
}

QString attachmentList(const std::vector<const core::Attachment*>& attachments) {
    QStringList lines;
    for (const auto* attachment : attachments) {
        const auto line =
            text::Text::tr("%1: %2", "app and config var")
                .arg(text::toQString(attachment->app.name), text::toQString(core::configVarOf(attachment->name)));
        lines << (attachment->target.role.empty()
                      ? line
                      : text::Text::tr("%1 with credential %2").arg(line, text::toQString(attachment->target.role)));
    }
    return lines.join(QLatin1Char('\n'));
}

/// While attachments cannot be read: why, and of when those are that are shown.
QString attachmentsAge(const OverviewContext& context) {
    const auto& read = context.store.attachmentsFreshness();
    if (!read.problem) {
        return {};
    }
    const auto why = text::problemText(*read.problem, text::RequestKind::Attachments).why;
    return read.readAt ? text::Text::tr("As of %1; attachments couldn't be read since. %2")
                             .arg(text::formatTime(*read.readAt, context.now, true), why)
                       : text::Text::tr("Attachments couldn't be read. %1").arg(why);
}

/// An attachment that could not be read may be one of any pool.
bool attachmentsMissing(const fleet::Store& store) {
    const auto unreadable = store.unreadable();
    return store.attachmentsKnown() &&
           std::any_of(unreadable.begin(), unreadable.end(), [](const core::Unreadable& each) {
               return each.kind == core::RecordKind::Attachment && each.passedOver;
           });
}

void addNotes(PoolCard& card, const OverviewContext& context, const core::Pool& pool) {
    const auto attachments = core::attachmentsOf(context.record.attachments, pool.name);
    card.notes << (pool.isLeader() ? leaderNote(pool) : followerNote(pool));
    const bool standby = pool.isLeader() && pool.expectedCount > 1;
    if (standby) {
        card.notes << text::Text::tr("standby accepts no connections");
    } else if (attachments.empty() && attachmentsMissing(context.store)) {
        card.notes << text::Text::tr("not known to be attached to any app");
    } else if (context.store.attachmentsKnown()) {
        card.notes << attachmentNote(attachments, context.record.summary.app.id);
    } else if (context.store.attachmentsFreshness().problem) {
        card.notes << text::Text::tr("attachments unknown");
    }
    card.notesExplanation = attachmentList(attachments);
    if (const auto age = attachmentsAge(context); !age.isEmpty()) {
        card.notesExplanation += (card.notesExplanation.isEmpty() ? QString() : QStringLiteral("\n")) + age;
    }
}

void addConnections(PoolCard& card, const core::Catalog& catalog, const core::Pool& pool) {
    const auto capacity = core::capacityOf(pool, catalog);
    card.use = useOf(pool, catalog);
    card.useTone = useToneOf(pool, catalog);
    card.percent = card.use ? text::percent(card.use) : QString();
    card.connections =
        takesNone(pool, catalog) ? text::Text::tr("accepts no connections")
        : capacity.limit         ? text::Text::tr("%1 / %2 connections")
                               .arg(text::connections(capacity.used), text::Text::number(*capacity.limit))
        : capacity.used
            ? text::Text::counted(*capacity.used, QT_TRANSLATE_N_NOOP("Wording", "%1 connection, limit unknown"),
                                  QT_TRANSLATE_N_NOOP("Wording", "%1 connections, limit unknown"))
            : text::Text::tr("unknown connections, limit unknown");
    card.whenComplete = text::whenComplete(pool, catalog);
    card.survivable = text::afterLoss(pool, catalog);
    card.survivableTone = overflowsAfterLoss(pool, catalog) ? text::Tone::Attention : text::Tone::Neutral;
}

QString cardCost(const OverviewContext& context, const core::Pool& pool) {
    if (!context.record.cost) {
        return {};
    }
    const auto& lines = context.record.cost->lines;
    const auto line = std::find_if(lines.begin(), lines.end(), [&pool](const core::CostLine& candidate) {
        return candidate.kind != core::CostLine::Kind::Storage && candidate.pool == pool.name;
    });
    if (line == lines.end() || !line->monthly) {
        return text::Text::tr("price unknown");
    }
    if (!line->unitPrice) {
        return text::Text::tr("not billed");
    }
    const auto sum = text::Text::tr("%1 × %2 = %3/month")
                         .arg(line->count)
                         .arg(text::toQString(core::formatShort(*line->unitPrice)),
                              text::toQString(core::formatShort(*line->monthly)));
    return line->illustrative ? text::Text::tr("%1, sandbox price").arg(sum) : sum;
}

/// Of a pool that the estimate does not contain yet.
QString ghostCost(const OverviewContext& context, const core::Change& change) {
    const auto* table = context.store.prices().find(context.record.summary.plan);
    const auto* price = table == nullptr ? nullptr : table->find(change.level);
    if (price == nullptr) {
        return text::Text::tr("price unknown");
    }
    const auto sum = text::Text::tr("%1 × %2 = %3/month")
                         .arg(change.count)
                         .arg(text::toQString(core::formatShort(price->monthly)),
                              text::toQString(core::formatShort(price->monthly * change.count)));
    return price->illustrative ? text::Text::tr("%1, sandbox price").arg(sum) : sum;
}

} // namespace

/// A pool that an operation adds, in the frame of its later card.
PoolCard ghostCard(const OverviewContext& context, const operations::Operation& operation) {
    const auto& change = operation.change;
    PoolCard card;
    card.ghost = true;
    card.name = text::toQString(change.pool);
    card.colour = -1;
    card.change = changeNote(operation, nullptr, context.now);
    card.badge = operation.finished() ? Badge{text::Text::tr("not added"), card.change->tone, {}}
                                      : Badge{text::Text::tr("being added"), text::Tone::Working, {}};
    card.levelLine = text::levelLine(change.level, context.store.catalog());
    for (int place = 1; place <= change.count && !operation.finished(); ++place) {
        card.instances.push_back(
            {QString::number(place), InstanceBox::Appearance::Coming, text::Text::tr("Requested, not available yet")});
    }
    card.connections = text::Text::tr("no connections yet");
    card.useTone = text::Tone::Neutral;
    card.cost = ghostCost(context, change);
    return card;
}

PoolCard card(const OverviewContext& context, const core::Pool& pool, int colour) {
    const auto* operation =
        context.changes != nullptr ? context.changes->ofPool(context.record.summary.id, pool.name) : nullptr;
    PoolCard card;
    card.id = pool.id;
    card.leader = pool.isLeader();
    card.name = pool.isLeader() ? text::Text::tr("Leader pool") : text::poolTitle(pool);
    card.colour = colour;
    card.badge = cardBadge(pool, context.store.catalog(), operation);
    card.levelLine = text::levelLine(pool.expectedLevel, context.store.catalog());
    card.instances = boxesOf(pool, context.now);
    addNotes(card, context, pool);
    addConnections(card, context.store.catalog(), pool);
    card.cost = cardCost(context, pool);
    if (!pool.endpoints.empty()) {
        const auto& endpoint = pool.endpoints.front();
        card.endpoint = text::endpointAddress(endpoint);
        card.endpointNote = endpoint.host.empty() ? text::Text::tr("address unknown")
                            : !endpoint.port      ? text::Text::tr("port unknown")
                                                  : QString();
    }
    if (operation != nullptr) {
        card.change = changeNote(*operation, &pool, context.now);
    }
    if (pool.waitStatus.waiting && !(card.change && card.change->running)) {
        card.progress = pool.waitStatus.message.empty() ? text::Text::tr("A change is in progress.")
                                                        : text::toQString(pool.waitStatus.message);
    }
    return card;
}

} // namespace poolhouse::views::overview
