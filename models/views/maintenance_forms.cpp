// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/maintenance_forms.h"

#include "models/fleet/maintenance_reader.h"
#include "models/text/maintenance_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/phrase_check.h"

namespace poolhouse::views {

namespace {

using core::ChangeKind;
using core::MaintenanceProblem;
using text::Text;

core::Change changeOf(const core::Maintenance& shown, ChangeKind kind, const MaintenanceDraft& draft) {
    auto subject = core::shownMaintenance(shown);
    if (kind == ChangeKind::MoveMaintenance) {
        subject.weeks = draft.weeks;
    } else if (kind == ChangeKind::SetWindow) {
        subject.window = draft.window ? draft.window : subject.windowBefore;
    }
    return {kind, {}, {}, 0, {}, subject};
}

/// By what was entered; the engine does not know the time.
std::optional<MaintenanceProblem> problemOf(const core::Change& change, core::Instant now) {
    const auto& subject = *change.maintenance;
    return change.kind == ChangeKind::MoveMaintenance ? core::problemOfMoving(subject, now)
           : change.kind == ChangeKind::SetWindow     ? core::problemOfWindow(subject)
                                                      : core::problemOfRunning(subject);
}

bool isOfField(MaintenanceProblem problem) {
    switch (problem) {
    case MaintenanceProblem::NoWeeks:
    case MaintenanceProblem::TooManyWeeks:
    case MaintenanceProblem::InThePast:
    case MaintenanceProblem::AfterDeadline:
    case MaintenanceProblem::WindowMissing:
    case MaintenanceProblem::WindowSame: return true;
    case MaintenanceProblem::NothingPlanned:
    case MaintenanceProblem::Running:
    case MaintenanceProblem::DateUnknown: break;
    }
    return false;
}

QString orUnknown(const QString& text) {
    return text.isEmpty() ? Text::tr("unknown") : text;
}

/// The same window with another start; nothing where its length is unknown.
std::optional<core::Maintenance> startingAt(core::Maintenance shown, const core::WeekTime& start) {
    if (!shown.window) {
        return std::nullopt;
    }
    const auto& from = shown.window->from;
    shown.window = core::shifted(*shown.window, (start.day - from.day) + (start.time - from.time));
    return shown;
}

void addDate(MaintenanceForm& form, const QString& label, const std::optional<core::Instant>& at, core::Instant now) {
    form.facts.push_back({label, {{at ? text::localAndUtc(*at, now) : Text::tr("unknown")}}});
}

void addFacts(MaintenanceForm& form, const core::Change& change, const core::Maintenance& shown,
              const MaintenanceClocks& clocks) {
    const auto& subject = *change.maintenance;
    const auto add = [&form](const QString& label, const QString& value) {
        if (!value.isEmpty()) {
            form.facts.push_back({label, {{value}}});
        }
    };
    if (change.kind == ChangeKind::SetWindow) {
        add(Text::tr("Window now"), text::maintenanceWindow(shown));
        add(Text::tr("Now, local time"), text::maintenanceWindowAt(shown, clocks.offset));
        if (subject.window) {
            const auto wanted = startingAt(shown, *subject.window);
            add(Text::tr("New window"),
                wanted ? text::maintenanceWindow(*wanted)
                       : Text::tr("from %1 UTC").arg(text::toQString(core::formatWeekTime(*subject.window))));
            add(Text::tr("New, local time"), wanted ? text::maintenanceWindowAt(*wanted, clocks.offset) : QString());
        }
        return;
    }
    add(Text::tr("Reason"), orUnknown(text::maintenancePurpose(shown)));
    addDate(form, Text::tr("Scheduled for"), subject.scheduledFor, clocks.now);
    if (change.kind == ChangeKind::MoveMaintenance) {
        addDate(form, Text::tr("New date"), core::movedDate(subject), clocks.now);
    }
    addDate(form, Text::tr("Required by"), subject.requiredBy, clocks.now);
}

void addWords(MaintenanceForm& form, ChangeKind kind, const QString& cluster) {
    switch (kind) {
    case ChangeKind::RunMaintenance:
        form.title = Text::tr("Run the maintenance of %1 now?").arg(cluster);
        form.verb = Text::tr("Run now");
        form.keep = Text::tr("&Leave it planned");
        return;
    case ChangeKind::MoveMaintenance:
        form.title = Text::tr("Move the maintenance of %1").arg(cluster);
        form.verb = Text::tr("Move");
        form.keep = Text::tr("&Keep the date");
        return;
    default:
        form.title = Text::tr("Change the maintenance window of %1").arg(cluster);
        form.verb = Text::tr("Change window");
        form.keep = Text::tr("&Keep the window");
    }
}

std::optional<QString> refusalOf(const core::Change& change, const RefusalCheck& refusal) {
    const auto why = refusal(change);
    return why ? std::optional(text::refusalSentence(*why)) : std::nullopt;
}

} // namespace

MaintenanceForm maintenanceForm(const fleet::ClusterSnapshot& snapshot, const core::Maintenance& shown, ChangeKind kind,
                                const MaintenanceDraft& draft, const MaintenanceClocks& clocks,
                                const RefusalCheck& refusal) {
    const auto& summary = snapshot.record.summary;
    const auto change = changeOf(shown, kind, draft);
    MaintenanceForm form;
    addWords(form, kind, text::toQString(summary.name));
    addFacts(form, change, shown, clocks);
    const auto problem = problemOf(change, clocks.now + clocks.shift);
    if (problem && isOfField(*problem)) {
        form.fieldProblem = text::maintenanceProblemText(*problem, *change.maintenance);
        form.whyNot = form.fieldProblem;
    } else {
        form.whyNot = refusalOf(change, refusal);
        auto effects =
            text::maintenanceEffects(change, [&clocks](core::Instant at) { return text::localAndUtc(at, clocks.now); });
        form.consequence = effects.join(QLatin1Char(' '));
    }
    if (kind == ChangeKind::RunMaintenance) {
        confirmByCluster(form, summary, draft.typed);
    }
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

MaintenanceActions maintenanceActions(const fleet::MaintenanceRecord* record, const RefusalCheck& refusal) {
    if (record == nullptr || !record->current) {
        const auto unread = Text::tr("The maintenance hasn't been loaded.");
        return {unread, unread, unread, std::nullopt};
    }
    const auto& shown = *record->current;
    MaintenanceActions actions;
    actions.run = refusalOf(changeOf(shown, ChangeKind::RunMaintenance, {}), refusal);
    actions.move = actions.run;
    if (!actions.move && !core::plannedDate(shown)) {
        actions.move = text::maintenanceProblemText(MaintenanceProblem::DateUnknown, {});
    }
    auto window = changeOf(shown, ChangeKind::SetWindow, {});
    auto& start = window.maintenance->window; // any other than the present one
    start = core::WeekTime{start.value_or(core::WeekTime{std::chrono::Sunday, {}}).day + std::chrono::days(1), {}};
    actions.window = refusalOf(window, refusal);
    return actions;
}

} // namespace poolhouse::views
