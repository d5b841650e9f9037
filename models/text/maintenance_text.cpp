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

} // namespace poolhouse::text
