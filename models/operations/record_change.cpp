// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record_change.h"

#include "models/core/change_area.h"
#include "models/operations/kinds.h"
#include "models/operations/record_migration.h"
#include "models/operations/record_settings.h"
#include "models/operations/record_values.h"

#include <QCborArray>

namespace poolhouse::operations {

namespace {

using namespace record;

constexpr int lastChange = static_cast<int>(core::ChangeKind::CancelMigration);
constexpr int lastPhase = static_cast<int>(core::MaintenancePhase::Running);
constexpr int lastCredentialState = static_cast<int>(core::CredentialState::Revoking);

QCborMap written(const core::WeekTime& at) {
    return {{key("day"), static_cast<int>(at.day.c_encoding())}, {key("minute"), qint64(at.time.count())}};
}

std::optional<core::WeekTime> weekTimeAt(const QCborMap& map, const char* name) {
    const auto members = map[key(name)].toMap();
    const auto day = enumerator(members, "day", 6);
    const auto minute = enumerator(members, "minute", 24 * 60 - 1);
    return day && minute ? std::optional(core::WeekTime{std::chrono::weekday(static_cast<unsigned>(*day)),
                                                        std::chrono::minutes(*minute)})
                         : std::nullopt;
}

QCborMap written(const core::ChangedMaintenance& change) {
    QCborMap map{{key("weeks"), change.weeks},
                 {key("phase"), static_cast<int>(change.phase)},
                 {key("scheduledFor"), value(change.scheduledFor)},
                 {key("requiredBy"), value(change.requiredBy)}};
    if (change.window) {
        map[key("window")] = written(*change.window);
    }
    if (change.windowBefore) {
        map[key("windowBefore")] = written(*change.windowBefore);
    }
    return map;
}

/// A damaged record may hold an impossible date, which is ignored.
std::optional<core::Instant> calendarDate(const QCborMap& map, const char* name) {
    const auto at = optionalInstant(map, name);
    return at && *at >= core::Instant() && *at < core::Instant(std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1))
               ? at
               : std::nullopt;
}

QCborMap written(const core::ClusterRemoval& removal) {
    QCborArray detaching;
    for (const auto& app : removal.detaching) {
        detaching.append(value(app));
    }
    return {{key("app"), value(removal.app.value)}, {key("detaching"), detaching}};
}

core::ClusterRemoval removalFrom(const QCborMap& map) {
    core::ClusterRemoval removal{{text(map, "app")}};
    for (const auto& app : map[key("detaching")].toArray()) {
        removal.detaching.push_back(app.toString().toStdString());
    }
    return removal;
}

std::optional<core::ChangedMaintenance> changedMaintenanceOf(const QCborMap& map) {
    const auto phase = enumerator(map, "phase", lastPhase);
    const auto weeks = integer(map[key("weeks")], core::mostMaintenanceWeeks + 1);
    if (!phase || weeks < -core::mostMaintenanceWeeks || weeks > core::mostMaintenanceWeeks) {
        return std::nullopt;
    }
    return core::ChangedMaintenance{
        static_cast<int>(weeks),           weekTimeAt(map, "window"),       static_cast<core::MaintenancePhase>(*phase),
        calendarDate(map, "scheduledFor"), calendarDate(map, "requiredBy"), weekTimeAt(map, "windowBefore")};
}

QCborMap written(const core::ChangedCredential& change) {
    QCborArray shown, apps;
    for (const auto& each : change.shown) {
        shown.append(QCborMap{{key("id"), value(each.id.value)},
                              {key("name"), value(each.name)},
                              {key("state"), static_cast<int>(each.state)},
                              {key("mark"), value(each.mark)}});
    }
    for (const auto& app : change.apps) {
        apps.append(value(app));
    }
    return {{key("name"), value(change.name)},
            {key("forced"), change.forced},
            {key("owner"), change.owner},
            {key("shown"), shown},
            {key("apps"), apps}};
}

std::optional<core::ChangedCredential> changedCredentialOf(const QCborMap& map) {
    core::ChangedCredential change;
    change.name = text(map, "name");
    change.forced = map[key("forced")].toBool();
    change.owner = map[key("owner")].toBool();
    for (const auto& each : map[key("shown")].toArray()) {
        const auto members = each.toMap();
        const auto state = enumerator(members, "state", lastCredentialState);
        if (!state) {
            return std::nullopt;
        }
        change.shown.push_back({{text(members, "id")},
                                text(members, "name"),
                                static_cast<core::CredentialState>(*state),
                                text(members, "mark")});
    }
    for (const auto& app : map[key("apps")].toArray()) {
        change.apps.push_back(app.toString().toStdString());
    }
    return change;
}

QCborMap written(const core::NewCluster& cluster) {
    QCborMap map{{key("app"), value(cluster.app)},
                 {key("name"), value(cluster.name)},
                 {key("attachment"), value(cluster.attachment)},
                 {key("plan"), value(cluster.plan)},
                 {key("level"), value(cluster.level)},
                 {key("highAvailability"), cluster.highAvailability},
                 {key("version"), value(cluster.version)}};
    if (const auto& source = cluster.source) {
        map[key("source")] = QCborMap{{key("cluster"), value(source->cluster)}, {key("at"), value(source->at)}};
    }
    return map;
}

/// A rollback to a date that no calendar has would be read as a fork: that is no change.
std::optional<core::NewCluster> newClusterOf(const QCborMap& map) {
    core::NewCluster cluster{text(map, "app"),    text(map, "name"),  text(map, "attachment"),
                             text(map, "plan"),   text(map, "level"), map[key("highAvailability")].toBool(),
                             text(map, "version")};
    if (const auto source = map[key("source")]; source.isMap()) {
        const auto members = source.toMap();
        cluster.source = core::ClusterSource{text(members, "cluster"), calendarDate(members, "at")};
        if (!members[key("at")].isNull() && !cluster.source->at) {
            return std::nullopt;
        }
    }
    return cluster;
}

} // namespace

QCborMap recordedChange(const core::Change& change) {
    QCborMap map{{key("kind"), static_cast<int>(change.kind)},
                 {key("pool"), value(change.pool)},
                 {key("level"), value(change.level)},
                 {key("count"), change.count}};
    if (const auto& attachment = change.attachment) {
        map[key("attachment")] = QCborMap{{key("app"), value(attachment->app)},
                                          {key("name"), value(attachment->name)},
                                          {key("credential"), value(attachment->credential)},
                                          {key("id"), value(attachment->id.value)}};
    }
    if (change.maintenance) {
        map[key("maintenance")] = written(*change.maintenance);
    }
    if (change.newCluster) {
        map[key("newCluster")] = written(*change.newCluster);
    }
    if (change.removal) {
        map[key("removal")] = written(*change.removal);
    }
    if (change.upgrade) {
        map[key("upgrade")] =
            QCborMap{{key("from"), value(change.upgrade->from)}, {key("to"), value(change.upgrade->to)}};
    }
    if (change.credential) {
        map[key("credential")] = written(*change.credential);
    }
    if (change.settings) {
        map[key("settings")] = recordedSettings(*change.settings);
    }
    if (change.quota) {
        map[key("quota")] = recordedQuota(*change.quota);
    }
    if (change.migration) {
        map[key("migration")] = recordedMigration(*change.migration);
    }
    return map;
}

std::optional<core::Change> changeFrom(const QCborMap& map) {
    const auto number = enumerator(map, "kind", lastChange);
    if (!number) {
        return std::nullopt;
    }
    const auto kind = static_cast<core::ChangeKind>(*number);
    if (rulesOf(kind).kind != kind) {
        return std::nullopt; // a number that no kind has
    }
    core::Change change{kind, text(map, "pool"), text(map, "level"), integerOf(map, "count")};
    if (const auto attachment = map[key("attachment")]; attachment.isMap()) {
        const auto members = attachment.toMap();
        change.attachment = core::ChangedAttachment{
            text(members, "app"), text(members, "name"), text(members, "credential"), {text(members, "id")}};
    }
    if (const auto maintenance = map[key("maintenance")]; maintenance.isMap()) {
        change.maintenance = changedMaintenanceOf(maintenance.toMap());
    }
    if (const auto cluster = map[key("newCluster")]; cluster.isMap()) {
        change.newCluster = newClusterOf(cluster.toMap());
    }
    if (const auto removal = map[key("removal")]; removal.isMap()) {
        change.removal = removalFrom(removal.toMap());
    }
    if (const auto upgrade = map[key("upgrade")]; upgrade.isMap()) {
        change.upgrade = core::VersionUpgrade{text(upgrade.toMap(), "from"), text(upgrade.toMap(), "to")};
    }
    if (const auto credential = map[key("credential")]; credential.isMap()) {
        change.credential = changedCredentialOf(credential.toMap());
    }
    if (const auto settings = map[key("settings")]; settings.isArray()) {
        change.settings = settingsFrom(settings.toArray());
    }
    if (const auto quota = map[key("quota")]; quota.isMap()) {
        change.quota = quotaFrom(quota.toMap());
    }
    if (const auto migration = map[key("migration")]; migration.isMap()) {
        change.migration = migrationFrom(migration.toMap());
    }
    using Area = core::ChangeArea;
    const auto area = core::areaOf(kind);
    const bool whole = (area == Area::Attachment) == change.attachment.has_value() &&
                       (area == Area::Maintenance) == change.maintenance.has_value() &&
                       (kind == core::ChangeKind::CreateCluster) == change.newCluster.has_value() &&
                       (kind == core::ChangeKind::DestroyCluster) == change.removal.has_value() &&
                       (kind == core::ChangeKind::UpgradeVersion) == change.upgrade.has_value() &&
                       (area == Area::Credentials) == change.credential.has_value() &&
                       (area == Area::Settings) == change.settings.has_value() &&
                       (area == Area::Quota) == change.quota.has_value() &&
                       (area == Area::Migration) == change.migration.has_value();
    return whole ? std::optional(std::move(change)) : std::nullopt;
}

} // namespace poolhouse::operations
