// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/maintenance_text.h"

#include "models/text/text.h"
#include "models/text/wording.h"

#include <QDateTime>

#include <cstdlib>

namespace poolhouse::text {

namespace {

/// The API's words are identifiers: "routine_maintenance".
QString spoken(const std::string& word) {
    return toQString(word).replace(QLatin1Char('_'), QLatin1Char(' '));
}

/// "UTC+02:00"
QString zoneName(std::chrono::minutes offset) {
    const auto minutes = std::abs(static_cast<int>(offset.count()));
    return QStringLiteral("UTC%1%2:%3")
        .arg(offset.count() < 0 ? QLatin1Char('-') : QLatin1Char('+'))
        .arg(minutes / 60, 2, 10, QLatin1Char('0'))
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

QString maintenanceStateWord(const core::Maintenance& maintenance) {
    switch (maintenance.state.known) {
    case core::MaintenanceState::None: return Text::tr("none planned");
    case core::MaintenanceState::Pending: return Text::tr("pending");
    case core::MaintenanceState::Preparing: return Text::tr("preparing");
    case core::MaintenanceState::Ready: return Text::tr("ready");
    case core::MaintenanceState::Running: return Text::tr("running");
    case core::MaintenanceState::Completed: return Text::tr("completed");
    case core::MaintenanceState::Unknown: break;
    }
    return maintenance.state.text.empty() ? Text::tr("unknown") : toQString(maintenance.state.text);
}

QString maintenancePurpose(const core::Maintenance& maintenance) {
    const auto reason = spoken(maintenance.reason);
    const auto method = spoken(maintenance.method);
    if (reason.isEmpty() || method.isEmpty()) {
        return reason.isEmpty() ? method : reason;
    }
    return Text::tr("%1 (%2)", "reason and method of a maintenance").arg(reason, method);
}

QString maintenanceWindow(const core::Maintenance& maintenance) {
    if (maintenance.window) {
        return Text::tr("%1 UTC").arg(toQString(core::formatWindow(*maintenance.window)));
    }
    return maintenance.windowText.empty() ? Text::tr("unknown") : toQString(maintenance.windowText);
}

QString maintenanceWindowAt(const core::Maintenance& maintenance, std::chrono::minutes offset) {
    if (!maintenance.window || offset.count() == 0) {
        return {};
    }
    return Text::tr("%1 (%2)", "window and zone")
        .arg(toQString(core::formatWindow(core::shifted(*maintenance.window, offset))), zoneName(offset));
}

QString localAndUtc(core::Instant at, core::Instant now) {
    const auto local = formatStated(at, now);
    const auto here = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    if (here.offsetFromUtc() == 0) {
        return Text::tr("%1 UTC").arg(local);
    }
    const auto utc = here.toUTC();
    const bool sameDay = utc.date() == here.date();
    return Text::tr("%1 (%2 UTC)", "an instant by the local clock, and by UTC")
        .arg(local, utc.toString(sameDay ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm")));
}

QString utcText(core::Instant at) {
    const auto utc = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC);
    return Text::tr("%1 UTC").arg(utc.toString(QStringLiteral("yyyy-MM-dd HH:mm")));
}

QString weeksText(int weeks) {
    return Text::counted(std::abs(weeks), QT_TRANSLATE_N_NOOP("Wording", "%n week"),
                         QT_TRANSLATE_N_NOOP("Wording", "%n weeks"));
}

QString maintenanceChangeTitle(const core::Change& change) {
    const auto subject = change.maintenance.value_or(core::ChangedMaintenance{});
    if (change.kind == core::ChangeKind::RunMaintenance) {
        return Text::tr("Run the maintenance now");
    }
    if (change.kind == core::ChangeKind::SetWindow) {
        return subject.window ? Text::tr("Change the maintenance window to %1 UTC")
                                    .arg(toQString(core::formatWeekTime(*subject.window)))
                              : Text::tr("Change the maintenance window");
    }
    const auto weeks = weeksText(subject.weeks);
    const auto date = core::movedDate(subject);
    if (!date) {
        return subject.weeks < 0 ? Text::tr("Move the maintenance %1 earlier").arg(weeks)
                                 : Text::tr("Move the maintenance %1 later").arg(weeks);
    }
    return subject.weeks < 0 ? Text::tr("Move the maintenance %1 earlier, to %2").arg(weeks, utcText(*date))
                             : Text::tr("Move the maintenance %1 later, to %2").arg(weeks, utcText(*date));
}

QStringList maintenanceEffects(const core::Change& change, const std::function<QString(core::Instant)>& format) {
    const auto subject = change.maintenance.value_or(core::ChangedMaintenance{});
    QStringList effects;
    const auto date = subject.scheduledFor ? format(*subject.scheduledFor) : QString();
    if (change.kind == core::ChangeKind::RunMaintenance) {
        effects << (date.isEmpty() ? Text::tr("The maintenance starts now.")
                                   : Text::tr("The maintenance starts now, instead of %1.").arg(date))
                << Text::tr("Apps may lose their connections while it runs, and have to reconnect.")
                << Text::tr("It can't be stopped or undone.");
        return effects;
    }
    if (change.kind == core::ChangeKind::MoveMaintenance) {
        if (const auto moved = core::movedDate(subject)) {
            effects << Text::tr("The date of the maintenance changes from %1 to %2.").arg(date, format(*moved));
        }
        if (subject.requiredBy) {
            effects << Text::tr("It is required by %1.").arg(format(*subject.requiredBy));
        }
        return effects;
    }
    if (subject.window) {
        effects << Text::tr("From now on, maintenance starts in the window that begins %1 UTC.")
                       .arg(toQString(core::formatWeekTime(*subject.window)));
    }
    if (!date.isEmpty()) {
        effects << Text::tr("The maintenance planned for %1 moves to the new window.").arg(date);
    }
    return effects;
}

QString maintenanceProblemText(core::MaintenanceProblem problem, const core::ChangedMaintenance& change) {
    const auto date = core::movedDate(change);
    const auto dateText = date ? utcText(*date) : QString();
    switch (problem) {
    case core::MaintenanceProblem::NothingPlanned: return Text::tr("No maintenance is planned.");
    case core::MaintenanceProblem::Running: return Text::tr("The maintenance is running. Wait for it to finish.");
    case core::MaintenanceProblem::DateUnknown:
        return Text::tr("The date of the maintenance is unknown, so it can't be moved from here.");
    case core::MaintenanceProblem::NoWeeks: return Text::tr("No change: choose at least one week, earlier or later.");
    case core::MaintenanceProblem::TooManyWeeks:
        return Text::tr("A maintenance can be moved by at most %1 at once.").arg(weeksText(core::mostMaintenanceWeeks));
    case core::MaintenanceProblem::InThePast: return Text::tr("%1 is in the past.", "a date").arg(dateText);
    case core::MaintenanceProblem::AfterDeadline:
        return Text::tr("%1 is after the deadline, %2.", "dates")
            .arg(dateText, change.requiredBy ? utcText(*change.requiredBy) : QString());
    case core::MaintenanceProblem::WindowMissing:
        return Text::tr("A window starts at a day such as Sunday and a time in UTC such as 13:30.");
    case core::MaintenanceProblem::WindowSame:
        return Text::tr("No change: the window already starts %1 UTC.")
            .arg(change.window ? toQString(core::formatWeekTime(*change.window)) : QString());
    }
    return {};
}

} // namespace poolhouse::text
