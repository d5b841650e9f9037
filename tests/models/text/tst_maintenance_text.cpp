// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/maintenance_text.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;

namespace {

core::Maintenance within(const char* window) {
    core::Maintenance maintenance;
    maintenance.windowText = window;
    maintenance.window = core::parseWindow(window);
    return maintenance;
}

} // namespace

class TestMaintenanceText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesTheState() {
        core::Maintenance maintenance;
        QCOMPARE(text::maintenanceStateWord(maintenance), QStringLiteral("unknown"));
        maintenance.state = core::readEnum(core::maintenanceStateWords(), "none");
        QCOMPARE(text::maintenanceStateWord(maintenance), QStringLiteral("none planned"));
        maintenance.state = core::readEnum(core::maintenanceStateWords(), "postponed"); // rule 16
        QCOMPARE(text::maintenanceStateWord(maintenance), QStringLiteral("postponed"));
    }

    void saysWhatItIs() {
        core::Maintenance maintenance;
        QCOMPARE(text::maintenancePurpose(maintenance), QString());
        maintenance.method = "changeover";
        QCOMPARE(text::maintenancePurpose(maintenance), QStringLiteral("changeover"));
        maintenance.reason = "routine_maintenance";
        QCOMPARE(text::maintenancePurpose(maintenance), QStringLiteral("routine maintenance (changeover)"));
    }

    void showsTheWindowInBothZones() {
        const auto late = within("Saturdays 22:00 to Sundays 02:00 UTC");
        QCOMPARE(text::maintenanceWindow(late), QStringLiteral("Saturdays 22:00 to Sundays 02:00 UTC"));
        QCOMPARE(text::maintenanceWindowAt(late, 0min), QString());
        QCOMPARE(text::maintenanceWindowAt(late, 330min), QStringLiteral("Sundays 03:30 to 07:30 (UTC+05:30)"));
        QCOMPARE(text::maintenanceWindowAt(late, -210min), QStringLiteral("Saturdays 18:30 to 22:30 (UTC-03:30)"));
    }

    void aWindowThatCannotBeReadIsShownAsItIs() {
        QCOMPARE(text::maintenanceWindow(within("any time")), QStringLiteral("any time"));
        QCOMPARE(text::maintenanceWindowAt(within("any time"), 60min), QString());
        QCOMPARE(text::maintenanceWindow(within("")), QStringLiteral("unknown"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestMaintenanceText)
#include "tst_maintenance_text.moc"
