// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/plan_document.h"
#include "tests/models/documents/quoted.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using documents::readPlan;
using test::json;

namespace {

const QByteArray live =
    json("'live':[{'name':'leader','level':'8G-Performance','count':2},"
         "{'name':'web-reads','level':'4G-Performance','count':3,'connections_used':1021,'connections_peak':1046,"
         "'attachments':[{'app':'example-app','name':'READS'}]}]");
const QByteArray wanted = json("'wanted':[{'name':'leader','level':'8G-Performance','count':2},"
                               "{'name':'web-reads','level':'4G-Performance','count':5}]");

QByteArray planOf(const QByteArray& clusters) {
    return json("{'version':1,'clusters':[") + clusters + "]}";
}

/// Of two pools that stay.
QByteArray movingPlan(const QByteArray& moves) {
    return json("{'version':2,'clusters':[{'cluster':'one','app':'example-app',") + live + "," + wanted +
           json(",'moves':[") + QByteArray(moves).replace('\'', '"') + "]}]}";
}

QByteArray clusterOf(const QByteArray& members, const QByteArray& head = json("'cluster':'one','app':'example-app'")) {
    return "{" + head + "," + members + "}";
}

auto planIn(const QByteArray& text) {
    return readPlan(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

QString planSentence(const QByteArray& text) {
    const auto plan = planIn(text);
    return plan ? QStringLiteral("fine") : QString::fromStdString(plan.error().sentence());
}

} // namespace

class TestPlanDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAPlan() {
        const auto plan = planIn(planOf(clusterOf(
            live + "," + wanted + json(",'storage_gb':142,'tier':'advanced','read_at':'2026-06-22T08:28:00Z'"))));
        QVERIFY2(plan, plan ? "" : plan.error().sentence().c_str());
        const auto& cluster = plan.value().clusters.at(0);
        QCOMPARE(cluster.cluster, std::string("one"));
        QCOMPARE(cluster.app, std::string("example-app"));
        QVERIFY(cluster.live[0] == (core::PoolShape{core::PoolRole::Leader, "leader", "8G-Performance", 2}));
        QVERIFY(cluster.wanted[1] == (core::PoolShape{core::PoolRole::Follower, "web-reads", "4G-Performance", 5}));
        QVERIFY(cluster.loads == (std::vector<core::PoolLoad>{{"web-reads", 1021, 1046}}));
        QCOMPARE(cluster.attachments.at(0).target.pool, std::string("web-reads"));
        QCOMPARE(cluster.storageGb, std::optional<double>(142));
        QVERIFY(cluster.readAt.has_value());
    }

    void anUndoneDestructionKeepsTheCredential() {
        auto plan = planIn(planOf(clusterOf(QByteArray(live).replace("\"READS\"", R"("READS","credential":"loader")") +
                                            json(",'wanted':[{'name':'leader','level':'8G-Performance','count':2}]"))));
        QVERIFY2(plan, plan ? "" : plan.error().sentence().c_str());
        QCOMPARE(plan.value().clusters.at(0).attachments.at(0).target.role, std::string("loader"));
        plan = readPlan(documents::writePlan(plan.value())); // as it is after a restart
        QVERIFY2(plan, plan ? "" : plan.error().sentence().c_str());
        const auto back = core::inversePlan(plan.value());
        QCOMPARE(back.clusters.at(0).moves.at(0).credential, std::string("loader"));
        const auto owners = readPlan(documents::writePlan(planIn(planOf(clusterOf(live + "," + wanted))).value()));
        QCOMPARE(owners.value().clusters.at(0).attachments.at(0).target.role, std::string());
    }

    void writtenPlansRoundTrip() {
        auto plan = planIn(planOf(clusterOf(live + "," + wanted +
                                            json(",'id':'u-1','storage_gb':14.5,'tier':'advanced-private','read_at':'"
                                                 "2026-06-22T08:28:00Z'")) +
                                  "," + clusterOf(live + "," + wanted, json("'cluster':'two','app':'other'"))))
                        .value();
        plan.title = "More \"reads\" \xC3\xA4";
        const auto again = readPlan(documents::writePlan(plan));
        QVERIFY2(again, again ? "" : again.error().sentence().c_str());
        QVERIFY(again.value() == plan);
        plan.clusters[0].cluster = "\xFF"; // must not throw
        QVERIFY(!documents::writePlan(plan).empty());
    }

    void readsMoves() {
        const auto plan =
            planIn(movingPlan("{'app':'shop','credential':'analyst','from':{'pool':'web-reads',"
                              "'name':'READS'},'to':{'pool':'leader','name':'MAIN'}},"
                              "{'app':'bi','credential':null,'from':null,'to':{'pool':'web-reads',"
                              "'name':'READS'}},{'app':'etl','from':{'pool':'leader','name':'odd-one'}}"));
        QVERIFY2(plan, plan ? "" : plan.error().sentence().c_str());
        using Place = core::AttachmentPlace;
        const std::vector<core::AttachmentMove> moves{
            {"shop", "analyst", Place{"web-reads", "READS"}, Place{"leader", "MAIN"}},
            {"bi", {}, std::nullopt, Place{"web-reads", "READS"}},
            {"etl", {}, Place{"leader", "odd-one"}, std::nullopt}};
        QVERIFY(plan.value().clusters[0].moves == moves);
        const auto text = documents::writePlan(plan.value());
        QVERIFY(text.find("\"version\": 2") != std::string::npos);
        const auto again = readPlan(text);
        QVERIFY2(again, again ? "" : again.error().sentence().c_str());
        QVERIFY(again.value() == plan.value());
    }

    /// So that programs without moves read plans without moves.
    void withoutMovesItIsOfVersionOne() {
        const auto one = planOf(clusterOf(live + "," + wanted));
        auto two = one;
        two.replace("\"version\":1", "\"version\":2");
        const auto plan = planIn(one);
        QVERIFY(plan && planIn(two) && planIn(two).value() == plan.value());
        QVERIFY(documents::writePlan(plan.value()).find("\"version\": 1") != std::string::npos);
        QCOMPARE(planSentence(planOf(clusterOf(live + "," + wanted + json(",'moves':null")))), QStringLiteral("fine"));
        QCOMPARE(planSentence(planOf(clusterOf(live + "," + wanted + json(",'moves':[]")))),
                 QStringLiteral("clusters[0].moves: needs \"version\": 2"));
    }

    void problemsNameTheMember_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* says) {
            QTest::newRow(name) << text << QString::fromUtf8(says);
        };
        const auto pools = [](const QByteArray& second) {
            return planOf(clusterOf(live + json(",'wanted':[{'name':'leader','level':'8G-Performance','count':2},") +
                                    second + "]"));
        };
        row("no cluster", planOf(""), "clusters: is empty, and must list one at least");
        row("version", json("{'version':7,'clusters':[]}"), "version: is unknown: this program knows versions 1 and 2");
        row("no app", planOf(clusterOf(live + "," + wanted, json("'cluster':'one'"))),
            "clusters[0].app: is missing, and must be a text");
        row("no live", planOf(clusterOf(wanted)), "clusters[0].live: is missing, and must be a list");
        row("no wanted", planOf(clusterOf(live)), "clusters[0].wanted: is missing, and must be a list");
        row("cluster twice",
            planOf(clusterOf(live + "," + wanted) + "," +
                   clusterOf(live + "," + wanted, json("'cluster':'ONE','app':'x'"))),
            "clusters[1].cluster: must be unique, and \"ONE\" is planned twice");
        row("id twice",
            planOf(clusterOf(live + "," + wanted, json("'cluster':'one','app':'x','id':'u'")) + "," +
                   clusterOf(live + "," + wanted, json("'cluster':'two','app':'x','id':'u'"))),
            "clusters[1].id: must be unique, and the cluster of that id is planned twice");
        row("negative", pools(json("{'name':'web','level':'4G','count':-1}")),
            "clusters[0].wanted[1].count: must be a whole number of at least 0, not -1");
        row("fraction", pools(json("{'name':'web','level':'4G','count':1.5}")),
            "clusters[0].wanted[1].count: must be a whole number of at least 0, not 1.5");
        row("enormous", pools(json("{'name':'web','level':'4G','count':4000000000}")),
            "clusters[0].wanted[1].count: must be a whole number of at most 1000, not 4000000000");
        row("leader with three", planOf(clusterOf(live + json(",'wanted':[{'name':'leader','level':'8G','count':3}]"))),
            "clusters[0].wanted[0].count: must be a whole number of at most 2, not 3");
        row("pool twice", pools(json("{'name':'web','level':'4G','count':1},{'name':'Web','level':'4G','count':1}")),
            "clusters[0].wanted[2].name: must be unique whatever its case, and there is another pool called \"Web\"");
        row("name", pools(json("{'name':'9lives','level':'4G','count':1}")),
            "clusters[0].wanted[1].name: must begin with a letter, not \"9lives\"");
        row("no level", pools(json("{'name':'web','count':1}")),
            "clusters[0].wanted[1].level: is missing, and must be a text");
        row("no leader", planOf(clusterOf(live + json(",'wanted':[{'name':'web','level':'4G','count':1}]"))),
            "clusters[0].wanted: must have the pool \"leader\"");
        row("slip", pools(json("{'name':'web','level':'4G','cuont':1}")),
            "clusters[0].wanted[1].cuont: is no member of this document; look for a slip in its name");
        row("steps are no part of it", planOf(clusterOf(live + "," + wanted + json(",'steps':[]"))),
            "clusters[0].steps: is no member of this document; look for a slip in its name");
        const auto moves = [&row](const char* name, const char* members, const char* says) {
            row(name, movingPlan(members), says);
        };
        moves("neither end", "{'app':'shop'}", "clusters[0].moves[0]: must have \"from\", \"to\" or both");
        moves("no app", "{'to':{'pool':'leader','name':'A'}}",
              "clusters[0].moves[0].app: is missing, and must be a text");
        moves("slip in a move", "{'app':'shop','form':{}}",
              "clusters[0].moves[0].form: is no member of this document; look for a slip in its name");
        moves("slip in a place", "{'app':'shop','to':{'pool':'leader','name':'A','as':1}}",
              "clusters[0].moves[0].to.as: is no member of this document; look for a slip in its name");
        moves("from nowhere", "{'app':'shop','from':{'pool':'reports','name':'A'}}",
              "clusters[0].moves[0].from.pool: must be a pool of \"live\", not \"reports\"");
        moves("to nowhere", "{'app':'shop','to':{'pool':'reports','name':'A'}}",
              "clusters[0].moves[0].to.pool: must be a pool of \"wanted\", not \"reports\"");
        moves("no pool", "{'app':'shop','to':{'name':'A'}}",
              "clusters[0].moves[0].to.pool: must be a pool of \"wanted\", not \"\"");
        moves(
            "small letters", "{'app':'shop','to':{'pool':'leader','name':'Reads'}}",
            "clusters[0].moves[0].to.name: must have capital letters, digits and underscores only, a letter first, and "
            "128 characters at most, not \"Reads\"");
        moves("the same name",
              "{'app':'shop','from':{'pool':'leader','name':'A'},'to':{'pool':'web-reads','name':'A'}}",
              "clusters[0].moves[0].to.name: must differ from that in \"from\": both are there for a moment");
        moves("removed twice",
              "{'app':'shop','from':{'pool':'leader','name':'A'}},"
              "{'app':'shop','from':{'pool':'web-reads','name':'A'}}",
              "clusters[0].moves[1]: must be the only one that makes or removes this attachment of the app");
        moves("made and removed",
              "{'app':'shop','from':{'pool':'leader','name':'A'}},"
              "{'app':'shop','to':{'pool':'leader','name':'A'}}",
              "clusters[0].moves[1]: must be the only one that makes or removes this attachment of the app");
        moves("the name of another app",
              "{'app':'shop','from':{'pool':'leader','name':'A'}},"
              "{'app':'bi','to':{'pool':'leader','name':'A'}}",
              "fine");
        row("time", planOf(clusterOf(live + "," + wanted + json(",'read_at':'yesterday'"))),
            "clusters[0].read_at: must be a time such as \"2026-06-22T08:28:00Z\", not \"yesterday\"");
    }
    void problemsNameTheMember() {
        QFETCH(const QByteArray, text);
        QTEST(planSentence(text), "says");
    }
};

POOLHOUSE_PLAIN_TEST(TestPlanDocument)
#include "tst_plan_document.moc"
