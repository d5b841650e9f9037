// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/unreadable_text.h"

#include "models/fleet/store.h"
#include "models/text/text.h"

#include <map>
#include <utility>

namespace poolhouse::text {

namespace {

using core::RecordKind;
using Group = std::vector<const core::Unreadable*>;

constexpr std::size_t mostNamed = 3;

QString leftOut(RecordKind kind, std::int64_t number) {
    switch (kind) {
    case RecordKind::App:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n app couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n apps couldn't be read"));
    case RecordKind::Addon:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n add-on couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n add-ons couldn't be read"));
    case RecordKind::Attachment:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n attachment couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n attachments couldn't be read"));
    case RecordKind::Level:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n level couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n levels couldn't be read"));
    case RecordKind::Price:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n price couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n prices couldn't be read"));
    case RecordKind::PlanLimit:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n limit couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n limits couldn't be read"));
    case RecordKind::Quota:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n quota couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n quotas couldn't be read"));
    case RecordKind::Pool:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n pool couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n pools couldn't be read"));
    case RecordKind::Instance:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n instance couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n instances couldn't be read"));
    case RecordKind::Endpoint:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n endpoint couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n endpoints couldn't be read"));
    case RecordKind::Credential:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n credential couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n credentials couldn't be read"));
    case RecordKind::DatabaseUser:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n database user couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n database users couldn't be read"));
    case RecordKind::Setting:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n setting couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n settings couldn't be read"));
    case RecordKind::Maintenance:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n maintenance record couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n maintenance records couldn't be read"));
    case RecordKind::Migration:
        return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n migration record couldn't be read"),
                             QT_TRANSLATE_N_NOOP("Wording", "%n migration records couldn't be read"));
    case RecordKind::Cluster:
    case RecordKind::Page: break;
    }
    return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n record couldn't be read"),
                         QT_TRANSLATE_N_NOOP("Wording", "%n records couldn't be read"));
}

QString partOf(std::int64_t number) {
    return Text::counted(number, QT_TRANSLATE_N_NOOP("Wording", "%n value couldn't be read and is unknown"),
                         QT_TRANSLATE_N_NOOP("Wording", "%n values couldn't be read and are unknown"));
}

/// "shop-db ([2].plan)"
QString called(const core::Unreadable& each) {
    const auto path = toQString(each.path);
    return each.name.empty() ? path : Text::tr("%1 (%2)", "a record and its member").arg(toQString(each.name), path);
}

QString names(const Group& group) {
    QStringList named;
    for (std::size_t at = 0; at < group.size() && at < mostNamed; ++at) {
        named << called(*group[at]);
    }
    if (group.size() > mostNamed) {
        named << Text::tr("%1 more").arg(Text::number(static_cast<std::int64_t>(group.size() - mostNamed)));
    }
    return Text::listed(named);
}

} // namespace

QStringList unreadableSentences(const std::vector<core::Unreadable>& unreadable) {
    std::map<RecordKind, Group> records;
    Group values;
    bool endless = false;
    for (const auto& each : unreadable) {
        if (each.kind == RecordKind::Page) {
            endless = true;
        } else if (each.passedOver) {
            records[each.kind].push_back(&each);
        } else {
            values.push_back(&each);
        }
    }
    QStringList sentences;
    for (const auto& [kind, group] : records) {
        sentences << Text::tr("%1: %2.", "what couldn't be read, names")
                         .arg(leftOut(kind, static_cast<std::int64_t>(group.size())), names(group));
    }
    if (!values.empty()) {
        sentences << Text::tr("%1: %2.", "what couldn't be read, names")
                         .arg(partOf(static_cast<std::int64_t>(values.size())), names(values));
    }
    if (endless) {
        sentences << Text::tr("A list ended with an empty page that announced another one.");
    }
    return sentences;
}

QStringList unreadableLists(const fleet::Store& store) {
    return unreadableSentences(store.unreadable());
}

QStringList unreadableDetails(const fleet::ClusterRecord& record) {
    QStringList sentences;
    if (record.info) {
        for (const auto& sentence : unreadableSentences(record.info->unreadable)) {
            sentences << Text::tr("%1: %2", "cluster and sentence").arg(toQString(record.summary.name), sentence);
        }
    }
    return sentences;
}

QStringList lostAttachments(const fleet::ClusterRecord& record) {
    QStringList sentences;
    if (!record.info || !record.info->poolsKnown()) {
        return sentences;
    }
    for (const auto* attachment : core::attachmentsWithoutPool(record.attachments, *record.info)) {
        sentences << Text::tr("%1 in %2 names the pool %3, which doesn't exist.", "attachment, app, pool")
                         .arg(toQString(attachment->name), toQString(attachment->app.name),
                              toQString(attachment->target.pool));
    }
    return sentences;
}

} // namespace poolhouse::text
