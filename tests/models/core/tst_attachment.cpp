// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

class TestAttachment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namespaces_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<bool>("proxy");
        const auto row = [](const char* text, const char* role, const char* pool, bool proxy) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(role) << QString::fromUtf8(pool)
                                << proxy;
        };
        row("", "", "leader", false);
        row(" ", "", "leader", false);
        row("role:u0|proxy:false|pool:leader", "u0", "leader", false);
        row("role:analyst", "analyst", "leader", false);
        row("pool:analytics", "", "analytics", false);
        row("pool:analytics|role:analyst", "analyst", "analytics", false);
        row("proxy:true", "", "leader", true);
        row("proxy:TRUE", "", "leader", false);
        row("proxy:yes", "", "leader", false);
        row("proxy:true|proxy:false", "", "leader", false);
        row(" role : u0 | pool :\treads\n", "u0", "reads", false);
        row("role:a|role:b", "b", "leader", false);
        row("pool:a|pool:", "", "leader", false);
        row("pool:a| | |role", "", "a", false);
        row("role:x:y", "x:y", "leader", false);
        row("Role:u0|POOL:a", "", "leader", false);
        row(":u0|pool:a", "", "a", false);
        row("colour:red|pool:a|x:y", "", "a", false);
        row("|||pool:a|||", "", "a", false);
        row("credential:analyst", "", "leader", false);
        row("role:", "", "leader", false);
        row("role:u 0", "u 0", "leader", false);
        row("pool:a\v\f\r", "", "a", false);
    }
    void namespaces() {
        QFETCH(const QString, text);
        const auto parsed = parseNamespace(text.toStdString());
        QTEST(shown(parsed.role), "role");
        QTEST(shown(parsed.pool), "pool");
        QTEST(parsed.proxy, "proxy");
    }

    void attachmentsOfAPool() {
        std::vector<Attachment> all(4);
        all[0].name = "DATABASE";
        all[0].target = parseNamespace("");
        all[1].name = "READS";
        all[1].target = parseNamespace("pool:web-reads");
        all[2].name = "DATABASE_ANALYTICS";
        all[2].target = parseNamespace("pool:analytics");
        all[3].name = "READS_TOO";
        all[3].target = parseNamespace("pool:web-reads|role:analyst");
        const auto reads = attachmentsOf(all, "web-reads");
        QCOMPARE(reads, (std::vector<const Attachment*>{&all[1], &all[3]}));
        QCOMPARE(attachmentsOf(all, "leader"), std::vector<const Attachment*>{&all[0]});
        QVERIFY(attachmentsOf(all, "Web-Reads").empty());
    }

    void attachmentsToAPoolThatIsNotThere() {
        ClusterInfo cluster;
        cluster.pools.resize(2);
        cluster.pools[0].name = "leader";
        cluster.pools[1].name = "web-reads";
        std::vector<Attachment> all(3);
        all[0].target = parseNamespace("");
        all[1].target = parseNamespace("pool:analytics");
        all[2].target = parseNamespace("pool:web-reads");
        QCOMPARE(attachmentsWithoutPool(all, cluster), std::vector<const Attachment*>{&all[1]});
    }

    /// The factors in any order, with blanks anywhere and strangers between, mean the same.
    void propertyOrderAndBlanksMeanNothing() {
        Random random(9);
        for (int round = 0; round < 3000; ++round) {
            const AttachmentNamespace wanted{random.text("abc:.-_0", random.between(1, 8)),
                                             random.text("abc-0", random.between(1, 8)), random.oneIn(2)};
            std::vector<std::string> factors{"role:" + wanted.role, "pool:" + wanted.pool,
                                             wanted.proxy ? "proxy:true" : "proxy:" + random.text("abc", 3)};
            for (int strangers = random.below(3); strangers > 0; --strangers) {
                factors.push_back(random.text("xyz", 3) + (random.oneIn(2) ? ":role" : ""));
            }
            std::string text;
            while (!factors.empty()) {
                const auto next = factors.begin() + random.below(static_cast<int>(factors.size()));
                text += random.text(" \t", random.below(3)) + *next + random.text(" \n", random.below(3));
                factors.erase(next);
                text += factors.empty() ? "" : "|";
            }
            QVERIFY2(parseNamespace(text) == wanted, text.c_str());
        }
    }

    void propertyNoTextBreaksIt() {
        Random random(99);
        for (int round = 0; round < 5000; ++round) {
            const auto parsed = parseNamespace(random.text("rolepxyt:|| \t", random.below(30)));
            QVERIFY(!parsed.pool.empty());
            QVERIFY(parsed.pool.find('|') == std::string::npos);
            QVERIFY(parsed.role.find('|') == std::string::npos);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestAttachment)
#include "tst_attachment.moc"
