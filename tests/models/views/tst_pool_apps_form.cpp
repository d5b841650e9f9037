// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"
#include "models/operations/read_only_locks.h"
#include "models/views/pool_apps_form.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/credential_sample.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using test::s;
using views::AttachDraft;
using views::AttachField;

namespace {

/// The main window's cluster and three apps; refusals are the engine's.
struct PoolAppsScene {
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    std::optional<fleet::CredentialsRecord> read; ///< empty: never asked for

    PoolAppsScene() {
        test::fillWithRectangular(store);
        store.applyFleet({test::app("catalog-api"), test::app("example-app"), test::app("status-page")},
                         {test::rectangular()}, test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        store.applyAttachments(test::attachments(), test::morning, {});
    }
    [[nodiscard]] views::PoolAppsForm form(const std::vector<AttachDraft>& drafts, const char* pool = "batch") const {
        const auto refusal = [this](const core::Change& change) {
            const auto admitted =
                operations::admit({test::rectangular().id, change, {}}, {}, store, locks, test::at(10));
            return admitted ? std::nullopt : std::optional(admitted.error());
        };
        return views::poolAppsForm({store, *store.cluster(test::rectangular().id), test::at(10)},
                                   read ? &*read : nullptr, pool, drafts, refusal);
    }
};

QString sentenceOf(const views::PoolAppsForm& form, std::size_t row, AttachField field) {
    const auto* problem = form.rows.at(row).problemOf(field);
    return problem != nullptr ? problem->sentence : QString();
}

} // namespace

class TestPoolAppsForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAppsThereIsNothingToDo() {
        const PoolAppsScene scene;
        const auto form = scene.form({});
        QVERIFY(!form.whyNot && form.changes.empty() && form.figures.empty());
        QCOMPARE(form.apps, (QStringList{s("catalog-api"), s("example-app"), s("status-page")}));
        QVERIFY(form.notes.first().startsWith(s("No app restarts")));
    }

    void credentialsThatWereReadAreOffered() {
        PoolAppsScene scene;
        QVERIFY(scene.form({}).credentialHint.isEmpty()); // there is nothing to choose
        QVERIFY(!scene.form({{}}).credentialHint.isEmpty());
        scene.read = test::credentialsRead({test::credentialOf("owner", "owner"), test::credentialOf("reporting")},
                                           test::morning);
        const auto form = scene.form({{}});
        QCOMPARE(form.rows.front().credentials.back(), (views::AttachChoice{"reporting", s("reporting")}));
        QVERIFY(form.credentialHint.isEmpty());
    }

    void anEmptyRowIsNone() {
        const PoolAppsScene scene;
        const auto form = scene.form({{}, {"status-page", {}, {}, "reads"}});
        QVERIFY(!form.whyNot);
        QCOMPARE(form.rows.size(), std::size_t(2));
        QCOMPARE(form.changes.size(), std::size_t(1));
    }

    void appsAreAttachedToThePoolThatIsToCome() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"status-page", {}, {}, "reads_url"}, {"catalog-api", {}, "reporting", {}}});
        QVERIFY(!form.whyNot);
        QCOMPARE(form.changes.size(), std::size_t(2));
        QCOMPARE(form.changes[0].kind, core::ChangeKind::Attach);
        QCOMPARE(form.changes[0].pool, std::string("batch"));
        QVERIFY(form.changes[0].attachment == (core::ChangedAttachment{"status-page", "READS", {}, {}}));
        QVERIFY(form.changes[1].attachment == (core::ChangedAttachment{"catalog-api", "BATCH", "reporting", {}}));
        QCOMPARE(form.figures[0].after, s("READS_URL in status-page\nBATCH_URL in catalog-api"));
        QCOMPARE(form.figures[1].after, s("catalog-api, once\nstatus-page, once"));
        QVERIFY(form.notes.first().contains(s("once the pool is available")));
    }

    void anAppThatIsAttachedTwiceRestartsTwice() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"status-page", {}, {}, "A"}, {"status-page", {}, {}, {}}});
        QCOMPARE(form.changes.size(), std::size_t(2));
        QCOMPARE(form.figures[1].after, s("status-page, 2 times"));
    }

    void generatedNamesOfOneAppDiffer() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"status-page", {}, {}, {}}, {"status-page", {}, {}, {}}});
        QCOMPARE(form.changes.size(), std::size_t(2));
        QCOMPARE(form.changes[0].attachment->name, std::string("BATCH"));
        QCOMPARE(form.changes[1].attachment->name, std::string("BATCH_2"));
    }

    void aNameThatIsTakenIsAProblemOfItsRow() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"status-page", {}, {}, {}}, {"catalog-api", {}, {}, "READS"}});
        QVERIFY(form.changes.empty());
        QCOMPARE(sentenceOf(form, 0, AttachField::Name), QString());
        QVERIFY(sentenceOf(form, 1, AttachField::Name).contains(s("already has an attachment named READS")));
        QCOMPARE(form.rows[1].problems.front().suggestion, s("READS_2"));
        QCOMPARE(form.whyNot, std::optional(form.rows[1].problems.front().sentence));
    }

    void theSameNameTwiceIsAProblemOfTheSecondRow() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"status-page", {}, {}, "READS"}, {"status-page", {}, {}, "READS_URL"}});
        QCOMPARE(sentenceOf(form, 0, AttachField::Name), QString());
        QVERIFY(sentenceOf(form, 1, AttachField::Name).contains(s("already has an attachment named READS")));
        QCOMPARE(form.rows[1].problems.front().suggestion, s("READS_2"));
    }

    void anUnknownAppIsAProblem() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"nobody", {}, {}, {}}});
        QVERIFY(!sentenceOf(form, 0, AttachField::App).isEmpty());
        QVERIFY(form.whyNot && form.changes.empty());
    }

    void aNameWithoutAnAppIsIncomplete() {
        const PoolAppsScene scene;
        const auto form = scene.form({{{}, {}, {}, "READS"}});
        QCOMPARE(form.whyNot, std::optional(s("Choose an app.")));
    }

    void aLockedAppIsNotAttached() {
        PoolAppsScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, s("status-*"), std::nullopt}});
        const auto form = scene.form({{"status-page", {}, {}, {}}});
        QVERIFY(!sentenceOf(form, 0, AttachField::App).isEmpty());
        QVERIFY(form.changes.empty());
    }

    /// The main window's attachments name the pool web-reads.
    void whatADestroyedPoolLeftBehindIsTold() {
        PoolAppsScene scene;
        auto info = test::rectangularInfo();
        std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "web-reads"; });
        scene.store.applyInfo(info, test::morning);
        const auto form = scene.form({}, "web-reads");
        QCOMPARE(form.notes.first(),
                 s("Already attached to a pool of this name: READS_URL in catalog-api, READS_URL in example-app. Check "
                   "that they connect to the new pool."));
        QVERIFY(!scene.form({}).notes.first().contains(s("Already")));
    }

    void databaseUrlOfAFollowerPoolIsReadOnly() {
        const PoolAppsScene scene;
        const auto form = scene.form({{"status-page", {}, {}, "DATABASE"}});
        QVERIFY(form.notes.join(QLatin1Char(' ')).contains(s("an app that writes through DATABASE_URL fails")));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPoolAppsForm)
#include "tst_pool_apps_form.moc"
