// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/catalog_requests.h"
#include "models/fleet/store.h"
#include "tests/models/fleet/scripted_context.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::at;
using Kind = api::ApiError::Kind;

namespace {

struct CatalogScene {
    CatalogScene() {
        catalog.reset(at(0));
        account.reset(at(0));
    }

    test::Services services;
    fleet::Store store;
    test::ScriptedContext context;
    int read = 0;
    fleet::CatalogRequests catalog{services, store, context};
    fleet::AccountRequest account{services, context, [this] { ++read; }};
};

} // namespace

class TestCatalogRequests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void levelsAndPricesAreAppliedTogether() {
        CatalogScene scene;
        scene.catalog.ask(at(0));
        scene.services.priceLists.answer(test::prices());
        QVERIFY(!scene.store.catalogFreshness().everRead());
        QVERIFY(!scene.catalog.answered());
        scene.services.levelLists.answer(test::catalog());
        QVERIFY(scene.store.catalog() == test::catalog());
        QVERIFY(scene.catalog.answered() && !scene.catalog.busy());
        QVERIFY(scene.catalog.nextDue() == at(0) + 6h);
        scene.catalog.ask(at(0) + 6h - 1ms);
        QVERIFY(!scene.catalog.busy());
    }

    void aFailureIsRetriedAndReported() {
        CatalogScene scene;
        for (const int pause : {10, 20, 40}) {
            const auto now = scene.context.now();
            scene.catalog.ask(now);
            scene.services.levelLists.answer(test::error(Kind::ServerError, 500));
            QCOMPARE(scene.services.priceLists.waiting(), 0);
            QVERIFY(scene.catalog.nextDue() == now + std::chrono::seconds(pause));
            scene.context.clock.set(*scene.catalog.nextDue());
        }
        QCOMPARE(scene.store.catalogFreshness().problem->kind, Kind::ServerError);
    }

    void silenceIsReportedOnlyOnceConfirmed() {
        CatalogScene scene;
        scene.catalog.ask(at(0));
        scene.services.levelLists.answer(test::error(Kind::Timeout));
        QVERIFY(!scene.store.catalogFreshness().problem);
        QCOMPARE(scene.context.reports.size(), std::size_t{1});
        scene.context.reports.front()();
        QCOMPARE(scene.store.catalogFreshness().problem->kind, Kind::Timeout);
    }

    void theRateLimitIsNoFailure() {
        CatalogScene scene;
        scene.context.concernsAll = true;
        scene.catalog.ask(at(0));
        scene.services.levelLists.answer(test::error(Kind::RateLimited, 429));
        QVERIFY(!scene.store.catalogFreshness().problem);
        QVERIFY(scene.catalog.nextDue() == at(0));
        QVERIFY(!scene.catalog.answered());
    }

    void theAccountIsReadOnce() {
        CatalogScene scene;
        scene.account.ask(at(0));
        scene.services.accounts.answer(test::error(Kind::ServerError, 500));
        QVERIFY(scene.account.nextDue() == at(5));
        QCOMPARE(scene.read, 0);
        scene.account.ask(at(5));
        scene.services.accounts.answer(api::Account{"1", "ada@example.com", false});
        QCOMPARE(scene.read, 1);
        QCOMPARE(scene.account.account()->email, std::string("ada@example.com"));
        scene.account.setDue(at(6));
        QVERIFY(!scene.account.nextDue()); // known: not asked again
        scene.account.verify(at(9));
        QVERIFY(!scene.account.nextDue()); // just verified
        scene.account.verify(at(10));
        QVERIFY(scene.account.nextDue() == at(10));
        scene.account.reset(at(7));
        QVERIFY(!scene.account.account() && scene.account.nextDue() == at(7));
    }
};

POOLHOUSE_CORE_APP_TEST(TestCatalogRequests)
#include "tst_catalog_requests.moc"
