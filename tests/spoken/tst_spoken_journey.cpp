// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kill/kill_round.h"
#include "tests/spoken/accessible_program.h"

#include <QRegularExpression>
#include <QTest>

using namespace poolhouse::test;
using poolhouse::killing::Server;

namespace {

constexpr auto cluster = "postgresql-rectangular-12345";

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

/// "analytics 4G-Performance 2" for each lane that stays, as Server::pools() tells it.
std::vector<std::string> plannedPools(const QStringList& lanes) {
    static const QRegularExpression follower(text(R"(^([^ :]+): (\d+) instances? of ([\w-]+)\.)"));
    static const QRegularExpression leader(text(R"(^Leader: ([\w-]+) (with|without) standby\.)"));
    std::vector<std::string> pools;
    for (const auto& lane : lanes) {
        if (const auto it = follower.match(lane); it.hasMatch()) {
            pools.push_back(
                QStringList{it.captured(1), it.captured(3), it.captured(2)}.join(QLatin1Char(' ')).toStdString());
        } else if (const auto shape = leader.match(lane); shape.hasMatch()) {
            const auto* count = shape.captured(2) == text("with") ? " 2" : " 1";
            pools.push_back("leader " + shape.captured(1).toStdString() + count);
        }
    }
    std::sort(pools.begin(), pools.end());
    return pools;
}

} // namespace

/// The planner in a process of its own, through the accessibility bus alone: a need is moved, a count is changed, what
/// carries half as much again is found out, the answer is used, and the plan is applied.
class TestSpokenJourney : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void capacityIsPlanned();

private:
    [[nodiscard]] static QStringList needsIn(const AccessibleProgram& program, const char* pool) {
        QStringList needs;
        if (const auto list = program.find(Role::List, text("Needs in %1").arg(text(pool)))) {
            for (const auto& need : list->children()) {
                needs << need.name().section(QLatin1Char(','), 0, 0);
            }
        }
        return needs;
    }
};

void TestSpokenJourney::capacityIsPlanned() {
    const Server server({text("--control"), text("--time-scale"), text("200"), text("--latency"), text("1")});
    const auto before = server.pools(cluster);
    qputenv("HEROKU_API_KEY", "HRKU-0badcafe-recognisable");
    const AccessibleProgram program({text("--api-url"), server.url()});

    QVERIFY(program.press(text(cluster), Role::TableCell));
    QVERIFY(program.press(text("Open")));
    QVERIFY(program.press(text("Plan"), Role::PageTab));
    QVERIFY(program.press(text("Fill from peaks")));
    QTRY_COMPARE(needsIn(program, "analytics"), QStringList{text("analytics")});

    QVERIFY(program.find(Role::ListItem, text("analytics,"))->act(text("Move to web-reads")));
    QTRY_COMPARE(needsIn(program, "analytics"), QStringList());
    QCOMPARE(needsIn(program, "web-reads"), (QStringList{text("analytics"), text("web-reads")}));

    program.find(Role::SpinButton, text("Instances of web-reads"))->setValue(5);
    QVERIFY(program.await(Role::Panel, text("web-reads: 5 instances of 4G-Performance.")));
    QCOMPARE(program.find(Role::SpinButton, text("Instances of web-reads"))->value(), 5.0);

    if (program.find(Role::CheckBox, text("Needs and answer"))) { // no longer beside the wider drawing
        QVERIFY(program.press(text("Needs and answer"), Role::CheckBox));
    }
    const auto growth = program.await(Role::Slider, text("Growth, percent"));
    QVERIFY(growth);
    growth->setValue(50);
    const auto carries = program.await(Role::Label, text("With 50% more, the cheapest is "));
    QVERIFY(carries);
    QVERIFY2(carries->name().contains(text("/month")), qPrintable(carries->name()));
    growth->setValue(0);

    QVERIFY(program.press(text("Find the cheapest")));
    QVERIFY(program.press(text("Use it")));
    const auto used = [&program] {
        return !program.names(Role::Label).filter(text("same cost as this plan")).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(used(), 20'000);
    const auto planned = plannedPools(program.names(Role::Panel));
    QVERIFY(planned.size() >= 2);
    QVERIFY(planned != before);
    QCOMPARE(server.pools(cluster), before);

    QVERIFY(program.press(text("Review and apply ")));
    QVERIFY(program.await(Role::PushButton, text("Back to the plan")));
    if (const auto phrase = program.find(Role::Text, text("Phrase to confirm"))) {
        const auto asked = program.find(Role::Label, text("Destructive action."));
        QVERIFY(asked);
        phrase->setContents(asked->name().section(text("type: "), 1));
    }
    QVERIFY(program.press(text("Apply ")));
    QTRY_COMPARE_WITH_TIMEOUT(server.pools(cluster), planned, 30'000);
    QVERIFY(program.await(Role::Label, text("Plan applied")));
}

QTEST_GUILESS_MAIN(TestSpokenJourney)
#include "tst_spoken_journey.moc"
