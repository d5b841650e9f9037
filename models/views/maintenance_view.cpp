// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/maintenance_view.h"

#include "models/fleet/maintenance_reader.h"
#include "models/text/maintenance_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"

namespace poolhouse::views {

namespace {

using core::MaintenanceState;
using text::Text;

QString unknownWord() {
    return Text::tr("unknown");
}

QString timeOr(const std::optional<core::Instant>& at, core::Instant now, const QString& otherwise) {
    return at ? text::localAndUtc(*at, now) : otherwise;
}

QString headlineOf(const core::Maintenance& maintenance, core::Instant now) {
    switch (maintenance.state.known) {
    case MaintenanceState::None: return Text::tr("No maintenance is planned.");
    case MaintenanceState::Pending:
        return maintenance.scheduledFor
                   ? Text::tr("Maintenance is scheduled for %1.").arg(text::localAndUtc(*maintenance.scheduledFor, now))
                   : Text::tr("Maintenance is planned; its date is unknown.");
    case MaintenanceState::Preparing: return Text::tr("Maintenance is being prepared.");
    case MaintenanceState::Ready: return Text::tr("Maintenance is ready to run.");
    case MaintenanceState::Running: return Text::tr("Maintenance is running.");
    case MaintenanceState::Completed: return Text::tr("The latest maintenance was completed.");
    case MaintenanceState::Unknown: break;
    }
    return maintenance.state.text.empty() ? Text::tr("Whether maintenance is planned is unknown.")
                                          : Text::tr("Unknown state: %1.").arg(text::toQString(maintenance.state.text));
}

void addFacts(MaintenanceView& view, const core::Maintenance& maintenance, const MaintenanceClocks& clocks) {
    const auto now = clocks.now;
    const auto add = [&view](const QString& name, const QString& value) { view.facts.push_back({name, {{value}}}); };
    const bool none = maintenance.state.is(MaintenanceState::None);
    const bool coming = maintenance.coming().value_or(true);
    if (!none) {
        const auto purpose = text::maintenancePurpose(maintenance);
        add(Text::tr("Reason"), purpose.isEmpty() ? unknownWord() : purpose);
    }
    if (coming) {
        add(Text::tr("Scheduled for"), timeOr(maintenance.scheduledFor, now, unknownWord()));
        if (maintenance.previouslyScheduledFor) {
            add(Text::tr("Moved from"), text::localAndUtc(*maintenance.previouslyScheduledFor, now));
        }
        add(Text::tr("Required by"), maintenance.requiredBy ? maintenanceDeadline(maintenance, clocks) : unknownWord());
    }
    if (maintenance.startedAt || maintenance.state.is(MaintenanceState::Running)) {
        add(Text::tr("Started"), timeOr(maintenance.startedAt, now, unknownWord()));
    }
    if (maintenance.completedAt || maintenance.state.is(MaintenanceState::Completed)) {
        add(Text::tr("Completed"), timeOr(maintenance.completedAt, now, unknownWord()));
    }
    add(Text::tr("Window"), text::maintenanceWindow(maintenance));
    if (const auto local = text::maintenanceWindowAt(maintenance, clocks.offset); !local.isEmpty()) {
        add(Text::tr("Window, local time"), local);
    }
}

void addPast(MaintenanceView& view, const fleet::MaintenanceRecord& record, core::Instant now) {
    for (const auto& past : record.history) {
        const auto purpose = text::maintenancePurpose(past);
        view.past.push_back({timeOr(past.startedAt, now, unknownWord()), timeOr(past.completedAt, now, unknownWord()),
                             past.duration ? text::elapsed(std::chrono::milliseconds(*past.duration)) : unknownWord(),
                             text::maintenanceStateWord(past), purpose.isEmpty() ? unknownWord() : purpose});
    }
    view.pastCut = record.history.size() >= static_cast<std::size_t>(api::MaintenanceService::longestHistory);
    const auto& read = record.historyFreshness;
    if (read.problem) {
        view.pastNote = text::problemText(*read.problem, text::RequestKind::MaintenanceHistory).sentence();
    } else if (!read.everRead()) {
        view.pastNote = read.loading ? Text::tr("Loading history…") : Text::tr("The history hasn't been loaded.");
    } else if (view.past.empty() && record.historyUnreadable.empty()) {
        view.pastNote = Text::tr("No past maintenance.");
    }
}

} // namespace

text::Tone maintenanceTone(const core::Maintenance& maintenance, const MaintenanceClocks& clocks) {
    const bool overdue = maintenance.requiredBy && *maintenance.requiredBy < clocks.stated();
    switch (maintenance.state.known) {
    case MaintenanceState::None:
    case MaintenanceState::Completed: return text::Tone::Good;
    case MaintenanceState::Pending: return overdue ? text::Tone::Bad : text::Tone::Attention;
    case MaintenanceState::Preparing:
    case MaintenanceState::Ready: return overdue ? text::Tone::Bad : text::Tone::Working;
    case MaintenanceState::Running: return text::Tone::Working;
    case MaintenanceState::Unknown: break;
    }
    return text::Tone::Unknown;
}

QString maintenanceDeadline(const core::Maintenance& maintenance, const MaintenanceClocks& clocks) {
    const auto deadline = *maintenance.requiredBy;
    auto at = text::localAndUtc(deadline, clocks.now);
    if (maintenance.state.is(MaintenanceState::Running)) {
        return at;
    }
    const auto left = deadline - clocks.stated();
    return left.count() >= 0 ? Text::tr("%1, in %2", "an instant, a duration").arg(at, text::elapsed(left))
                             : Text::tr("%1, overdue by %2", "an instant, a duration").arg(at, text::elapsed(-left));
}

MaintenanceView maintenanceView(const core::ClusterId& cluster, const fleet::MaintenanceRecord* record,
                                const MaintenanceClocks& clocks) {
    MaintenanceView view;
    view.cluster = cluster;
    if (record == nullptr) {
        return view;
    }
    static_cast<AreaStatus&>(view) = areaStatus(
        record->freshness, fleet::MaintenanceReader::paceOf(*record), clocks.now,
        {text::RequestKind::Maintenance, Text::tr("Maintenance as of %1, %2"), Text::tr("Maintenance read %1")});
    if (!record->current) {
        return view;
    }
    view.headline = headlineOf(*record->current, clocks.now);
    view.tone = view.stale ? text::Tone::Unknown : maintenanceTone(*record->current, clocks);
    if (record->current->isComing()) {
        view.rule = Text::tr("Apps may lose their connections while a maintenance runs, and have to reconnect.");
    }
    addFacts(view, *record->current, clocks);
    addPast(view, *record, clocks.now);
    auto unreadable = record->unreadable;
    unreadable.insert(unreadable.end(), record->historyUnreadable.begin(), record->historyUnreadable.end());
    view.partial = text::unreadableSentences(unreadable).join(QLatin1Char(' '));
    return view;
}

} // namespace poolhouse::views
