// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/coming_view.h"

#include "models/core/maintenance_change.h"
#include "models/fleet/area_reader.h"
#include "models/fleet/coming_reader.h"
#include "models/fleet/store.h"
#include "models/text/maintenance_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolhouse::views {

namespace {

bool isRunning(const core::Maintenance& maintenance) {
    return core::phaseOf(maintenance) == core::MaintenancePhase::Running;
}

using fleet::ComingRecord;
using text::Text;

constexpr std::size_t mostComingNames = 3;

QString unknownComing() {
    return Text::tr("unknown");
}

QString comingText(const QString& at, const QString& span) {
    return Text::tr("%1, %2", "an instant, how far it is away").arg(at, span);
}

ComingTime unknownComingTime() {
    return {unknownComing(), {}, unknownComing()};
}

ComingTime comingWhen(const core::Maintenance& maintenance, const MaintenanceClocks& clocks) {
    if (isRunning(maintenance)) {
        const auto since = maintenance.startedAt ? text::formatStated(*maintenance.startedAt, clocks.now) : QString();
        return since.isEmpty() ? ComingTime{Text::tr("running"), {}, Text::tr("running")}
                               : ComingTime{Text::tr("running since"), since, Text::tr("running since %1").arg(since)};
    }
    if (!maintenance.scheduledFor) {
        return unknownComingTime();
    }
    const auto at = text::formatStated(*maintenance.scheduledFor, clocks.now);
    const auto left = *maintenance.scheduledFor - clocks.stated();
    const auto span = left.count() >= 0 ? Text::tr("in %1", "a duration").arg(text::elapsed(left)) : text::age(-left);
    return {at, span, comingText(at, span)};
}

/// One that runs meets it.
ComingTime comingDeadline(const core::Maintenance& maintenance, const MaintenanceClocks& clocks) {
    if (!maintenance.requiredBy) {
        return unknownComingTime();
    }
    const auto at = text::formatStated(*maintenance.requiredBy, clocks.now);
    if (isRunning(maintenance)) {
        return {at, {}, at};
    }
    const auto left = *maintenance.requiredBy - clocks.stated();
    const auto span = left.count() >= 0 ? Text::tr("in %1", "a duration").arg(text::elapsed(left))
                                        : Text::tr("overdue by %1", "a duration").arg(text::elapsed(-left));
    return {at, span, comingText(at, span)};
}

QString comingDetail(const core::Maintenance& maintenance, const MaintenanceClocks& clocks) {
    QStringList sentences;
    if (isRunning(maintenance) && maintenance.startedAt) {
        sentences << Text::tr("Started: %1.").arg(text::localAndUtc(*maintenance.startedAt, clocks.now));
    } else {
        sentences << Text::tr("Scheduled for: %1.")
                         .arg(maintenance.scheduledFor ? text::localAndUtc(*maintenance.scheduledFor, clocks.now)
                                                       : unknownComing());
    }
    const auto purpose = text::maintenancePurpose(maintenance);
    sentences << Text::tr("Required by: %1.")
                     .arg(maintenance.requiredBy ? maintenanceDeadline(maintenance, clocks) : unknownComing())
              << Text::tr("Reason: %1.").arg(purpose.isEmpty() ? unknownComing() : purpose)
              << Text::tr("Window: %1.").arg(text::maintenanceWindow(maintenance));
    if (const auto local = text::maintenanceWindowAt(maintenance, clocks.offset); !local.isEmpty()) {
        sentences << Text::tr("Window, local time: %1.").arg(local);
    }
    return sentences.join(QLatin1Char(' '));
}

ComingRow comingRowOf(const core::Maintenance& maintenance, const MaintenanceClocks& clocks, bool stale) {
    const auto purpose = text::maintenancePurpose(maintenance);
    return {maintenance.cluster,
            comingWhen(maintenance, clocks),
            text::toQString(maintenance.clusterName),
            text::toQString(maintenance.app),
            purpose.isEmpty() ? unknownComing() : purpose,
            comingDeadline(maintenance, clocks),
            text::maintenanceWindow(maintenance),
            text::maintenanceStateWord(maintenance),
            comingDetail(maintenance, clocks),
            stale ? text::Tone::Unknown : maintenanceTone(maintenance, clocks),
            stale};
}

AreaStatus comingStatus(const fleet::Freshness& read, std::size_t apps, core::Instant now) {
    return areaStatus(
        read, fleet::ComingReader::paceOf(apps), now,
        {text::RequestKind::FleetMaintenance, Text::tr("Maintenance as of %1, %2"), Text::tr("Maintenance read %1")});
}

/// A cluster of the fleet, known to the API by id or, at least, by name.
const fleet::ClusterRecord* fleetClusterOf(const fleet::Store& store, const core::Maintenance& maintenance) {
    return maintenance.cluster.empty() ? store.clusterByName(text::toQString(maintenance.clusterName))
                                       : store.cluster(maintenance.cluster);
}

/// Those of the fleet, as the lists of the account name them, with ids of those whose data is old.
std::vector<core::Maintenance> comingOfFleet(const fleet::Store& store, const std::vector<ComingRecord>& records,
                                             core::Instant now, std::set<core::ClusterId>& stale) {
    std::vector<core::Maintenance> all;
    std::set<core::ClusterId> known;
    for (const auto& record : records) {
        const bool old = comingStatus(record.freshness, records.size(), now).stale;
        for (const auto& each : record.maintenances.value_or(std::vector<core::Maintenance>())) {
            const auto* cluster = fleetClusterOf(store, each);
            if (cluster == nullptr || !known.insert(cluster->summary.id).second) {
                continue; // of another service, or of a cluster that moved to another app
            }
            all.push_back(each);
            all.back().cluster = cluster->summary.id;
            all.back().clusterName = cluster->summary.name;
            all.back().app = text::appTitle(cluster->summary.app).toStdString();
            if (old) {
                stale.insert(cluster->summary.id);
            }
        }
    }
    return all;
}

struct ComingCounts {
    std::size_t apps = 0;
    std::size_t known = 0; ///< read at least once
    std::vector<const ComingRecord*> failed{};
    std::size_t unread = 0; ///< not answered yet

    [[nodiscard]] bool complete() const { return failed.empty() && unread == 0; }
};

ComingCounts comingCounts(const std::vector<ComingRecord>& records) {
    ComingCounts counts;
    counts.apps = records.size();
    for (const auto& record : records) {
        counts.known += record.maintenances ? 1 : 0;
        if (record.freshness.problem) {
            counts.failed.push_back(&record);
        } else if (!record.maintenances) {
            ++counts.unread;
        }
    }
    return counts;
}

/// "a, b, c and 4 more"
QString fewNames(const QStringList& names) {
    const auto shown = names.mid(0, static_cast<qsizetype>(mostComingNames)).join(QStringLiteral(", "));
    const auto more = names.size() - static_cast<qsizetype>(mostComingNames);
    return more <= 0 ? shown : Text::tr("%1 and %2 more", "names").arg(shown).arg(more);
}

/// `one` and `many`: for the number of all apps; %2: how many of them.
QString ofApps(std::size_t some, std::size_t all, const char* one, const char* many) {
    return Text::counted(static_cast<std::int64_t>(all), one, many).arg(Text::number(static_cast<std::int64_t>(some)));
}

void addComingFailures(ComingView& view, const ComingCounts& counts) {
    if (counts.failed.empty()) {
        return;
    }
    QStringList names, details;
    bool alike = true;
    view.problemIsOwn = true;
    const auto& first = *counts.failed.front()->freshness.problem;
    for (const auto* record : counts.failed) {
        const auto& error = *record->freshness.problem;
        const auto name = text::appTitle(record->app);
        names << name;
        const auto problem = text::problemText(error, text::RequestKind::FleetMaintenance);
        details << QStringLiteral("%1: %2\n%3").arg(name, problem.why, problem.detail).trimmed();
        alike = alike && error.kind == first.kind;
        view.problemIsOwn = view.problemIsOwn && fleet::AreaReader::isLasting(error);
    }
    QString sentence =
        ofApps(counts.failed.size(), counts.apps, QT_TRANSLATE_N_NOOP("Wording", "%2 of %n app couldn't be read: %3."),
               QT_TRANSLATE_N_NOOP("Wording", "%2 of %n apps couldn't be read: %3."))
            .arg(fewNames(names));
    if (alike) {
        const auto problem = text::problemText(first, text::RequestKind::FleetMaintenance);
        sentence += QLatin1Char(' ') + problem.why + QLatin1Char(' ') + problem.next;
    }
    view.problem = std::move(sentence);
    view.problemDetail = details.join(QLatin1Char('\n'));
}

/// `complete`: nothing that was read had to be left out.
QString nothingPlanned(const ComingCounts& counts, bool complete) {
    if (counts.unread > 0) {
        return ofApps(counts.known, counts.apps,
                      QT_TRANSLATE_N_NOOP("Wording", "Loading maintenance: %2 of %n app read"),
                      QT_TRANSLATE_N_NOOP("Wording", "Loading maintenance: %2 of %n apps read"));
    }
    if (!counts.failed.empty()) {
        return ofApps(counts.failed.size(), counts.apps,
                      QT_TRANSLATE_N_NOOP("Wording", "Whether maintenance is planned is unknown for %2 of %n app."),
                      QT_TRANSLATE_N_NOOP("Wording", "Whether maintenance is planned is unknown for %2 of %n apps."));
    }
    return complete ? Text::tr("No maintenance is planned.") : Text::tr("Whether maintenance is planned is unknown.");
}

QString comingHeadline(const std::vector<const core::Maintenance*>& coming, const std::vector<ComingRow>& rows,
                       bool complete) {
    int running = 0;
    int unclear = 0;
    std::size_t next = rows.size();
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const bool runs = isRunning(*coming[at]);
        running += runs ? 1 : 0;
        unclear += coming[at]->coming() ? 0 : 1;
        if (next == rows.size() && !runs && coming[at]->scheduledFor) {
            next = at;
        }
    }
    const auto planned = static_cast<int>(rows.size()) - running - unclear;
    QStringList parts;
    if (running > 0) {
        parts << Text::tr("%1 running").arg(running);
    }
    if (planned > 0) {
        parts << Text::tr("%1 planned").arg(text::atLeast(QString::number(planned), complete));
    }
    if (unclear > 0) {
        parts << Text::tr("%1 unknown").arg(unclear);
    }
    if (next < rows.size()) {
        parts << Text::tr("next %1").arg(rows[next].when.text);
    }
    return parts.join(QStringLiteral(" · "));
}

/// The most urgent one of the rows.
text::Tone comingTone(const std::vector<ComingRow>& rows, bool complete) {
    for (const auto tone : {text::Tone::Bad, text::Tone::Working, text::Tone::Attention}) {
        if (std::any_of(rows.begin(), rows.end(), [tone](const ComingRow& row) { return row.tone == tone; })) {
            return tone;
        }
    }
    return rows.empty() && complete ? text::Tone::Good : text::Tone::Unknown;
}

/// Clusters that no app is known of can't be asked for.
QString clustersWithoutApp(const fleet::Store& store) {
    QStringList names;
    for (const auto& id : store.clusterIds()) {
        const auto& summary = store.cluster(id)->summary;
        if (summary.app.id.empty()) {
            names << text::toQString(summary.name);
        }
    }
    return names.isEmpty()
               ? QString()
               : Text::tr("Maintenance of clusters whose app is unknown isn't shown: %1.").arg(fewNames(names));
}

QString comingPartial(const fleet::Store& store, const std::vector<ComingRecord>& records) {
    std::vector<core::Unreadable> unreadable;
    for (const auto& record : records) {
        unreadable.insert(unreadable.end(), record.unreadable.begin(), record.unreadable.end());
    }
    auto sentences = text::unreadableSentences(unreadable);
    if (const auto sentence = clustersWithoutApp(store); !sentence.isEmpty()) {
        sentences << sentence;
    }
    return sentences.join(QLatin1Char(' '));
}

QString joined(QStringList sentences) {
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

/// The oldest of what was read; loading: nothing was read yet.
AreaStatus wholeComingStatus(const std::vector<ComingRecord>& records, const ComingCounts& counts, core::Instant now) {
    fleet::Freshness oldest;
    for (const auto& record : records) {
        if (record.freshness.readAt && (!oldest.readAt || *record.freshness.readAt < *oldest.readAt)) {
            oldest.readAt = record.freshness.readAt;
        }
    }
    auto status = comingStatus(oldest, records.size(), now);
    if (counts.known == 0 && counts.unread == 0) {
        status.state = counts.failed.empty() ? AreaStatus::State::Read : AreaStatus::State::Failed;
    }
    return status;
}

} // namespace

ComingView comingView(const fleet::Store& store, const std::vector<ComingRecord>& records,
                      const MaintenanceClocks& clocks, bool held) {
    ComingView view;
    const auto& lists = store.fleetFreshness();
    if (!lists.everRead()) {
        static_cast<AreaStatus&>(view) = areaStatus(lists, {}, clocks.now, {text::RequestKind::Fleet, {}, {}});
        return view;
    }
    const auto counts = comingCounts(records);
    static_cast<AreaStatus&>(view) = wholeComingStatus(records, counts, clocks.now);
    addComingFailures(view, counts);
    if (view.state != AreaStatus::State::Read) {
        return view;
    }
    std::set<core::ClusterId> stale;
    const auto all = comingOfFleet(store, records, clocks.now, stale);
    const auto coming = core::comingByDate(all);
    for (const auto* each : coming) {
        view.rows.push_back(comingRowOf(*each, clocks, stale.contains(each->cluster)));
    }
    view.partial = comingPartial(store, records);
    if (held && counts.unread > 0) {
        view.partial = joined({view.partial, Text::tr("The other apps are read once the program is online, in view and "
                                                      "has enough API calls left.")});
    }
    const bool complete = counts.complete() && view.partial.isEmpty();
    view.headline = !view.rows.empty() ? comingHeadline(coming, view.rows, complete) : nothingPlanned(counts, complete);
    view.tone = view.stale ? text::Tone::Unknown : comingTone(view.rows, complete);
    return view;
}

} // namespace poolhouse::views
