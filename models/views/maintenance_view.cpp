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
                   ? Text::tr("Maintenance is planned for %1.").arg(text::localAndUtc(*maintenance.scheduledFor, now))
                   : Text::tr("Maintenance is planned; the date is unknown.");
    case MaintenanceState::Preparing: return Text::tr("Maintenance is being prepared.");
    case MaintenanceState::Ready: return Text::tr("Maintenance is ready to run.");
    case MaintenanceState::Running: return Text::tr("Maintenance is running.");
    case MaintenanceState::Completed: return Text::tr("The latest maintenance is completed.");
    case MaintenanceState::Unknown: break;
    }
    return maintenance.state.text.empty() ? Text::tr("Whether maintenance is planned is unknown.")
                                          : Text::tr("The API reports a state that Poolhouse doesn't know: %1.")
                                                .arg(text::toQString(maintenance.state.text));
}

text::Tone toneOf(const core::Maintenance& maintenance, core::Instant now) {
    switch (maintenance.state.known) {
    case MaintenanceState::None:
    case MaintenanceState::Completed: return text::Tone::Good;
    case MaintenanceState::Pending:
        return maintenance.requiredBy && *maintenance.requiredBy < now ? text::Tone::Bad : text::Tone::Attention;
    case MaintenanceState::Preparing:
    case MaintenanceState::Ready:
    case MaintenanceState::Running: return text::Tone::Working;
    case MaintenanceState::Unknown: break;
    }
    return text::Tone::Unknown;
}

/// With what is left of it, or how long it has passed.
QString deadlineText(core::Instant deadline, core::Instant now) {
    const auto at = text::localAndUtc(deadline, now);
    return deadline >= now
               ? Text::tr("%1, in %2", "an instant, a duration").arg(at, text::elapsed(deadline - now))
               : Text::tr("%1, overdue for %2", "an instant, a duration").arg(at, text::elapsed(now - deadline));
}

void addFacts(MaintenanceView& view, const core::Maintenance& maintenance, core::Instant now,
              std::chrono::minutes offset) {
    const auto add = [&view](const QString& name, const QString& value) { view.facts.push_back({name, {{value}}}); };
    const bool none = maintenance.state.is(MaintenanceState::None);
    const bool coming = maintenance.coming().value_or(true);
    if (!none) {
        const auto purpose = text::maintenancePurpose(maintenance);
        add(Text::tr("What"), purpose.isEmpty() ? unknownWord() : purpose);
    }
    if (coming) {
        add(Text::tr("Planned for"), timeOr(maintenance.scheduledFor, now, unknownWord()));
        if (maintenance.previouslyScheduledFor) {
            add(Text::tr("Moved from"), text::localAndUtc(*maintenance.previouslyScheduledFor, now));
        }
        add(Text::tr("Must run by"),
            maintenance.requiredBy ? deadlineText(*maintenance.requiredBy, now) : unknownWord());
    }
    if (maintenance.startedAt || maintenance.state.is(MaintenanceState::Running)) {
        add(Text::tr("Started"), timeOr(maintenance.startedAt, now, unknownWord()));
    }
    if (maintenance.completedAt || maintenance.state.is(MaintenanceState::Completed)) {
        add(Text::tr("Completed"), timeOr(maintenance.completedAt, now, unknownWord()));
    }
    add(Text::tr("Window"), text::maintenanceWindow(maintenance));
    if (const auto local = text::maintenanceWindowAt(maintenance, offset); !local.isEmpty()) {
        add(Text::tr("Window, local time"), local);
    }
}

void addPast(MaintenanceView& view, const fleet::MaintenanceRecord& record, core::Instant now) {
    for (const auto& past : record.history) {
        const auto purpose = text::maintenancePurpose(past);
        view.past.push_back({timeOr(past.startedAt, now, unknownWord()), timeOr(past.completedAt, now, unknownWord()),
                             past.duration ? text::duration(*past.duration) : unknownWord(),
                             text::maintenanceStateWord(past), purpose.isEmpty() ? unknownWord() : purpose});
    }
    const auto& read = record.historyFreshness;
    if (read.problem) {
        view.pastNote = text::problemText(*read.problem, text::RequestKind::MaintenanceHistory).sentence();
    } else if (!read.everRead()) {
        view.pastNote = Text::tr("Loading the history");
    } else if (view.past.empty() && record.historyUnreadable.empty()) {
        view.pastNote = Text::tr("No earlier maintenance is known.");
    }
}

void addFreshness(MaintenanceView& view, const fleet::Freshness& read, core::Instant now) {
    view.state = read.everRead() ? MaintenanceView::State::Read
                 : read.problem  ? MaintenanceView::State::Failed
                                 : MaintenanceView::State::Loading;
    if (read.readAt) {
        const auto age = text::age(now - *read.readAt);
        view.age = now - *read.readAt > fleet::MaintenanceReader::quietInterval + fleet::staleAfter
                       ? Text::tr("Maintenance as of %1, %2").arg(text::formatTime(*read.readAt, now, true), age)
                       : Text::tr("Maintenance read %1").arg(age);
    }
    if (read.problem) {
        view.problem = text::problemText(*read.problem, text::RequestKind::Maintenance).sentence();
    }
}

} // namespace

MaintenanceView maintenanceView(const core::ClusterId& cluster, const fleet::MaintenanceRecord* record,
                                core::Instant now, std::chrono::minutes offset) {
    MaintenanceView view;
    view.cluster = cluster;
    if (record == nullptr) {
        return view;
    }
    addFreshness(view, record->freshness, now);
    if (!record->current) {
        return view;
    }
    view.headline = headlineOf(*record->current, now);
    view.tone = toneOf(*record->current, now);
    addFacts(view, *record->current, now, offset);
    addPast(view, *record, now);
    auto unreadable = record->unreadable;
    unreadable.insert(unreadable.end(), record->historyUnreadable.begin(), record->historyUnreadable.end());
    view.partial = text::unreadableSentences(unreadable).join(QLatin1Char(' '));
    return view;
}

} // namespace poolhouse::views
