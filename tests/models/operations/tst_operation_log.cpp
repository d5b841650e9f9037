// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/operation_log.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <memory>
#include <utility>

using namespace poolhouse;
using namespace std::chrono_literals;
using operations::Journal;
using operations::Operation;
using operations::OperationLog;
using JournalCode = operations::JournalError::Code;

namespace {

const QString logAccount = QStringLiteral("api.example.com ada");

Operation loggedScaling(const std::string& id, std::int64_t second = 0) {
    Operation operation;
    operation.id = id;
    operation.cluster = {"c1"};
    operation.change = {core::ChangeKind::SetCount, "web-reads", {}, 3};
    operation.askedAt = test::at(second);
    return operation;
}

std::unique_ptr<Journal> memoryJournal() {
    auto opened = Journal::open({});
    return opened ? std::move(opened).value() : nullptr;
}

struct LogScene {
    core::ManualClock clock{test::at(60)};
    std::unique_ptr<Journal> journal = memoryJournal();
    std::unique_ptr<Journal> broken = Journal::refusing({JournalCode::Vanished});
    OperationLog log{*journal, clock};

    [[nodiscard]] bool add(const Operation& operation) {
        log.add(operation);
        return log.write(log.at(operation.id));
    }
    [[nodiscard]] std::size_t rows() const { return journal->read(logAccount).value().operations.size(); }
};

} // namespace

class TestOperationLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadAgain() {
        LogScene scene;
        QVERIFY(!scene.log.isOpen());
        scene.log.open(logAccount);
        QVERIFY(scene.log.isOpen() && scene.log.all().empty() && !scene.log.problem());
        QVERIFY(scene.add(loggedScaling("a")) && scene.add(loggedScaling("b", 1)));
        scene.log.at("b").state = Operation::State::Done;
        QVERIFY(scene.log.write(scene.log.at("b")));
        scene.log.open(logAccount);
        QCOMPARE(scene.log.all().size(), std::size_t{2});
        QVERIFY(*scene.log.find("a") == loggedScaling("a"));
        QVERIFY(scene.log.find("b")->state == Operation::State::Done);
        QVERIFY(scene.log.find("c") == nullptr);
    }

    void accountsAreKeptApart() {
        LogScene scene;
        scene.log.open(logAccount);
        QVERIFY(scene.add(loggedScaling("a")));
        scene.log.open(QStringLiteral("api.example.com bob"));
        QVERIFY(scene.log.all().empty() && scene.log.find("a") == nullptr);
        scene.log.close();
        QVERIFY(!scene.log.isOpen());
        QCOMPARE(scene.rows(), std::size_t{1});
    }

    /// With the next one that can be: `problem` says until then that the journal lacks something.
    void whatCouldNotBeWrittenIsWrittenLater() {
        LogScene scene;
        scene.log.open(logAccount);
        scene.log.setJournal(*scene.broken);
        QVERIFY(scene.log.journalUnusable()->code == JournalCode::Vanished);
        QVERIFY(!scene.add(loggedScaling("a")));
        QVERIFY(scene.log.problem()->code == JournalCode::Vanished);
        scene.log.setJournal(*scene.journal);
        QVERIFY(!scene.log.journalUnusable());
        QVERIFY(scene.log.problem()); // "a" is still missing
        QVERIFY(scene.add(loggedScaling("b")));
        QVERIFY(!scene.log.problem());
        QCOMPARE(scene.rows(), std::size_t{2});
    }

    void whatCanNotBeReadIsNone() {
        LogScene scene;
        scene.log.setJournal(*scene.broken);
        scene.log.open(logAccount);
        QVERIFY(scene.log.isOpen() && scene.log.all().empty());
        QVERIFY(scene.log.problem()->code == JournalCode::Vanished);
        scene.log.close();
        QVERIFY(scene.log.problem()); // stays
        scene.log.setJournal(*scene.journal);
        scene.log.open(logAccount);
        QVERIFY(!scene.log.problem());
    }

    /// What was read moves against the machine's clock, what this run adds does not.
    void onlyWhatWasReadFollowsTheWallClock() {
        LogScene scene;
        scene.log.open(logAccount);
        QVERIFY(scene.add(loggedScaling("a")));
        scene.log.open(logAccount);
        QVERIFY(scene.add(loggedScaling("b", 1)));
        scene.clock.setWallClockShift(1h);
        scene.log.followWallClock();
        QVERIFY(scene.log.wallClockShift() == 1h);
        QVERIFY(scene.log.find("a")->askedAt == test::at(0) - 1h);
        QVERIFY(scene.log.find("b")->askedAt == test::at(1));
        scene.clock.setWallClockShift(2h);
        QVERIFY(scene.log.write(scene.log.at("b"))); // follows by itself
        QVERIFY(scene.log.find("a")->askedAt == test::at(0) - 2h);
        scene.log.close();
        QVERIFY(scene.log.wallClockShift() == 2h); // of the machine, not of the account
    }
};

POOLHOUSE_PLAIN_TEST(TestOperationLog)
#include "tst_operation_log.moc"
