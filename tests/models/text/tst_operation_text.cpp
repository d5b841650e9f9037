// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"
#include "models/text/lock_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/fleet_scene.h"

#include <QtTest>

#include <functional>
#include <set>

using namespace poolhouse;
using operations::JournalError;
using operations::Progress;
using operations::ProgressCode;
using operations::ReadOnlyLock;
using operations::Refusal;
using Kind = api::ApiError::Kind;

namespace {

api::ApiError said(Kind kind, const char* message) {
    auto error = test::error(kind, 0);
    error.message = message;
    return error;
}

Progress with(Progress progress, int up, int count, const char* level, const char* words) {
    progress.up = up;
    progress.count = count;
    progress.level = level;
    progress.said = words;
    return progress;
}

} // namespace

class TestOperationText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void progress_data();
    void progress() {
        QFETCH(const Progress, progress);
        QFETCH(const QString, sentence);
        QCOMPARE(text::progressSentence(progress), sentence);
    }
    void everyCodeHasASentence() {
        std::set<ProgressCode> covered;
        progressRows([&](const Progress& progress, const char*) { covered.insert(progress.code); });
        for (int number = 0; number < 1000; ++number) {
            if (const auto code = operations::progressCodeOf(number)) {
                QVERIFY2(covered.contains(*code), qPrintable(QString::number(number)));
            }
        }
        QVERIFY(!operations::progressCodeOf(2));
        QVERIFY(!operations::progressCodeOf(-1));
    }

    void journals_data() {
        QTest::addColumn<JournalError::Code>("code");
        QTest::addColumn<QString>("sentence");
        using Code = JournalError::Code;
        const auto row = [](Code code, const char* sentence) {
            QTest::addRow("%d", static_cast<int>(code)) << code << QString::fromUtf8(sentence);
        };
        row(Code::FolderMissing,
            "The journal of changes cannot be used: its folder cannot be made. Check that the folder "
            "may be written.");
        row(Code::Damaged,
            "The journal of changes cannot be used: its file is damaged. Restore the file from a copy, or "
            "move it away to start a new one.");
        row(Code::Busy, "The journal of changes cannot be used: another program uses its file. End the other Poolhouse "
                        "and try again.");
        row(Code::DiskFull, "The journal of changes cannot be used: the disk is full. Make room and try again.");
        row(Code::NotWritable, "The journal of changes cannot be used: its file cannot be written. Check that the file "
                               "and its folder may be written.");
        row(Code::ForeignFile,
            "The journal of changes cannot be used: its file belongs to another program. Give another "
            "file.");
        row(Code::NewerSchema,
            "The journal of changes cannot be used: a newer Poolhouse wrote it. Use that one, or give "
            "another file.");
        row(Code::NotOpenYet, "The journal of changes is not open yet.");
        row(Code::HeldElsewhere,
            "Another Poolhouse window is open, and changes are made there. To make them here, close "
            "both and open this one again.");
    }
    void journals() {
        QFETCH(const JournalError::Code, code);
        QTEST(text::journalSentence({code}), "sentence");
    }
    void unreadableRowsAreCounted() {
        QVERIFY(
            text::unreadableRows(1).startsWith(QStringLiteral("1 entry of the journal of changes cannot be read.")));
        QVERIFY(text::unreadableRows(1200).startsWith(
            QStringLiteral("1,200 entries of the journal of changes cannot be read.")));
    }

    void locks_data() {
        QTest::addColumn<ReadOnlyLock>("lock");
        QTest::addColumn<QString>("sentence");
        const auto row = [](ReadOnlyLock::Scope scope, const char* pattern, const char* sentence) {
            QTest::newRow(sentence) << ReadOnlyLock{scope, QString::fromUtf8(pattern), std::nullopt}
                                    << QString::fromUtf8(sentence);
        };
        row(ReadOnlyLock::Scope::Account, "", "This account is locked for changes.");
        row(ReadOnlyLock::Scope::App, "web", "The app web is locked for changes.");
        row(ReadOnlyLock::Scope::App, "web-?", "Apps called \"web-?\" are locked for changes.");
        row(ReadOnlyLock::Scope::Cluster, "pg", "The cluster pg is locked for changes.");
        row(ReadOnlyLock::Scope::Cluster, "prod-*", "Clusters called \"prod-*\" are locked for changes.");
        const auto safety = [](ReadOnlyLock::Cause cause, const char* file, const char* sentence) {
            QTest::newRow(sentence)
                << ReadOnlyLock{ReadOnlyLock::Scope::Account, {}, std::nullopt, cause, QString::fromUtf8(file)}
                << QString::fromUtf8(sentence);
        };
        safety(ReadOnlyLock::Cause::SettingsUnreadable, "",
               "Everything is locked, because the settings could not be read. Define the locks anew to go on.");
        safety(
            ReadOnlyLock::Cause::SettingsUnreadable, "/a.damaged",
            "Everything is locked, because the settings could not be read (they are in /a.damaged). Define the locks "
            "anew to go on.");
        safety(ReadOnlyLock::Cause::LocksUnreadable, "",
               "Everything is locked, because the locks of this account cannot be read from the settings. Define the "
               "locks anew to go on.");
    }
    void locks() {
        QFETCH(const ReadOnlyLock, lock);
        QTEST(text::lockSentence(lock), "sentence");
    }

    void refusals_data();
    void refusals() {
        QFETCH(const Refusal, refusal);
        QTEST(text::refusalSentence(refusal), "sentence");
    }

private:
    template <class Row> static void progressRows(Row row);
};

template <class Row> void TestOperationText::progressRows(Row row) {
    using enum ProgressCode;
    const auto no = said(Kind::Conflict, "No");
    const auto down = said(Kind::Unreachable, "");
    const ReadOnlyLock lock{ReadOnlyLock::Scope::App, QStringLiteral("web"), std::nullopt};
    const JournalError full{JournalError::Code::DiskFull};
    row(None, "");
    row(with(Legacy, 0, 0, "", "As it was."), "As it was.");
    row(BehindAnother, "Another change of this cluster goes first.");
    row(ClusterUnavailable, "The cluster is unavailable; this goes on when it is back.");
    row(ClusterModifying, "The cluster is being modified; this goes on when that is done.");
    row(Checking, "The cluster is read again before anything is sent.");
    row(SendingRequest, "The request is on its way.");
    row({HeldBack, down}, "The API could not be reached: there is no connection to it.");
    row({HeldBack, operations::UnknownCause()}, "The reason in the journal cannot be read.");
    row({HeldBack, no}, "The API says: No.");
    row(CodeNeeded, "The API wants a second factor: enter the code of your authenticator.");
    row(CodeBeingChecked, "The code is being checked.");
    row(CodeAccepted, "The code was accepted.");
    row(CodeLocked, "The code was not sent, because a read-only lock holds: lift it and enter the code again.");
    row(CodeRefused, "The code was not accepted: enter a new one.");
    row(CodeNotChecked, "The code could not be checked: enter a new one.");
    row(Accepted, "The API has accepted it and is at work.");
    row(AcceptedNotShown, "The API has accepted it, but does not show it yet.");
    row(with(InstancesUp, 0, 0, "", ""), "0 of no instances up");
    row(with(InstancesUp, 1, 1, "", ""), "1 of 1 instance up");
    row(with(InstancesUp, 4, 5, "", " Adding  an\ninstance "), "4 of 5 instances up · Adding an instance");
    row(BeingDestroyed, "The pool is being destroyed.");
    row(with(BeingDestroyed, 0, 0, "", "Removing 2"), "Removing 2");
    row({NoAnswer, down}, "The API could not be reached: there is no connection to it. No answer tells whether it was "
                          "done: Poolhouse reads the cluster.");
    row({OutcomeBeingRead, no}, "The API says: No. Poolhouse reads the cluster to learn what became of it.");
    row({ReadingAgain, no}, "The API says: No. Poolhouse keeps looking.");
    row({AccessRefused, no}, "The API says: No. Connect again; then Poolhouse looks what became of it.");
    row(ModifyingUnverified, "The cluster is being modified; Poolhouse waits to learn what became of it.");
    row(Reopened, "Poolhouse ended while this was under way, and looks what became of it.");
    row(PoolDestroyed, "The pool is destroyed.");
    row(GoneBeforeSending, "The pool was gone already, somebody else destroyed it: nothing was sent.");
    row(GoneBeforeRequest, "The pool was gone already: somebody else destroyed it.");
    row(GoneWithCluster, "The cluster is gone, and the pool with it: somebody else destroyed it.");
    row(Drifted, "Nothing was sent: the cluster is no longer as it was when this was decided.");
    row({NotSentLocked, lock}, "Nothing was sent: The app web is locked for changes.");
    row({NotSentLocked, operations::UnknownCause()}, "Nothing was sent: The reason in the journal cannot be read.");
    row(NotSentClusterGone, "Nothing was sent: the cluster is gone, or this account may not see it any more.");
    row(NotSentCodes, "Nothing was sent: the API keeps asking for a second factor. Connect with a token made with it.");
    row({NotSentUnreachable, no}, "Nothing was sent: The API says: No. Ask for it again when the API can be reached.");
    row({NotSentUnreadable, no}, "Nothing was sent: The API says: No.");
    row({NotSentUnreadable, said(Kind::Unauthorized, "No.")},
        "Nothing was sent: The API says: No. Connect again with a valid token.");
    row({NotSentJournal, full},
        "Nothing was sent: The journal of changes cannot be used: the disk is full. Make room and "
        "try again.");
    row({NotSentJournal, operations::UnknownCause()}, "Nothing was sent: The reason in the journal cannot be read.");
    row(Withdrawn, "Taken back before anything was sent.");
    row(PredecessorFailed, "Nothing was sent: the change of this pool before it was not done.");
    row(EndedUnsent, "Poolhouse ended before it was sent: nothing happened. Ask for it again.");
    row(ClusterGone, "It cannot go on: the cluster is gone, or this account may not see it any more.");
    row(PoolGone, "It cannot go on: the pool is gone, somebody else destroyed it.");
    row(TargetGone, "It was not done: the pool or its cluster is gone, somebody else destroyed it.");
    row({Refused, no}, "It was not done. The API says: No.");
    row({Refused, said(Kind::Unauthorized, "No")},
        "It was not done. The API says: No. Connect again with a valid token, then ask again.");
    row({Refused, said(Kind::Forbidden, "No")},
        "It was not done. The API says: No. Ask an owner of the app or the team for access.");
    row({Refused, said(Kind::ReadOnly, "No")},
        "It was not done. The API says: No. Lift the lock for a while if the change is meant.");
    row({Refused, said(Kind::ConfirmationRequired, "No")},
        "It was not done. The API says: No. Do this step on the API's own web site or with its command line.");
    row({RefusedVerified, said(Kind::Forbidden, "No")}, "It was not done. The API says: No.");
    row(EndedWhileSending, "Poolhouse ended while this was being sent, and it was not done. Ask for it again.");
    row({NotRepeatedLocked, lock}, "It was not done, and is not sent again: The app web is locked for changes.");
    row({Repeated, no}, "It was tried several times and not done. The API says: No.");
    row(ChangedSince, "It was not done, and the cluster has changed since: decide again.");
    row(StillThere, "The API accepted it, but the pool is still there.");
    row(GoneAfterAccepted, "The API accepted it, but the pool is gone: somebody else destroyed it.");
    row(with(Overwritten, 0, 2, "4G-Performance", ""), "The API accepted it, but the pool has 2 instances of "
                                                       "4G-Performance now: somebody else has changed it.");
    row(UnknownCodes,
        "It could not be learnt what became of it: the API keeps asking for a second factor. Connect with a "
        "token made with it.");
    row({UnknownUnread, no},
        "It could not be learnt what became of it. The API says: No. Look at the cluster before you "
        "ask again.");
    row({UnknownUnanswered, no},
        "It was sent several times without an answer, and the cluster does not show it. The API "
        "says: No. Look at the cluster before you ask again.");
    row(with(UnknownPool, 0, 1, "4G-Performance", ""), "No answer came, and there is a pool of that name with 1 "
                                                       "instance of 4G-Performance: somebody else may have made "
                                                       "it. Look at it before you ask again.");
    row({UnknownJournal, full}, "The journal of changes cannot be used: the disk is full. Make room and try again. So "
                                "nothing more was sent; look at the cluster before you ask again.");
}

void TestOperationText::progress_data() {
    QTest::addColumn<Progress>("progress");
    QTest::addColumn<QString>("sentence");
    int number = 0;
    progressRows([&](const Progress& progress, const char* sentence) {
        QTest::addRow("%d, code %d", number++, static_cast<int>(progress.code))
            << progress << QString::fromUtf8(sentence);
    });
}

void TestOperationText::refusals_data() {
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QString>("sentence");
    using Code = Refusal::Code;
    const auto row = [](Code code, const char* sentence, std::function<void(Refusal&)> more = {}) {
        Refusal refusal;
        refusal.code = code;
        refusal.pool = "web-reads";
        if (more) {
            more(refusal);
        }
        QTest::newRow(sentence) << refusal << QString::fromUtf8(sentence);
    };
    const auto draft = [&row](core::DraftProblem problem, const char* sentence) {
        row(Code::DraftProblems, sentence, [&](Refusal& refusal) { refusal.problems = {problem}; });
    };
    row(Code::NoAccount, "There is no connection to an account.");
    row(Code::JournalUnusable, "The journal of changes is not open yet.",
        [](Refusal& refusal) { refusal.journal = JournalError{JournalError::Code::NotOpenYet}; });
    row(Code::ClusterMissing, "The cluster is not there any more.");
    row(Code::Locked, "The app web is locked for changes.", [](Refusal& refusal) {
        refusal.lock = ReadOnlyLock{ReadOnlyLock::Scope::App, QStringLiteral("web"), std::nullopt};
    });
    row(Code::UnderWay,
        "Another change of web-reads is under way: \"Scale web-reads from 3 to 5 instances\". Wait until it has ended.",
        [](Refusal& refusal) {
            refusal.openChange =
                Refusal::OpenChange{{core::ChangeKind::SetCount, "web-reads", {}, 5},
                                    core::PoolShape{core::PoolRole::Follower, "web-reads", "4G-Performance", 3}};
        });
    row(Code::PoolMissing, "There is no pool web-reads in this cluster any more.");
    row(Code::LeaderStays, "The leader pool stays: it goes with the whole cluster.");
    row(Code::NothingToDo, "Nothing would change: web-reads is like that already.");
    using Problem = core::DraftProblemCode;
    draft({core::DraftField::Level, Problem::LevelUnknown, {}, 0},
          "The API does not offer that level. Choose another one.");
    draft({core::DraftField::Count, Problem::CountBelowMinimum, {}, 1}, "A pool needs at least 1 instance.");
    draft({core::DraftField::Count, Problem::CountAboveMaximum, {}, 4}, "At most 4 instances are left for this pool.");
    draft({core::DraftField::Cluster, Problem::TooManyPools, {}, 5}, "The cluster has its 5 follower pools already.");
    draft({core::DraftField::Name, Problem::Name, core::PoolNameProblem::TrailingHyphen, 0},
          "A name can't end with a hyphen. Try web-reads.");
}

QTEST_GUILESS_MAIN(TestOperationText)
#include "tst_operation_text.moc"
