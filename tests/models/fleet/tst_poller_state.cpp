// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poller_state.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::PollerState;

class TestPollerState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstLoadEndsOnceForEachStart() {
        PollerState state;
        QVERIFY(!state.endsFirstLoad(false));
        QVERIFY(state.endsFirstLoad(true));
        QVERIFY(!state.endsFirstLoad(true));
        state.restart();
        QVERIFY(!state.endsFirstLoad(false));
        QVERIFY(state.endsFirstLoad(true));
    }

    void onlyFiguresThatDifferAreNews() {
        PollerState state;
        PollerState::Figures figures;
        QVERIFY(!state.replace(figures));
        figures.busy = true;
        QVERIFY(state.replace(figures));
        QVERIFY(!state.replace(figures));
        figures.problem = api::ApiError();
        QVERIFY(state.replace(figures));
        figures.problem->kind = api::ApiError::Kind::RateLimited;
        QVERIFY(state.replace(figures));
        QVERIFY(!state.replace(figures));
    }
};

POOLHOUSE_PLAIN_TEST(TestPollerState)
#include "tst_poller_state.moc"
