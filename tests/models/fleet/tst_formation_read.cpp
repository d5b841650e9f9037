// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/formation_read.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using Types = std::vector<core::ProcessType>;

class TestFormationRead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void appsComeInTheirOrderWhateverIsAnsweredFirst() {
        test::Services services;
        fleet::FormationRead reading(services);
        std::vector<std::vector<fleet::AppFormation>> done;
        const auto shop = test::app("shop");
        const auto office = test::app("office");
        reading.read({shop, office},
                     [&done](std::vector<fleet::AppFormation> apps) { done.push_back(std::move(apps)); });
        QVERIFY(services.formations.answer(test::error(api::ApiError::Kind::Forbidden, 403), office.id.value));
        QVERIFY(done.empty());
        QVERIFY(services.formations.answer(Types{{"web", 26}}, shop.id.value));
        QCOMPARE(done.size(), std::size_t(1));
        QCOMPARE(done[0][0].app, shop);
        QCOMPARE(done[0][0].types, std::optional(Types{{"web", 26}}));
        QVERIFY(!done[0][1].types);
        QCOMPARE(done[0][1].problem->kind, api::ApiError::Kind::Forbidden);
    }

    void aLaterReadSupersedesAnEarlierOne() {
        test::Services services;
        fleet::FormationRead reading(services);
        int first = 0;
        int second = 0;
        const auto shop = test::app("shop");
        reading.read({shop}, [&first](const std::vector<fleet::AppFormation>&) { ++first; });
        reading.read({shop}, [&second](const std::vector<fleet::AppFormation>&) { ++second; });
        while (services.formations.answer(Types{}, shop.id.value)) {
        }
        QCOMPARE(first, 0);
        QCOMPARE(second, 1);
        reading.read({shop}, [&first](const std::vector<fleet::AppFormation>&) { ++first; });
        reading.cancel();
        while (services.formations.answer(Types{}, shop.id.value)) {
        }
        QCOMPARE(first, 0);
    }
};

POOLHOUSE_CORE_APP_TEST(TestFormationRead)
#include "tst_formation_read.moc"
