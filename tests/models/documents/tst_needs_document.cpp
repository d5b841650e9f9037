// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/needs_document.h"
#include "tests/models/documents/quoted.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using documents::readNeeds;
using test::json;

namespace {

/// The documented example.
const QByteArray example =
    json("{'version':1,'survive_instance_loss':true,'leader_high_availability':true,'storage_gb':142,"
         "'max_monthly_cents':null,"
         "'workloads':[{'name':'web','access':'read','connections':1300,'pool':'web-reads','share':true,'min_memory_gb'"
         ":0,'min_vcpu':0},"
         "{'name':'writes','access':'write','connections':640}]}");

QString sentence(const QByteArray& text) {
    const auto needs = readNeeds(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    return needs ? QStringLiteral("fine") : QString::fromStdString(needs.error().sentence());
}

} // namespace

class TestNeedsDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheExample() {
        const auto needs = readNeeds(example.toStdString());
        QVERIFY(needs);
        core::Needs expected;
        expected.surviveInstanceLoss = expected.leaderHighAvailability = true;
        expected.storageGb = 142;
        core::Workload web, writes;
        web.name = "web";
        web.connections = 1300;
        web.pool = "web-reads";
        writes.name = "writes";
        writes.access = core::Workload::Access::Write;
        writes.connections = 640;
        expected.workloads = {web, writes};
        QVERIFY(needs.value() == expected);
    }

    void missingMembersHaveDefaults() {
        const auto needs =
            readNeeds(json("{'version':1,'workloads':[{'name':'a','access':'read','connections':3.0,'pool':null}]}")
                          .toStdString());
        QVERIFY(needs);
        QVERIFY(!needs.value().surviveInstanceLoss && !needs.value().leaderHighAvailability);
        QVERIFY(!needs.value().storageGb && !needs.value().maxMonthly);
        QVERIFY(needs.value().workloads[0].share && !needs.value().workloads[0].pool);
        QCOMPARE(needs.value().workloads[0].connections, std::int64_t(3));
    }

    void writtenNeedsRoundTrip() {
        auto needs = readNeeds(example.toStdString()).value();
        needs.maxMonthly = core::Money{165840};
        needs.workloads[0].minMemoryGb = 7.5;
        needs.workloads[0].share = false;
        needs.workloads[1].minVcpu = 4;
        const auto again = readNeeds(documents::writeNeeds(needs));
        QVERIFY2(again, again ? "" : again.error().sentence().c_str());
        QVERIFY(again.value() == needs);
    }

    /// Each hundredth is the one that is written, although no double is exactly that.
    void marginsAreExact() {
        const auto minimal =
            json("{'version':1,'margin':%1,'workloads':[{'name':'a','access':'read','connections':1}]}");
        for (int hundredths = 0; hundredths <= core::mostMargin; ++hundredths) {
            const auto share =
                QByteArray::number(hundredths / 100) + '.' + QByteArray::number(100 + hundredths % 100).mid(1);
            const auto needs = readNeeds(QByteArray(minimal).replace("%1", share).toStdString());
            QVERIFY2(needs && needs.value().margin == hundredths, share.constData());
            QVERIFY(readNeeds(documents::writeNeeds(needs.value())).value() == needs.value());
        }
        QVERIFY(!QByteArray::fromStdString(documents::writeNeeds(core::Needs{})).contains("margin"));
    }

    void problemsNameTheMember_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* says) {
            QTest::newRow(name) << text << QString::fromUtf8(says);
        };
        const auto workload = [](const QByteArray& members) {
            return QByteArray(json("{'version':1,'workloads':[{'name':'a','access':'read','connections':1},"
                                   "{'name':'b','access':'read','connections':1},")) +
                   members + "]}";
        };
        const auto third = [&workload](const QByteArray& members) {
            return workload((QByteArray(json("{'name':'c','access':'read',")) + members + "}"));
        };
        const auto root = [](const QByteArray& members) {
            return QByteArray("{") + members + json(",'workloads':[{'name':'a','access':'read','connections':1}]}");
        };
        row("negative", third(json("'connections':-4")),
            "workloads[2].connections: must be a whole number of at least 1, not -4");
        row("none", third(json("'connections':0")),
            "workloads[2].connections: must be a whole number of at least 1, not 0");
        row("fraction", third(json("'connections':2.5")),
            "workloads[2].connections: must be a whole number of at least 1, not 2.5");
        row("text", third(json("'connections':'12'")),
            "workloads[2].connections: must be a whole number of at least 1, not \"12\"");
        row("enormous", third(json("'connections':1000000001")),
            "workloads[2].connections: must be a whole number of at most 1000000000, not 1000000001");
        row("beyond 64 bits", third(json("'connections':99999999999999999999")),
            "workloads[2].connections: must be a whole number of at most 1000000000, not 1e+20");
        row("beyond any computer", third(json("'connections':1e999")),
            "workloads[2].connections: is a number larger than any computer holds");
        row("absent", third(json("'share':true")),
            "workloads[2].connections: is missing, and must be a whole number of at least 1");
        row("twice in an object", third(json("'connections':1,'connections':2")),
            "workloads[2].connections: is there twice");
        row("slip of the pen", third(json("'connections':1,'shar':false")),
            "workloads[2].shar: is no member of this document; look for a slip in its name");
        row("share", third(json("'connections':1,'share':'no'")),
            "workloads[2].share: must be true or false, not \"no\"");
        row("memory", third(json("'connections':1,'min_memory_gb':-1")),
            "workloads[2].min_memory_gb: must be a number of at least 0, not -1");
        row("enormous memory", third(json("'connections':1,'min_memory_gb':1e12")),
            "workloads[2].min_memory_gb: must be a number of at most 1000000000, not 1000000000000.0");
        row("half a processor", third(json("'connections':1,'min_vcpu':0.5")),
            "workloads[2].min_vcpu: must be a whole number of at least 0, not 0.5");
        row("pool", third(json("'connections':1,'pool':'web--reads'")),
            "workloads[2].pool: must not have two hyphens in a row, not \"web--reads\"");
        row("reads on the leader", third(json("'connections':1,'pool':'leader'")),
            "workloads[2].pool: must be the name of a follower pool, not \"leader\"");
        row("writes on a follower", workload(json("{'name':'c','access':'write','connections':1,'pool':'web'}")),
            "workloads[2].pool: must be left out for what writes: that goes to the leader pool");
        row("writes on the leader", workload(json("{'name':'c','access':'write','connections':1,'pool':'leader'}")),
            "fine");
        row("access", workload(json("{'name':'c','access':'both','connections':1}")),
            "workloads[2].access: must be \"read\" or \"write\", not \"both\"");
        row("name", workload(json("{'name':'','access':'read','connections':1}")),
            "workloads[2].name: must be a text that is not empty, not \"\"");
        row("name twice", workload(json("{'name':'a','access':'read','connections':1}")),
            "workloads[2].name: must be unique, and there is another workload called \"a\"");
        row("no object", workload("17"), "workloads[2]: must be an object, not 17");
        row("no workload", json("{'version':1,'workloads':[]}"), "workloads: is empty, and must list one at least");
        row("no workloads", json("{'version':1}"), "workloads: is missing, and must be a list");
        row("workloads", json("{'version':1,'workloads':{}}"), "workloads: must be a list, not an object");
        row("unknown version", root(json("'version':2")), "version: is unknown: this program knows version 1 only");
        row("version as text", root(json("'version':'1'")), "version: is unknown: this program knows version 1 only");
        row("no version", root(json("'storage_gb':1")), "version: is missing, and must be 1");
        row("storage", root(json("'version':1,'storage_gb':-0.5")),
            "storage_gb: must be a number of at least 0, not -0.5");
        row("budget", root(json("'version':1,'max_monthly_cents':-1")),
            "max_monthly_cents: must be a whole number of at least 0, not -1");
        row("too much margin", root(json("'version':1,'margin':0.91")),
            "margin: must be a share from 0 to 0.9 in steps of 0.01, not 0.91");
        row("all is margin", root(json("'version':1,'margin':1e30")),
            "margin: must be a number of at most 1000000000, not 1e+30");
        row("half a hundredth", root(json("'version':1,'margin':0.125")),
            "margin: must be a share from 0 to 0.9 in steps of 0.01, not 0.125");
        row("negative margin", root(json("'version':1,'margin':-0.1")),
            "margin: must be a number of at least 0, not -0.1");
        row("margin in percent", root(json("'version':1,'margin':21")),
            "margin: must be a share from 0 to 0.9 in steps of 0.01, not 21.0");
        row("no margin", root(json("'version':1,'margin':null")), "fine");
        row("schema may be named", root(json("'$schema':'x','version':1")), "fine");
        row("empty", "  \n", "The document is empty.");
        row("no JSON", "workloads: 1", "The document is no JSON: see byte 1.");
        row("NUL at the end", QByteArray("{\"version\":1}\0", 14), "The document is no JSON: see byte 14.");
        row("cut off", json("{'version':1,"), "The document is no JSON: it ends in the middle.");
        row("a list", "[]", "The document must be an object, not a list.");
        row("deep", QByteArray("{\"version\":") + QByteArray(60, '[') + QByteArray(60, ']') + "}",
            "version[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]"
            "[0][0][0]"
            "[0][0][0][0][0][0][0][0][0][0][0][0][0][0]: is nested deeper than 50");
        row("as deep as fits", "{\"version\":" + QByteArray((4 << 20) - 20, '['),
            QByteArray("version" + QByteArray("[0]").repeated(50) + ": is nested deeper than 50").constData());
        row("deep, then broken", "{\"version\":" + QByteArray(100'000, '[') + "1e999,",
            QByteArray("version" + QByteArray("[0]").repeated(50) + ": is nested deeper than 50").constData());
        row("large", QByteArray(5 << 20, ' '), "The document is larger than 4 MiB.");
    }
    void problemsNameTheMember() {
        QFETCH(const QByteArray, text);
        QTEST(sentence(text), "says");
    }

    void rejectsMoreThanTwelveReadWorkloads() {
        const auto many = [](int reads) {
            QByteArray text = json("{'version':1,'workloads':[{'name':'w','access':'write','connections':1}");
            for (int at = 0; at < reads; ++at) {
                text += QByteArray(json(",{'name':'r")) + QByteArray::number(at) +
                        json("','access':'read','connections':1}");
            }
            return sentence(text + "]}");
        };
        QCOMPARE(many(12), QStringLiteral("fine"));
        QCOMPARE(many(13),
                 QStringLiteral("workloads: has 13 that read; the search is exact for up to 12 and does not guess "
                                "beyond. Put some together that may share a pool"));
    }

    void shownValuesAreTruncatedBetweenCharacters() {
        const auto text = QByteArray(json("{'version':1,'workloads':[{'name':'a','access':'")) +
                          QByteArray("\xC3\xA4").repeated(60) + json("','connections':1}]}");
        const auto said = sentence(text);
        QVERIFY2(said.endsWith(QStringLiteral("ä…")), qPrintable(said));
        QVERIFY(said.size() < 100);
    }
};

POOLHOUSE_PLAIN_TEST(TestNeedsDocument)
#include "tst_needs_document.moc"
