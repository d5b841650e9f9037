// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"
#include "models/operations/admission.h"
#include "models/operations/read_only_locks.h"
#include "models/text/unreadable_text.h"
#include "models/views/attachment_forms.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/credential_sample.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using test::s;
using views::AttachField;

namespace {

/// The main window's cluster and three apps, one of which it doesn't serve; refusals are the engine's.
struct AttachmentFormsScene {
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    std::vector<operations::Operation> open;
    std::optional<fleet::CredentialsRecord> read; ///< empty: never asked for

    AttachmentFormsScene() {
        test::fillWithRectangular(store);
        store.applyFleet({test::app("catalog-api"), test::app("example-app"), test::app("status-page")},
                         {test::rectangular()}, test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        attach(test::attachments());
    }
    void attach(std::vector<core::Attachment> all, std::vector<core::Unreadable> unreadable = {}) {
        store.applyAttachments(std::move(all), test::morning, std::move(unreadable));
    }
    [[nodiscard]] fleet::ClusterSnapshot snapshot() const {
        return {store, *store.cluster(test::rectangular().id), test::at(10)};
    }
    [[nodiscard]] views::RefusalCheck refusal() const {
        return [this](const core::Change& change) {
            const auto admitted =
                operations::admit({test::rectangular().id, change, {}}, open, store, locks, test::at(10));
            return admitted ? std::nullopt : std::optional(admitted.error());
        };
    }
    [[nodiscard]] views::AttachForm attaching(const views::AttachDraft& draft) const {
        return views::attachForm(snapshot(), read ? &*read : nullptr, draft, refusal());
    }
    [[nodiscard]] views::DetachForm detaching(const char* id, const char* typed = "") const {
        return views::detachForm(snapshot(), {id}, s(typed), refusal()).value();
    }
    [[nodiscard]] views::MoveForm moving(const char* id, const views::MoveDraft& draft, const char* typed = "") const {
        return views::moveForm(snapshot(), {id}, draft, s(typed), refusal()).value();
    }
    /// An operation that has not finished.
    void ask(const core::Change& change) {
        operations::Operation operation;
        operation.id = "open-" + std::to_string(open.size());
        operation.cluster = test::rectangular().id;
        operation.change = change;
        open.push_back(operation);
    }
};

QString sentenceAt(const views::NewAttachmentForm& form, AttachField field) {
    const auto* problem = form.problemOf(field);
    return problem != nullptr ? problem->sentence : QString();
}

QString rowOf(const views::NewAttachmentForm& form, const QString& label) {
    for (const auto& row : form.figures) {
        if (row.label == label) {
            return row.before + QLatin1Char('|') + row.after;
        }
    }
    return {};
}

QString factOf(const views::DetachForm& form, const QString& label) {
    for (const auto& fact : form.facts) {
        if (fact.label == label) {
            return fact.plain();
        }
    }
    return {};
}

QStringList warningsIn(const std::vector<views::FormWarning>& warnings) {
    QStringList all;
    for (const auto& warning : warnings) {
        all << warning.sentence;
    }
    return all;
}

} // namespace

/// Attaching, detaching and moving: what is refused and why, what restarts, what has to be typed.
class TestAttachmentForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAppAndAPoolAreEnough() {
        const AttachmentFormsScene scene;
        const auto form = scene.attaching({"status-page", "analytics", {}, {}});
        QVERIFY2(!form.whyNot, qPrintable(form.whyNot.value_or(QString())));
        QCOMPARE(form.generated, s("ANALYTICS"));
        QCOMPARE(form.nameHint, s("If empty, the name is ANALYTICS, and the app reads ANALYTICS_URL."));
        QCOMPARE(form.changes.size(), std::size_t(1));
        const auto& change = form.changes.front();
        QCOMPARE(change.kind, ChangeKind::Attach);
        QCOMPARE(change.pool, std::string("analytics"));
        QCOMPARE(*change.attachment, (core::ChangedAttachment{"status-page", "ANALYTICS", {}, {}}));
        QCOMPARE(form.verb, s("Attach status-page"));
        QCOMPARE(rowOf(form, s("New config var")), s("|ANALYTICS_URL"));
        QCOMPARE(rowOf(form, s("Attached to analytics")), s("1 config var|2 config vars"));
        QCOMPARE(rowOf(form, s("Restarts")), s("|status-page, once"));
        QCOMPARE(form.notes.front(), s("Attaching makes a new release of status-page, which restarts its dynos. The "
                                       "release number appears when it is created."));
        QVERIFY(form.notes.contains(s("Follower pools are read-only.")));
        QVERIFY(form.warnings.empty());
    }

    void aConfigVarIsTakenForItsAttachment() {
        const AttachmentFormsScene scene;
        const auto form = scene.attaching({"status-page", "analytics", {}, "reads_url"});
        QCOMPARE(form.nameHint, s("The app reads READS_URL."));
        QCOMPARE(form.changes.front().attachment->name, std::string("READS"));
        const auto main = scene.attaching({"status-page", "analytics", {}, "database_url"});
        QCOMPARE(main.changes.front().attachment->name, std::string("DATABASE"));
        QVERIFY(!main.warnings.empty()); // the app would write to a pool that only reads
    }

    void nothingIsAskedForWithoutAnApp() {
        const AttachmentFormsScene scene;
        const auto form = scene.attaching({});
        QCOMPARE(form.pool, std::string("leader"));
        QCOMPARE(*form.whyNot, s("Choose an app."));
        QVERIFY(form.problems.empty() && form.changes.empty());
        QCOMPARE(form.apps, (QStringList{s("catalog-api"), s("example-app"), s("status-page")}));
        QCOMPARE(form.pools.size(), std::size_t(3));
        QCOMPARE(form.pools.front().text, s("Leader · 8G-Performance × 2 · 612 of 800 in use"));
    }

    void aRefusalIsBesideItsField_data() {
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("suggestion");
        const auto row = [](const char* app, const char* pool, const char* name, AttachField field,
                            const char* sentence, const char* suggestion = "") {
            QTest::newRow(sentence) << s(app) << s(pool) << s(name) << static_cast<int>(field) << s(sentence)
                                    << s(suggestion);
        };
        row("shop", "analytics", "", AttachField::App, "The app shop doesn't exist, or this account can't see it.");
        row("status-page", "nightly", "", AttachField::Pool, "The pool nightly no longer exists.");
        row("status-page", "analytics", "my-reads", AttachField::Name,
            "Only the letters A to Z, digits and underscores are allowed.", "MY_READS");
        row("status-page", "analytics", "1reads", AttachField::Name, "A name starts with a letter.", "POOL_1READS");
        row("catalog-api", "analytics", "reads", AttachField::Name,
            "catalog-api already has an attachment named READS, of postgresql-rectangular-12345. Choose another name.",
            "READS_2");
        row("catalog-api", "web-reads", "READS", AttachField::Name,
            "No change: catalog-api is already attached to web-reads as READS.", "READS_2");
    }
    void aRefusalIsBesideItsField() {
        QFETCH(QString, app);
        QFETCH(QString, pool);
        QFETCH(QString, name);
        QFETCH(int, field);
        QFETCH(QString, sentence);
        QFETCH(QString, suggestion);
        const AttachmentFormsScene scene;
        const auto form = scene.attaching({app.toStdString(), pool.toStdString(), {}, name.toStdString()});
        QCOMPARE(form.problems.size(), std::size_t(1));
        QCOMPARE(sentenceAt(form, static_cast<AttachField>(field)), sentence);
        QCOMPARE(form.problems.front().suggestion, suggestion);
        QCOMPARE(*form.whyNot, sentence);
        QVERIFY(form.changes.empty());
        if (!suggestion.isEmpty()) {
            const auto mended = scene.attaching({app.toStdString(), pool.toStdString(), {}, suggestion.toStdString()});
            QVERIFY2(!mended.whyNot, qPrintable(suggestion));
        }
    }

    void aGeneratedNameIsFreeAlsoOfOpenChanges() {
        AttachmentFormsScene scene;
        scene.ask(
            {ChangeKind::Attach, "web-reads", {}, 0, core::ChangedAttachment{"status-page", "WEB_READS", {}, {}}});
        const auto form = scene.attaching({"status-page", "web-reads", {}, {}});
        QCOMPARE(form.generated, s("WEB_READS_2"));
        QCOMPARE(form.changes.front().attachment->name, std::string("WEB_READS_2"));
    }

    /// The longest name of a pool makes one that is too long.
    void aSuggestedNameIsNeverTooLong() {
        AttachmentFormsScene scene;
        const std::string longest(core::maxAttachmentNameLength, 'R');
        auto all = test::attachments();
        all.push_back(test::attachment(longest, "status-page", test::rectangular(), "analytics"));
        scene.attach(all);
        const auto form = scene.attaching({"status-page", "web-reads", {}, longest});
        QVERIFY(!form.problems.empty());
        const auto suggestion = form.problems.front().suggestion.toStdString();
        QVERIFY2(!core::attachmentNameProblem(suggestion), suggestion.c_str());
        QVERIFY(!scene.attaching({"status-page", "web-reads", {}, suggestion}).whyNot);
    }

    void aLockOfTheAppIsBesideTheApp() {
        AttachmentFormsScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, s("status-*"), std::nullopt}});
        const auto locked = scene.attaching({"status-page", "analytics", {}, {}});
        QVERIFY2(sentenceAt(locked, AttachField::App).contains(s("status-*")),
                 qPrintable(sentenceAt(locked, AttachField::App)));
        QVERIFY(scene.attaching({"catalog-api", "analytics", {}, {}}).problems.empty());
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, s("example-*"), std::nullopt}}); // of the cluster
        const auto whole = scene.attaching({"catalog-api", "analytics", {}, {}});
        QVERIFY(whole.problems.empty() && whole.whyNot && whole.changes.empty());
    }

    void credentialsAreThoseOfTheClusterOwnerFirst() {
        AttachmentFormsScene scene;
        auto all = test::attachments();
        all[1].target.role = "reporting";
        all[2].target.role = "analyst";
        all[3].target.role = "reporting";
        scene.attach(all);
        const auto form = scene.attaching({"status-page", "analytics", "analyst", {}});
        QStringList names;
        for (const auto& credential : form.credentials) {
            names << credential.text;
        }
        QCOMPARE(names, (QStringList{s("owner"), s("analyst"), s("reporting")}));
        QVERIFY(form.credentials.front().key.empty());
        QCOMPARE(form.changes.front().attachment->credential, std::string("analyst"));
        scene.attach(test::attachments()); // no attachment uses it any longer
        const auto unused = scene.attaching({"status-page", "analytics", "analyst", {}});
        QCOMPARE(unused.changes.front().attachment->credential, std::string("analyst"));
        QCOMPARE(unused.credentials.size(), std::size_t(2)); // what is submitted is shown
        QCOMPARE(unused.credentials.back(), (views::AttachChoice{"analyst", s("analyst")}));
    }

    /// All that the API has, whether or not an attachment uses them.
    void credentialsThatWereReadAreOffered() {
        AttachmentFormsScene scene;
        auto all = test::attachments();
        all[1].target.role = "unlisted";
        all[2].target.role = "u2vi1nt40t3mcq"; // the owner's, by its name
        scene.attach(all);
        scene.read =
            test::credentialsRead({test::credentialOf("u2vi1nt40t3mcq", "owner"), test::credentialOf("reporting"),
                                   test::credentialOf("analyst", "additional", "rotating")},
                                  test::morning);
        const auto form = scene.attaching({"status-page", "analytics", "reporting", {}});
        std::vector<std::string> keys;
        QStringList names;
        for (const auto& credential : form.credentials) {
            keys.push_back(credential.key);
            names << credential.text;
        }
        QCOMPARE(keys, (std::vector<std::string>{"", "analyst", "reporting", "unlisted"}));
        QCOMPARE(names, (QStringList{s("owner"), s("analyst · rotating"), s("reporting"), s("unlisted")}));
        QCOMPARE(form.credentialHint, QString());
        QCOMPARE(form.changes.front().attachment->credential, std::string("reporting"));
    }

    void whyCredentialsAreMissingIsSaid_data() {
        QTest::addColumn<std::optional<fleet::CredentialsRecord>>("read");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::optional<fleet::CredentialsRecord>& read,
                            const QString& said) { QTest::newRow(name) << read << said; };
        const auto used = s("Only credentials already in use are listed.");
        row("never asked for", {}, used);
        fleet::CredentialsRecord record;
        row("given up", record, used);
        record.freshness.loading = true;
        row("loading", record, s("Loading credentials. Those already in use can be chosen now."));
        record.freshness = {};
        record.freshness.problem.emplace().kind = api::ApiError::Kind::Forbidden;
        row("failed", record,
            s("Credentials couldn't be read: This account doesn't have permission for this. ") + used);
        record = test::credentialsRead({}, test::morning);
        row("read", record, {});
        record.freshness.loading = true;
        row("again", record, {});
        record.freshness.problem.emplace().kind = api::ApiError::Kind::Forbidden;
        row("failed again", record,
            s("Credentials couldn't be read again: This account doesn't have permission for this."));
        record.freshness.problem.reset();
        record.unreadable = {{core::RecordKind::Credential, "", "items[1].name", "a name", true}};
        row("in part", record, text::unreadableSentences(record.unreadable).join(QLatin1Char(' ')));
    }
    void whyCredentialsAreMissingIsSaid() {
        QFETCH(const std::optional<fleet::CredentialsRecord>, read);
        QFETCH(const QString, said);
        AttachmentFormsScene scene;
        scene.read = read;
        const auto form = scene.attaching({"status-page", "analytics", {}, {}});
        QCOMPARE(form.credentialHint, said);
        QVERIFY(!form.credentials.empty() && !form.changes.empty()); // the owner's can be used in any case
    }

    void whatAPoolCannotTakeIsSaidBefore() {
        AttachmentFormsScene scene;
        QCOMPARE(warningsIn(scene.attaching({"status-page", "web-reads", {}, {}}).warnings),
                 QStringList{s("web-reads already uses 1,021 of 1,140 connections; this app adds its own.")});
        QVERIFY(warningsIn(scene.attaching({"status-page", "analytics", {}, "database"}).warnings)
                    .contains(s("Follower pools are read-only: an app that writes through DATABASE_URL fails.")));
        QVERIFY(scene.attaching({"status-page", "leader", {}, "database"}).warnings.empty());
        auto info = test::rectangularInfo();
        info.pools[2].expectedCount = 0;
        info.pools[2].instances.clear();
        info.pools[2].connectionsUsed = 0;
        info.pools[2].expectedConnectionLimit.reset();
        scene.store.applyInfo(info, test::at(1));
        QCOMPARE(warningsIn(scene.attaching({"status-page", "analytics", {}, {}}).warnings),
                 QStringList{s("analytics accepts no connections now: scaled to 0.")});
    }

    void unknownAttachmentsAreNotNone() {
        AttachmentFormsScene scene;
        scene.attach({}, {{core::RecordKind::Attachment, "READS", "[3].app", "an object", true}});
        const auto form = scene.attaching({"status-page", "analytics", {}, {}});
        QCOMPARE(rowOf(form, s("Attached to analytics")), s("at least 0 config vars|at least 1 config var"));
        QVERIFY2(form.notes.back().endsWith(s("The API refuses a name that is taken.")), qPrintable(form.notes.back()));
    }

    void detachingSaysWhatTheAppLoses() {
        const AttachmentFormsScene scene;
        const auto form = scene.detaching("attachment-READSexample-app");
        QCOMPARE(form.title, s("Detach READS from example-app?"));
        QCOMPARE(factOf(form, s("Removed")), s("READS_URL: pool web-reads, credential owner"));
        QCOMPARE(factOf(form, s("The app keeps")),
                 s("DATABASE_ANALYTICS_URL (analytics), HEROKU_POSTGRESQL_COBALT_URL (Leader)"));
        QCOMPARE(factOf(form, s("Restart")),
                 s("example-app restarts with a new release. The release number appears when it is created."));
        QCOMPARE(factOf(form, s("Attached to web-reads")), s("2 config vars → 1 config var"));
        QCOMPARE(factOf(form, s("Connections of the pool")), s("1,021 connections in use by all apps."));
        QVERIFY(form.phrase.isEmpty() && form.confirmed && form.warnings.empty());
        QCOMPARE(form.verb, s("Detach READS"));
        QCOMPARE(form.changes.size(), std::size_t(1));
        QCOMPARE(form.changes.front().attachment->id, (core::AttachmentId{"attachment-READSexample-app"}));
        QCOMPARE(factOf(scene.detaching("attachment-READScatalog-api"), s("The app keeps")),
                 s("Nothing. The app has no other config var of this cluster."));
        QVERIFY(!views::detachForm(scene.snapshot(), {"gone"}, {}, scene.refusal()));
    }

    void theLastOneToTheLeaderIsTyped() {
        const AttachmentFormsScene scene;
        const auto* id = "attachment-HEROKU_POSTGRESQL_COBALTexample-app";
        const auto form = scene.detaching(id);
        QCOMPARE(form.phrase, s("example-app/HEROKU_POSTGRESQL_COBALT"));
        QVERIFY(!form.confirmed && form.changes.empty());
        QCOMPARE(warningsIn(form.warnings),
                 QStringList{s("No other attachment to the leader is visible to this account. Without it, no app here "
                               "can write to the cluster.")});
        QCOMPARE(*scene.detaching(id, "Example").mismatch, s("Case-sensitive."));
        QCOMPARE(*scene.detaching(id, "catalog").mismatch, s("This doesn't match the app and the attachment."));
        QVERIFY(!scene.detaching(id, "example-app/HEROKU").mismatch);
        const auto typed = scene.detaching(id, " example-app/HEROKU_POSTGRESQL_COBALT ");
        QVERIFY(typed.confirmed);
        QCOMPARE(typed.changes.size(), std::size_t(1));
    }

    void databaseUrlIsTyped() {
        AttachmentFormsScene scene;
        auto all = test::attachments();
        all.push_back(test::attachment("DATABASE", "catalog-api", test::rectangular(), "leader"));
        scene.attach(all);
        QCOMPARE(scene.detaching("attachment-DATABASEcatalog-api").phrase, s("catalog-api/DATABASE"));
        QVERIFY(scene.detaching("attachment-HEROKU_POSTGRESQL_COBALTexample-app").phrase.isEmpty()); // not the last
    }

    void aLockedAppIsNotDetached() {
        AttachmentFormsScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, s("catalog-*"), std::nullopt}});
        const auto form = scene.detaching("attachment-READScatalog-api");
        QVERIFY(form.whyNot && form.whyNot->contains(s("catalog-*")));
        QVERIFY(form.changes.empty());
    }

    void movingAttachesFirstAndCountsTwoRestarts() {
        const AttachmentFormsScene scene;
        const auto* id = "attachment-READScatalog-api";
        QCOMPARE(*scene.moving(id, {}).whyNot, s("Choose a pool."));
        QCOMPARE(scene.moving(id, {}).pools.size(), std::size_t(2)); // not the one that it leads to
        const auto form = scene.moving(id, {"analytics", {}});
        QCOMPARE(form.changes.size(), std::size_t(2));
        QCOMPARE(form.changes[0].kind, ChangeKind::Attach);
        QCOMPARE(*form.changes[0].attachment, (core::ChangedAttachment{"catalog-api", "ANALYTICS", {}, {}}));
        QCOMPARE(form.changes[1].kind, ChangeKind::Detach);
        QCOMPARE(form.changes[1].attachment->id, core::AttachmentId{id});
        QCOMPARE(rowOf(form, s("Config var")), s("READS_URL|ANALYTICS_URL"));
        QCOMPARE(rowOf(form, s("Attached to web-reads")), s("2 config vars|1 config var"));
        QCOMPARE(rowOf(form, s("Attached to analytics")), s("1 config var|2 config vars"));
        QCOMPARE(rowOf(form, s("Restarts")), s("|catalog-api, twice"));
        QCOMPARE(form.sequence, s("First ANALYTICS_URL is attached, then READS_URL is detached. If the first step "
                                  "doesn't succeed, the second one is not sent and READS_URL is kept."));
        QVERIFY(form.warnings.front().acceptance);
    }

    void movingTheLastOneToTheLeaderIsTyped() {
        const AttachmentFormsScene scene;
        const auto* id = "attachment-HEROKU_POSTGRESQL_COBALTexample-app";
        const auto form = scene.moving(id, {"web-reads", {}});
        QCOMPARE(form.phrase, s("example-app/HEROKU_POSTGRESQL_COBALT"));
        QVERIFY(!form.confirmed && form.changes.empty() && !form.whyNot);
        QCOMPARE(*scene.moving(id, {"web-reads", {}}, "Example").mismatch, s("Case-sensitive."));
        for (const auto& warning : form.warnings) {
            QVERIFY2(!warning.acceptance, qPrintable(warning.sentence)); // the phrase is enough
        }
        QCOMPARE(scene.moving(id, {"web-reads", {}}, "example-app/HEROKU_POSTGRESQL_COBALT").changes.size(),
                 std::size_t(2));
        QVERIFY(scene.moving("attachment-READScatalog-api", {"analytics", {}}).phrase.isEmpty());
    }

    void aMoveKeepsTheCredentialAndCantKeepTheName() {
        AttachmentFormsScene scene;
        auto all = test::attachments();
        all[3].target.role = "reporting";
        scene.attach(all);
        const auto* id = "attachment-READScatalog-api";
        QCOMPARE(scene.moving(id, {"analytics", {}}).changes[0].attachment->credential, std::string("reporting"));
        const auto same = scene.moving(id, {"analytics", "READS"});
        QVERIFY(!sentenceAt(same, AttachField::Name).isEmpty());
        QVERIFY(same.changes.empty());
    }
};

POOLHOUSE_CORE_APP_TEST(TestAttachmentForms)
#include "tst_attachment_forms.moc"
