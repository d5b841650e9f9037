// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"
#include "models/text/lock_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

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
    void aConfigVarInTheWayIsNamed() {
        operations::Operation operation;
        operation.change.kind = core::ChangeKind::Attach;
        operation.change.attachment = core::ChangedAttachment{"web", "READS", {}, {}};
        api::ApiError error;
        error.kind = api::ApiError::Kind::ConfirmationRequired;
        error.message = "This would overwrite READS_URL on web.";
        operation.progress = {ProgressCode::Refused, error};
        QCOMPARE(text::progressSentence(operation),
                 QStringLiteral("Not done. web already has the config var READS_URL. Choose another name."));
        error.message = "The app is about to be transferred.";
        operation.progress = {ProgressCode::Refused, error};
        QCOMPARE(text::progressSentence(operation), text::progressSentence(operation.progress));
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
        row(Code::FolderMissing, "The folder of the change journal can't be created. Check its permissions.");
        row(Code::Damaged,
            "The change journal is damaged. Restore the file from a backup, or set it aside to start a new one.");
        row(Code::Busy, "The change journal is in use by another program. Close the other Poolhouse and try again.");
        row(Code::DiskFull, "The change journal can't be written: the disk is full. Free some space and try again.");
        row(Code::NotWritable,
            "The change journal can't be written. Check the permissions of the file and its folder.");
        row(Code::ForeignFile,
            "The file of the change journal was not written by Poolhouse. Set it aside to start a new one.");
        row(Code::NewerSchema, "The change journal was written by a newer Poolhouse. Use that version, or set the "
                               "journal aside to start a new "
                               "one.");
        row(Code::HeldByWindow, "The account is open in a Poolhouse window, so nothing can be changed here. Make the "
                                "change in that window, "
                                "or close it and try again.");
        row(Code::HeldByApply, "A poolhouse command is changing this account, so nothing can be changed here. Wait for "
                               "it to finish, then try "
                               "again.");
        row(Code::PlanUnsaved,
            "The plan that is being applied can't be saved, so nothing more is changed. Check the permissions of its "
            "folder and the space left there, then try again.");
        row(Code::FolderReadOnly,
            "The change journal can't be written: its folder is read-only. Make the folder writable and try again.");
        row(Code::OtherUser,
            "The change journal can't be written: the file belongs to another user. Have its owner changed, or set it "
            "aside to start a new one.");
        row(Code::NotAFile,
            "There is a folder in place of the change journal. Move it away, or set it aside to start a new journal.");
        row(Code::Missing,
            "The change journal is missing. Put the file back, or start a new one: changes that were in progress are "
            "then unknown, so check the clusters.");
        row(Code::Vanished,
            "The change journal disappeared while it was in use, so no change is sent. Put the file back, or start a "
            "new one with what this window knows.");
        row(Code::NotOpenYet, "The change journal is not open yet.");
        row(Code::HeldElsewhere,
            "This window is read-only because another Poolhouse window is open. To make changes here, close both "
            "windows and open this one again.");
    }
    void journals() {
        QFETCH(const JournalError::Code, code);
        QTEST(text::journalSentence({code}), "sentence");
    }
    void aJournalIsNamedByItsFile() {
        for (int code = 1; code <= JournalError::lastCode; ++code) {
            const JournalError error{static_cast<JournalError::Code>(code), QStringLiteral("/data/journal.sqlite")};
            QVERIFY(text::journalSentence(error).endsWith(QStringLiteral(" The file is /data/journal.sqlite.")));
        }
    }
    void unreadableRowsAreCounted() {
        QVERIFY(text::unreadableRows(1).startsWith(QStringLiteral("1 entry of the change journal can't be read.")));
        QVERIFY(text::unreadableRows(1200).startsWith(
            QStringLiteral("1,200 entries of the change journal can't be read.")));
    }

    void locks_data() {
        QTest::addColumn<ReadOnlyLock>("lock");
        QTest::addColumn<QString>("sentence");
        const auto row = [](ReadOnlyLock::Scope scope, const char* pattern, const char* sentence) {
            QTest::newRow(sentence) << ReadOnlyLock{scope, QString::fromUtf8(pattern), std::nullopt}
                                    << QString::fromUtf8(sentence);
        };
        row(ReadOnlyLock::Scope::Account, "", "This account is read-only.");
        row(ReadOnlyLock::Scope::App, "web", "The app web is read-only.");
        row(ReadOnlyLock::Scope::App, "web-?", "Apps matching web-? are read-only.");
        row(ReadOnlyLock::Scope::Cluster, "pg", "The cluster pg is read-only.");
        row(ReadOnlyLock::Scope::Cluster, "prod-*", "Clusters matching prod-* are read-only.");
        const auto safety = [](ReadOnlyLock::Cause cause, const char* file, const char* sentence) {
            QTest::newRow(sentence)
                << ReadOnlyLock{ReadOnlyLock::Scope::Account, {}, std::nullopt, cause, QString::fromUtf8(file)}
                << QString::fromUtf8(sentence);
        };
        safety(ReadOnlyLock::Cause::SettingsUnreadable, "",
               "The settings couldn't be read, so everything is read-only. Define the locks again.");
        safety(ReadOnlyLock::Cause::SettingsUnreadable, "/a.damaged",
               "The settings in /a.damaged couldn't be read, so everything is read-only. Define the locks again.");
        safety(ReadOnlyLock::Cause::LocksUnreadable, "",
               "This account's locks couldn't be read, so everything is read-only. Define them again.");
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
    row(BehindAnother, "Waiting for another change of this cluster.");
    row(ClusterUnavailable, "The cluster is unavailable; the change continues when it is back.");
    row(ClusterModifying, "The cluster is being modified; the change continues after that.");
    row(Checking, "Checking the cluster before sending.");
    row(SendingRequest, "Sending the request.");
    row({HeldBack, down}, "No connection could be established.");
    row({HeldBack, operations::UnknownCause()}, "The reason can't be read from the journal.");
    row({HeldBack, no}, "The API says: No.");
    row(CodeNeeded, "Two-factor code required: enter the code from your authenticator.");
    row(CodeBeingChecked, "Checking the code.");
    row(CodeAccepted, "Code accepted.");
    row(CodeLocked, "The code was not sent because a read-only lock applies. Unlock, then enter the code again.");
    row(CodeRefused, "The code was rejected. Enter a new one.");
    row(CodeNotChecked, "The code couldn't be checked. Enter a new one.");
    row(Accepted, "Accepted; the API is applying it.");
    row(AcceptedNotShown, "Accepted, but not visible in the API yet.");
    row(with(InstancesUp, 0, 0, "", ""), "0 of no instances up");
    row(with(InstancesUp, 1, 1, "", ""), "1 of 1 instance up");
    row(with(InstancesUp, 4, 5, "", " Adding  an\ninstance "), "4 of 5 instances up · Adding an instance");
    row(BeingDestroyed, "The pool is being destroyed.");
    row(with(BeingDestroyed, 0, 0, "", "Removing 2"), "Removing 2");
    row({NoAnswer, down}, "No connection could be established. Outcome unknown; checking the cluster.");
    row({OutcomeBeingRead, no}, "The API says: No. Checking the cluster for the outcome.");
    row({ReadingAgain, no}, "The API says: No. Still checking.");
    row({AccessRefused, no}, "The API says: No. Connect again to check the outcome.");
    row(ModifyingUnverified, "The cluster is being modified; the outcome is checked after that.");
    row(Reopened, "Poolhouse was closed during this change; checking the outcome.");
    row(PoolDestroyed, "Pool destroyed.");
    row(GoneBeforeSending, "The pool had already been destroyed elsewhere; nothing was sent.");
    row(GoneBeforeRequest, "The pool had already been destroyed elsewhere.");
    row(GoneWithCluster, "The cluster was destroyed elsewhere, and the pool with it.");
    row(Attached, "Attached; the app restarts.");
    row(Detached, "Detached; the app restarts.");
    row(DetachedBeforeSending, "The attachment had already been removed elsewhere; nothing was sent.");
    row(DetachedBeforeRequest, "The attachment had already been removed elsewhere.");
    row(DetachedWithCluster, "The cluster was destroyed elsewhere, and the attachment with it.");
    row(AttachmentsDrifted, "Nothing was sent: the attachments or the pool changed after this was requested.");
    row(AttachTargetGone, "Not done: the app or the cluster no longer exists, or this account can no longer see it.");
    row(AttachmentStillThere, "The API accepted it, but the attachment still exists.");
    row(AttachmentGone, "The API accepted it, but the attachment was removed elsewhere.");
    row(AttachmentReplaced,
        "The API accepted it, but the name now belongs to another attachment: it was changed elsewhere.");
    row(UnknownAttachment, "No response, and an attachment of this name exists with another pool or credential; it may "
                           "have been made elsewhere. Check the cluster before requesting it again.");
    row(MaintenancePreparing, "The maintenance is being prepared.");
    row(MaintenanceRunning, "The maintenance is running.");
    row(MaintenanceRan, "The maintenance was completed.");
    row(MaintenanceMoved, "The maintenance was moved.");
    row(WindowSet, "The window was changed.");
    row(MaintenanceDrifted, "Nothing was sent: the maintenance or its window changed after this was requested.");
    row(MaintenanceTargetGone,
        "Not done: the cluster or its maintenance no longer exists, or this account can no longer see it.");
    row(MaintenanceNotStarted, "The API accepted it, but the maintenance has not started.");
    row(MaintenanceNotMoved, "The API accepted it, but the maintenance still has its old date.");
    row(WindowNotSet, "The API accepted it, but the window is not as requested.");
    row(MaintenanceReplaced, "The API accepted it, but no longer shows this maintenance. Check its history.");
    row(UnknownMaintenance, "No response, and the API no longer shows this maintenance; it may have run, or been moved "
                            "elsewhere. Check its history before requesting it again.");
    row(ClusterBeingDestroyed, "The cluster is being destroyed.");
    row(VersionUpgrading, "PostgreSQL is being upgraded.");
    row(ClusterDestroyed, "Cluster destroyed.");
    row(ClusterGoneBeforeSending, "The cluster had already been destroyed elsewhere, or this account can no longer see "
                                  "it; nothing was sent.");
    row(ClusterGoneBeforeRequest, "The cluster had already been destroyed elsewhere.");
    row(RemovalDrifted, "Nothing was sent: the cluster, its pools or the apps that are attached to it changed after "
                        "this was requested.");
    row(UpgradeDrifted, "Nothing was sent: the PostgreSQL version changed after this was requested.");
    row(ClusterTargetGone, "Not done: the cluster no longer exists, or this account can no longer see it.");
    row(ClusterStillThere, "The API accepted it, but the cluster still exists.");
    const auto saying = [](operations::ProgressCode code) {
        Progress progress = code;
        progress.said = "18.1";
        return progress;
    };
    row(saying(VersionUpgraded), "PostgreSQL 18.1 is running.");
    row(saying(VersionNotUpgraded), "The API accepted it, but the cluster has PostgreSQL 18.1.");
    row(saying(UnknownVersion),
        "No response, and the cluster has PostgreSQL 18.1; it may have been upgraded elsewhere. "
        "Check the cluster before requesting it again.");
    row(with(ClusterBeingCreated, 1, 2, "", ""), "The cluster is being created: 1 of 2 instances up");
    row(ClusterBeingCreated, "The cluster is being created.");
    row(ClusterCreated, "The cluster is available. Attach apps to it on its Apps tab; those of a cluster that it is a "
                        "copy of can be switched over there.");
    row(ClusterNameTaken, "Nothing was sent: the app already has a cluster of this name.");
    row(CreationTargetGone,
        "Not done: the app, the plan or the cluster to copy doesn't exist, or this account can't see it.");
    row(NewClusterFailed, "The API accepted it, but could not create the cluster, and removes it.");
    row(NewClusterGone, "The API accepted it, but the cluster isn't there: it may have been destroyed elsewhere.");
    row(UnknownNewCluster, "No response, and a cluster of this name exists with another plan or level; it may have "
                           "been created elsewhere. Check the cluster before requesting it again.");
    row(CredentialEnabling, "The credential is being created.");
    row(CredentialRotating, "The password is being rotated.");
    row(CredentialRevoking, "The credential is being destroyed.");
    row(CredentialCreated, "Credential created.");
    row(CredentialRotated, "Rotated; the password is a new one.");
    row(CredentialRotationUnseen, "The API accepted the rotation; it doesn't show whether the password is a new one.");
    row(CredentialDestroyed, "Credential destroyed.");
    row(CredentialGoneBeforeSending, "The credential had already been destroyed elsewhere; nothing was sent.");
    row(CredentialGoneBeforeRequest, "The credential had already been destroyed elsewhere.");
    row(CredentialGoneWithCluster, "The cluster was destroyed elsewhere, and the credential with it.");
    row(CredentialsDrifted,
        "Nothing was sent: the credentials, or the apps that use them, changed after this was requested.");
    row(CredentialNameTaken, "Nothing was sent: the cluster now has a credential of this name.");
    row(CredentialTargetGone,
        "Not done: the credential or its cluster no longer exists, or this account can no longer see it.");
    row(CredentialGone, "The API accepted it, but the credential was destroyed elsewhere.");
    row(CredentialNotRotated, "The API accepted it, but the password is still the old one.");
    row(CredentialsPartlyRotated, "Only some of the credentials have a new password. Rotate the others one by one.");
    row(CredentialStillThere, "The API accepted it, but the credential still exists.");
    row(UnknownCredential,
        "No response, and a credential of this name is being destroyed. Check the cluster before requesting it again.");
    row(UnknownRotation, "No response, and the API doesn't show whether the password is a new one. Check whether the "
                         "apps still connect before requesting it again.");
    row(UnknownPartlyRotated, "No response, and only some of the credentials have a new password; they may have been "
                              "rotated elsewhere. Rotate the others one by one.");
    row(SettingsBeingApplied, "The settings are being applied.");
    row(SettingsChanged, "The settings were changed.");
    row(SettingsAwaitRestart, "The settings were changed. Those that need a restart take effect with it.");
    row(QuotaSet, "The quota was changed.");
    row(SettingsDrifted, "Nothing was sent: one of these settings changed after this was requested.");
    row(QuotaDrifted, "Nothing was sent: the quota changed after this was requested.");
    row(SettingsTargetGone, "Not done: the cluster no longer exists, or this account can no longer see its settings.");
    row(SettingsNotChanged, "The API accepted it, but not all settings are as requested.");
    row(QuotaTargetGone, "Not done: the cluster or its quota no longer exists, or this account can no longer see it.");
    row(QuotaNotSet, "The API accepted it, but the quota is not as requested.");
    row(MigrationPreparing, "The migration is being prepared.");
    row(MigrationRunning, "The migration is running.");
    row(MigrationPromoting, "The data is copied; the cluster takes over.");
    row(saying(MigrationUnclear), "The migration is in the state \"18.1\", which this version doesn't know.");
    row(saying(PreparationFailed), "The migration failed. 18.1");
    row(PreparationCancelled, "The migration was cancelled before it was run.");
    row(MigrationNotStarted, "The API accepted it, but the migration hasn't started.");
    row(saying(MigrationFailed), "The migration failed, and the API ended it. 18.1");
    row(MigrationStopped, "The migration was cancelled before it was run.");
    row(MigrationNotCancelled, "The API accepted it, but the migration isn't cancelled.");
    row(MigrationStarted, "Not cancelled: the migration was run elsewhere.");
    row(MigrationReady, "The migration is ready. Run it within 24 hours, or cancel it.");
    row(MigrationCompleted, "The migration is complete.");
    row(MigrationCancelled, "The migration was cancelled.");
    row(MigrationDrifted, "Nothing was sent: the migration changed after this was requested.");
    row(MigrationTargetGone,
        "Not done: the cluster or its migration no longer exists, or this account can no longer see it.");
    row(MigrationNotPrepared, "The API accepted it, but shows no migration.");
    row(MigrationReplaced, "The API accepted it, but the cluster now has another migration, or none.");
    row(UnknownMigration, "No response, and the cluster has another migration, or none. Check the cluster before "
                          "requesting it again.");
    row(Drifted, "Nothing was sent: the cluster changed after this was requested.");
    row({NotSentLocked, lock}, "Nothing was sent. The app web is read-only.");
    row({NotSentLocked, operations::UnknownCause()}, "Nothing was sent. The reason can't be read from the journal.");
    row(NotSentClusterGone, "Nothing was sent: the cluster no longer exists, or this account can no longer see it.");
    row(NotSentCodes, "Nothing was sent: the API keeps asking for two-factor codes. Connect with a token created with "
                      "two-factor authentication.");
    row({NotSentUnreachable, no}, "Nothing was sent. The API says: No. Request it again when the API can be reached.");
    row({NotSentUnreadable, no}, "Nothing was sent. The API says: No.");
    row({NotSentUnreadable, said(Kind::Unauthorized, "No.")},
        "Nothing was sent. The API says: No. Connect again with a valid token.");
    row({NotSentJournal, full},
        "Nothing was sent. The change journal can't be written: the disk is full. Free some space and try again.");
    row({NotSentJournal, operations::UnknownCause()}, "Nothing was sent. The reason can't be read from the journal.");
    row(Withdrawn, "Cancelled before anything was sent.");
    row(PredecessorFailed, "Nothing was sent: the previous change failed.");
    row(EndedUnsent, "Poolhouse was closed before it was sent; nothing happened. Request it again.");
    row(ClusterGone, "Stopped: the cluster no longer exists, or this account can no longer see it.");
    row(PoolGone, "Stopped: the pool was destroyed elsewhere.");
    row(TargetGone, "Not done: the pool or its cluster was destroyed elsewhere.");
    row({Refused, no}, "Not done. The API says: No.");
    row({Refused, said(Kind::Unauthorized, "No")},
        "Not done. The API says: No. Connect again with a valid token, then request it again.");
    row({Refused, said(Kind::Forbidden, "No")},
        "Not done. The API says: No. Ask an owner of the app or the team for access.");
    row({Refused, said(Kind::ReadOnly, "No")},
        "Not done. The API says: No. Unlock temporarily if the change is intended.");
    row({Refused, said(Kind::ConfirmationRequired, "No")},
        "Not done. The API says: No. Do this step in the Heroku Dashboard or with the Heroku CLI.");
    row({RefusedVerified, said(Kind::Forbidden, "No")}, "Not done. The API says: No.");
    row(EndedWhileSending, "Not done: Poolhouse was closed while sending. Request it again.");
    row({NotRepeatedLocked, lock}, "Not done, and not sent again. The app web is read-only.");
    row({Repeated, no}, "Not done after several attempts. The API says: No.");
    row(ChangedSince, "Not done, and the cluster has changed since. Review it and request again.");
    row(StillThere, "The API accepted it, but the pool still exists.");
    row(GoneAfterAccepted, "The API accepted it, but the pool was destroyed elsewhere.");
    row(with(Overwritten, 0, 2, "4G-Performance", ""),
        "The API accepted it, but the pool now has 2 instances of 4G-Performance: it was changed elsewhere.");
    row(UnknownCodes, "Outcome unknown: the API keeps asking for two-factor codes. Connect with a token created with "
                      "two-factor authentication.");
    row({UnknownUnread, no}, "Outcome unknown. The API says: No. Check the cluster before requesting it again.");
    row({UnknownUnanswered, no}, "Sent several times without a response, and not visible in the cluster. The API says: "
                                 "No. Check the cluster before requesting it again.");
    row(with(UnknownPool, 0, 1, "4G-Performance", ""),
        "No response, and a pool of this name exists with 1 instance of 4G-Performance; it may have been created "
        "elsewhere. Check it before requesting it again.");
    row({UnknownJournal, full}, "The change journal can't be written: the disk is full. Free some space and try again. "
                                "Nothing more was sent. Check the cluster before requesting it again.");
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
    row(Code::NoAccount, "Not connected to an account.");
    row(Code::JournalUnusable, "The change journal is not open yet.",
        [](Refusal& refusal) { refusal.journal = JournalError{JournalError::Code::NotOpenYet}; });
    row(Code::ClusterMissing, "The cluster no longer exists.");
    row(Code::Locked, "The app web is read-only.", [](Refusal& refusal) {
        refusal.lock = ReadOnlyLock{ReadOnlyLock::Scope::App, QStringLiteral("web"), std::nullopt};
    });
    row(Code::UnderWay,
        "Another change of web-reads is in progress: \"Scale web-reads from 3 to 5 instances\". Wait for it to finish.",
        [](Refusal& refusal) {
            refusal.openChange =
                Refusal::OpenChange{{core::ChangeKind::SetCount, "web-reads", {}, 5},
                                    core::PoolShape{core::PoolRole::Follower, "web-reads", "4G-Performance", 3}};
        });
    row(Code::PoolMissing, "The pool web-reads no longer exists.");
    row(Code::LeaderStays, "The leader pool can't be destroyed; it belongs to the cluster.");
    row(Code::NothingToDo, "No change: web-reads is already in this state.");
    using Problem = core::DraftProblemCode;
    draft({core::DraftField::Level, Problem::LevelUnknown, {}, 0},
          "The API doesn't offer this level. Choose another one.");
    draft({core::DraftField::Count, Problem::CountBelowMinimum, {}, 1}, "A pool needs at least 1 instance.");
    draft({core::DraftField::Count, Problem::CountAboveMaximum, {}, 4}, "At most 4 instances are left for this pool.");
    draft({core::DraftField::Cluster, Problem::TooManyPools, {}, 5},
          "Pool limit reached: a cluster has at most 5 follower pools.");
    draft({core::DraftField::Name, Problem::Name, core::PoolNameProblem::TrailingHyphen, 0},
          "A name can't end with a hyphen. Try web-reads.");
}

POOLHOUSE_CORE_APP_TEST(TestOperationText)
#include "tst_operation_text.moc"
