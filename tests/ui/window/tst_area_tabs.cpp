// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/window_scene.h"
#include "ui/window/main_window.h"

#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QTabWidget>
#include <QtTest>

#include <ctime>

using namespace poolhouse;
using test::s;

namespace {

struct AreaTabsScene : test::WindowScene {
    AreaTabsScene() {
        answerAll();
        clickInTree(s("postgresql-rectangular-12345"));
    }
    void showTab(int index) const { find<QTabWidget>("clusterTabs")->setCurrentIndex(index); }
    [[nodiscard]] QString facts() const {
        QStringList spoken;
        for (const auto* label : find<QWidget>("maintenanceTab")->findChildren<QLabel*>()) {
            spoken << label->accessibleName();
        }
        return spoken.join(QLatin1Char('\n'));
    }
};

} // namespace

class TestAreaTabs : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void maintenanceIsShownByTheLocalClock() {
        const auto zone = qgetenv("TZ");
        const auto restore = qScopeGuard([&zone] {
            qputenv("TZ", zone);
            tzset();
        });
        qputenv("TZ", "Asia/Tokyo");
        tzset();
        AreaTabsScene scene;
        scene.showTab(3);
        core::Maintenance planned;
        planned.state = core::readEnum(core::maintenanceStateWords(), "pending");
        planned.windowText = "Thursdays 22:00 to Fridays 02:00 UTC";
        planned.window = core::parseWindow(planned.windowText);
        QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{planned, {}}));
        QCOMPARE(scene.text("maintenanceHeadline"), s("Maintenance is planned; its date is unknown."));
        QVERIFY2(scene.facts().contains(s("Fridays 07:00 to 11:00 (UTC+09:00)")), qPrintable(scene.facts()));
        QCOMPARE(scene.services.settingLists.asked(), 0); // its tab is not in front
    }

    void settingsAreShownInTheirTab() {
        AreaTabsScene scene;
        scene.showTab(4);
        QVERIFY(scene.services.settingLists.answer(core::PartialList<core::Setting>{
            {{"log_statement", std::string("all"), std::string("ddl"), false}}, {}, 1}));
        QCOMPARE(scene.text("settingsHeadline"), s("1 setting, 1 changed from the default"));
        QCOMPARE(scene.services.maintenances.asked(), 0);
    }

    void quotasAreShownWithTheStorageOfTheCluster() {
        AreaTabsScene scene;
        scene.showTab(5);
        const auto storage = [&scene](const char* fact) {
            return scene.find<QWidget>("storageCard")->findChild<QLabel*>(s(fact))->accessibleName();
        };
        QCOMPARE(storage("fact.0"), s("Used: 142 GB")); // known before
        const auto answer = [&scene](double used) {
            const auto action = core::readEnum(core::enforcementActionWords(), "notify");
            return scene.services.quotaLists.answer(
                core::PartialList<core::Quota>{{{"storage", used, 150, 200, action, false}}, {}, 1});
        };
        QVERIFY(answer(142));
        QCOMPARE(scene.text("storageHeadline"), s("Within the quota."));
        QCOMPARE(scene.services.settingLists.asked() + scene.services.maintenances.asked(), 0);
        const int infos = scene.services.infos.asked();
        scene.find<QPushButton>("storageRetry")->click();
        QCOMPARE(scene.services.infos.asked(), infos + 1);
        auto grown = test::sampleInfo("postgresql-rectangular-12345");
        grown.planLimits.front().current = 155;
        QVERIFY(scene.services.infos.answer(grown));
        QTRY_COMPARE(storage("fact.0"), s("Used: 155 GB"));
        QVERIFY(answer(155));
        QCOMPARE(scene.text("storageHeadline"), s("The warning threshold is exceeded. Nothing is restricted."));
    }

    /// However it came to be accepted: here, before a start.
    void whatTheApiIsAtWorkOnIsReadAgain() {
        AreaTabsScene scene;
        const auto account = s("api.heroku.com as another@example.com");
        operations::Operation rotation;
        rotation.id = "rotation";
        rotation.cluster = test::sampleId("postgresql-rectangular-12345");
        rotation.clusterName = "postgresql-rectangular-12345";
        rotation.change.kind = core::ChangeKind::RotateCredential;
        rotation.change.credential = core::ChangedCredential{
            "reporting", false, false, {{{"1"}, "reporting", core::CredentialState::Active, "mark"}}, {}};
        rotation.basis = core::shapesOf(test::sampleInfo("postgresql-rectangular-12345"));
        rotation.askedAt = scene.clock.now();
        rotation.sentAt = rotation.askedAt;
        rotation.state = operations::Operation::State::Watching;
        operations::Exchange exchange;
        exchange.sentAt = rotation.askedAt;
        exchange.answeredAt = rotation.askedAt;
        exchange.method = "POST";
        exchange.status = 200;
        exchange.left = true;
        rotation.exchanges = {exchange};
        QVERIFY(scene.journal->write(account, rotation));
        const int before = scene.services.credentialLists.asked();
        scene.operations.open(account);
        QCOMPARE(scene.operations.all().size(), std::size_t{1});
        QCOMPARE(scene.services.credentialLists.asked(), before + 1);
    }

    /// What the whole API has in common is said once; what it denies of an area is said there.
    void onlyProblemsOfItsOwnAreSaidInATab_data() {
        QTest::addColumn<api::ApiError>("error");
        QTest::addColumn<bool>("said");
        QTest::newRow("unreachable") << test::unreachable() << false;
        api::ApiError denied;
        denied.kind = api::ApiError::Kind::Forbidden;
        denied.status = 403;
        QTest::newRow("denied") << denied << true;
    }
    void onlyProblemsOfItsOwnAreSaidInATab() {
        QFETCH(const api::ApiError, error);
        QFETCH(const bool, said);
        AreaTabsScene scene;
        scene.showTab(4);
        QVERIFY(scene.services.settingLists.answer(core::PartialList<core::Setting>{
            {{"log_statement", std::string("all"), std::string("ddl"), false}}, {}, 1}));
        scene.act("actionRefresh");
        QVERIFY(scene.services.settingLists.answer(error));
        auto* problem = scene.find<QWidget>("settingsProblem");
        QVERIFY(problem->isVisible()); // the API answers so far
        while (scene.services.clusterLists.waiting() + scene.services.appLists.waiting() +
                   scene.services.accounts.waiting() + scene.services.attachmentLists.waiting() >
               0) {
            scene.services.accounts.answer(test::unreachable());
            scene.services.appLists.answer(test::unreachable());
            scene.services.clusterLists.answer(test::unreachable());
            scene.services.attachmentLists.answer(test::unreachable());
        }
        QTRY_COMPARE(scene.poller.phase(), fleet::PollPhase::Offline);
        QCOMPARE(problem->isVisible(), said);
    }
};

POOLHOUSE_WIDGET_TEST(TestAreaTabs)
#include "tst_area_tabs.moc"
