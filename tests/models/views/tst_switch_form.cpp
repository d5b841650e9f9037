// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"
#include "models/operations/read_only_locks.h"
#include "models/views/switch_form.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using test::s;
using views::SwitchDraft;
using views::SwitchForm;

namespace {

const QString switchPhrase = s("example-app/postgresql-rectangular-12345");

/// The main window's cluster and a fork of it, with a leader pool only; refusals are the engine's.
struct SwitchScene {
    fleet::Store store;
    operations::ReadOnlyLocks locks;
    core::ClusterSummary fork = test::rectangular();

    explicit SwitchScene(const std::vector<core::Attachment>& more = {}) {
        test::fillWithRectangular(store);
        fork.id = {"the-fork"};
        fork.name = "past-db";
        store.applyFleet({test::app("catalog-api"), test::app("example-app")}, {test::rectangular(), fork},
                         test::morning);
        auto info = test::rectangularInfo();
        store.applyInfo(info, test::morning);
        info.id = fork.id;
        info.name = fork.name;
        info.forkedFrom = test::rectangular().name;
        std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "analytics"; });
        store.applyInfo(info, test::morning);
        auto all = test::attachments();
        all.insert(all.end(), more.begin(), more.end());
        store.applyAttachments(all, test::morning, {});
    }
    [[nodiscard]] SwitchForm form(const SwitchDraft& draft = {}, const QString& typed = switchPhrase) const {
        return views::switchForm(
            {store, *store.cluster(fork.id), test::at(10)}, draft, typed,
            [this](const core::ClusterId& cluster, const core::Change& change) {
                const auto admitted = operations::admit({cluster, change, {}}, {}, store, locks, test::at(10));
                return admitted ? std::nullopt : std::optional(admitted.error());
            });
    }
    /// "attach catalog-api READS_2 web-reads"
    static QStringList stepsIn(const SwitchForm& form) {
        QStringList steps;
        for (const auto& intent : form.intents) {
            const auto& about = *intent.change.attachment;
            const auto attaching = intent.change.kind == ChangeKind::Attach;
            steps << QStringLiteral("%1 %2 %3 %4")
                         .arg(attaching ? s("attach") : s("detach"), QString::fromStdString(about.app),
                              QString::fromStdString(about.name), QString::fromStdString(intent.change.pool));
        }
        return steps;
    }
    /// The steps of one of its attachments only.
    [[nodiscard]] SwitchForm only(const char* app, const char* name, bool keepNames) const {
        SwitchDraft draft;
        draft.keepNames = keepNames;
        for (const auto& each : store.cluster(test::rectangular().id)->attachments) {
            if (each.app.name != app || each.name != name) {
                draft.staying.insert(each.id);
            }
        }
        return form(draft);
    }
};

QString warningsIn(const SwitchForm& form) {
    QStringList all;
    for (const auto& warning : form.warnings) {
        all << warning.sentence;
    }
    return all.join(QLatin1Char('\n'));
}

} // namespace

/// Apps of a cluster on their way to its copy.
class TestSwitchForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewAttachmentComesFirst() {
        const SwitchScene scene;
        const auto form = scene.only("catalog-api", "READS", false);
        QVERIFY(!form.whyNot);
        QCOMPARE(SwitchScene::stepsIn(form),
                 (QStringList{s("attach catalog-api READS_2 web-reads"), s("detach catalog-api READS web-reads")}));
        QVERIFY(form.intents[0].cluster == scene.fork.id && form.intents[1].cluster == test::rectangular().id);
        QCOMPARE(form.facts[1].text.front().text, s("catalog-api, 2 times"));
        QVERIFY(warningsIn(form).contains(s("have to read the new ones")));
    }

    void theOldNameIsGivenAgain() {
        const SwitchScene scene;
        const auto form = scene.only("catalog-api", "READS", true);
        QCOMPARE(SwitchScene::stepsIn(form),
                 (QStringList{s("attach catalog-api READS_2 web-reads"), s("detach catalog-api READS web-reads"),
                              s("attach catalog-api READS web-reads")}));
        QVERIFY(form.intents[2].cluster == scene.fork.id);
        QVERIFY(warningsIn(form).contains(s("READS_2_URL is kept")));
        QCOMPARE(form.rows.size(), scene.store.cluster(test::rectangular().id)->attachments.size());
    }

    /// The copy has no pool "analytics".
    void withoutAPoolOfThatNameItIsTheLeader() {
        const SwitchScene scene;
        const auto form = scene.only("example-app", "DATABASE_ANALYTICS", false);
        QCOMPARE(SwitchScene::stepsIn(form).front(), s("attach example-app DATABASE_ANALYTICS_2 leader"));
        QVERIFY(warningsIn(form).contains(s("no pool named analytics: the leader pool takes its place")));
    }

    /// As the one that the app got when the copy was made.
    void anAttachmentThatIsThereAlreadyIsEnough() {
        auto fork = test::rectangular();
        fork.id = {"the-fork"};
        const SwitchScene scene({test::attachment("PAST", "example-app", fork, "leader")});
        const auto detach = s("detach example-app HEROKU_POSTGRESQL_COBALT leader");
        QCOMPARE(SwitchScene::stepsIn(scene.only("example-app", "HEROKU_POSTGRESQL_COBALT", false)),
                 QStringList{detach});
        const auto form = scene.only("example-app", "HEROKU_POSTGRESQL_COBALT", true);
        QCOMPARE(SwitchScene::stepsIn(form),
                 (QStringList{detach, s("attach example-app HEROKU_POSTGRESQL_COBALT leader")}));
        QVERIFY(!warningsIn(form).contains(s("is kept")));
    }

    void theWholeIsWhatIsTyped() {
        const SwitchScene scene;
        const auto form = scene.form({}, s("example-app"));
        QVERIFY(form.intents.empty() && !form.whyNot && !form.mismatch);
        QVERIFY(scene.form({}, s("other")).mismatch.has_value());
        QVERIFY(!scene.form().intents.empty());
    }

    void whatIsRefusedIsSaid() {
        SwitchScene scene;
        scene.locks.set({{operations::ReadOnlyLock::Scope::App, s("catalog-*"), std::nullopt}});
        const auto form = scene.form();
        QVERIFY(form.whyNot && form.intents.empty());
        QVERIFY(std::any_of(form.rows.begin(), form.rows.end(), [](const views::SwitchRow& row) {
            return row.problem && row.title.startsWith(s("catalog-"));
        }));
        QVERIFY(!scene.only("example-app", "READS", true).intents.empty());
    }

    void nothingChosenIsNothing() {
        const SwitchScene scene;
        QVERIFY(scene.only("nobody", "NOTHING", true).whyNot.has_value());
        const auto own = views::switchForm({scene.store, *scene.store.cluster(test::rectangular().id), test::at(10)},
                                           {}, {}, [](const auto&, const auto&) { return std::nullopt; });
        QVERIFY(own.source.empty() && own.whyNot && own.rows.empty()); // it is no copy: which one is to be chosen
        QCOMPARE(own.sources.size(), std::size_t{0});                  // nobody is attached to the other
    }
};

POOLHOUSE_CORE_APP_TEST(TestSwitchForm)
#include "tst_switch_form.moc"
