// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/failure_attribution.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace poolhouse;
using fleet::FailureAttribution;
using fleet::RequestScope;
using Names = std::vector<std::string>;

namespace {

/// An attribution whose reports write down which request failed.
struct AttributionScene {
    bool silent(const std::string& request) {
        return attribution.noAnswer(request, RequestScope::Single, [this, request] { failed.push_back(request); });
    }
    Names confirmed() {
        failed.clear();
        for (const auto& report : attribution.takeConfirmed()) {
            report();
        }
        return failed;
    }

    FailureAttribution attribution;
    Names failed;
};

} // namespace

class TestFailureAttribution : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSilentListMeansOffline() {
        FailureAttribution attribution;
        QVERIFY(attribution.noAnswer("fleet", RequestScope::List, {}));
    }

    void threeDifferentSilentRequestsMeanOffline() {
        AttributionScene scene;
        QVERIFY(!scene.silent("one"));
        QVERIFY(!scene.silent("one")); // the same again proves nothing
        QVERIFY(!scene.silent("two"));
        QVERIFY(scene.silent("three"));
    }

    void anAnswerConfirmsTheOthers() {
        AttributionScene scene;
        QVERIFY(!scene.silent("one"));
        QVERIFY(!scene.silent("two"));
        QVERIFY(scene.attribution.undecided());
        QCOMPARE(scene.confirmed(), Names{});
        scene.attribution.answered("two"); // answered after all
        QVERIFY(!scene.attribution.undecided());
        QCOMPARE(scene.confirmed(), Names{"one"});
        QCOMPARE(scene.confirmed(), Names{}); // once
        QVERIFY(!scene.silent("three"));      // the row was broken
        QVERIFY(!scene.silent("four"));
    }

    void offlineExplainsThemAll() {
        AttributionScene scene;
        QVERIFY(!scene.silent("one"));
        scene.attribution.dropPending();
        scene.attribution.answered("other");
        QCOMPARE(scene.confirmed(), Names{});
    }

    void aNewStartForgetsConfirmedOnesToo() {
        AttributionScene scene;
        QVERIFY(!scene.silent("one"));
        scene.attribution.answered("other");
        scene.attribution.clear();
        QCOMPARE(scene.confirmed(), Names{});
    }

    void withoutAReportNothingWaitsForTheVerdict() {
        FailureAttribution attribution;
        QVERIFY(!attribution.noAnswer("account", RequestScope::Single, {}));
        QVERIFY(!attribution.undecided());
        attribution.answered("other");
        QVERIFY(attribution.takeConfirmed().empty());
    }
};

POOLHOUSE_PLAIN_TEST(TestFailureAttribution)
#include "tst_failure_attribution.moc"
