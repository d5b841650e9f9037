// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/admission.h"
#include "models/operations/read_only_locks.h"
#include "models/views/switch_form.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/credential_sample.h"
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
    core::ClusterInfo forkInfo = test::rectangularInfo();
    std::map<core::ClusterId, fleet::CredentialsRecord> credentials; ///< as they were read

    explicit SwitchScene(const std::vector<core::Attachment>& more = {}) {
        test::fillWithRectangular(store);
        fork.id = {"the-fork"};
        fork.name = "past-db";
        store.applyFleet({test::app("catalog-api"), test::app("example-app")}, {test::rectangular(), fork},
                         test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        forkInfo.id = fork.id;
        forkInfo.name = fork.name;
        forkInfo.forkedFrom = test::rectangular().name;
        std::erase_if(forkInfo.pools, [](const core::Pool& pool) { return pool.name == "analytics"; });
        store.applyInfo(forkInfo, test::morning);
        auto all = test::attachments();
        all.insert(all.end(), more.begin(), more.end());
        store.applyAttachments(all, test::morning, {});
    }
    [[nodiscard]] SwitchForm form(const SwitchDraft& draft = {}, const QString& typed = switchPhrase) const {
        return views::switchForm(
            {store, *store.cluster(fork.id), test::at(10)},
            [this](const core::ClusterId& of) {
                const auto at = credentials.find(of);
                return at == credentials.end() ? nullptr : &at->second;
            },
            draft, typed,
            [this](const core::ClusterId& cluster, const core::Change& change) {
                const auto admitted = operations::admit({cluster, change, {}}, {}, store, locks, test::at(10));
                return admitted ? std::nullopt : std::optional(admitted.error());
            });
    }
    void setStatus(const char* state, const char* status) {
        fork.state = core::readEnum(core::addonStateWords(), state);
        store.applyFleet({test::app("catalog-api"), test::app("example-app")}, {test::rectangular(), fork},
                         test::at(1));
        forkInfo.status = core::readEnum(core::clusterStatusWords(), status);
        store.applyInfo(forkInfo, test::at(1));
    }
    /// The owner's, of this name, and another one.
    void setCredentials(const core::ClusterId& of, const char* owner, const char* other = nullptr) {
        std::vector<core::Credential> all{test::credentialOf(owner, "owner")};
        if (other != nullptr) {
            all.push_back(test::credentialOf(other));
        }
        credentials[of] = test::credentialsRead(std::move(all), test::morning);
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

    /// Each cluster names its owner; other credentials are the same by name, and aren't copied.
    void credentialsAreThoseOfTheNewCluster_data() {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("there"); ///< beside the owner; empty: it was not read
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* what, const char* role, const char* there, const char* sent,
                            const char* problem = "") {
            QTest::newRow(what) << s(role) << s(there) << s(sent) << s(problem);
        };
        row("owner", "", "analyst", "");
        row("owner by name", "u-old", "analyst", "");
        row("there too", "analyst", "analyst", "analyst");
        row("missing", "analyst", "other", "", "past-db has no credential named analyst. Create it first.");
        row("not read", "analyst", "", "analyst");
    }
    void credentialsAreThoseOfTheNewCluster() {
        QFETCH(const QString, role);
        QFETCH(const QString, there);
        QFETCH(const QString, sent);
        QFETCH(const QString, problem);
        auto old = test::attachment("ROLE", "catalog-api", test::rectangular(), "leader");
        old.target.role = role.toStdString();
        SwitchScene scene({old});
        scene.setCredentials(test::rectangular().id, "u-old", "analyst");
        if (!there.isEmpty()) {
            scene.setCredentials(scene.fork.id, "u-new", there.toLatin1().constData());
        }
        const auto form = scene.only("catalog-api", "ROLE", true);
        const auto row = std::find_if(form.rows.begin(), form.rows.end(), [](const auto& each) { return each.chosen; });
        QCOMPARE(row->problem.value_or(QString()), problem);
        QCOMPARE(form.intents.empty(), !problem.isEmpty());
        for (const auto& intent : form.intents) {
            if (intent.change.kind == ChangeKind::Attach) {
                QCOMPARE(QString::fromStdString(intent.change.attachment->credential), sent);
            }
        }
        QCOMPARE(warningsIn(form).contains(s("whether past-db has analyst is unknown")), there.isEmpty());
    }

    void theOwnerByNameIsAsGood() {
        auto fork = test::rectangular();
        fork.id = {"the-fork"};
        auto made = test::attachment("PAST", "example-app", fork, "leader");
        made.target.role = "u-new";
        SwitchScene scene({made});
        scene.setCredentials(scene.fork.id, "u-new", "analyst");
        QCOMPARE(SwitchScene::stepsIn(scene.only("example-app", "HEROKU_POSTGRESQL_COBALT", false)),
                 QStringList{s("detach example-app HEROKU_POSTGRESQL_COBALT leader")});
    }

    void aClusterThatIsNotAvailableTakesNoApps() {
        SwitchScene scene;
        scene.setStatus("provisioning", "provisioning");
        QCOMPARE(scene.form().whyNot.value_or(QString()),
                 s("past-db is provisioning: apps can be switched over once it is available."));
        QVERIFY(scene.form().intents.empty());
        scene.setStatus("provisioned", "unavailable");
        QVERIFY(scene.form().whyNot && scene.form().intents.empty());
        scene.setStatus("provisioned", "modifying");
        QVERIFY(!scene.form().whyNot && !scene.form().intents.empty());
    }

    void aPoolWithoutConnectionsIsSaid() {
        SwitchScene scene;
        for (auto& pool : scene.forkInfo.pools) {
            if (pool.name == "web-reads") {
                pool.expectedCount = 0;
                pool.connectionsUsed = pool.expectedConnectionLimit = 0;
                pool.instances.clear();
            }
        }
        scene.store.applyInfo(scene.forkInfo, test::at(1));
        QVERIFY(warningsIn(scene.only("catalog-api", "READS", true))
                    .contains(s("web-reads accepts no connections now: scaled to 0.")));
        QVERIFY(!warningsIn(scene.only("example-app", "HEROKU_POSTGRESQL_COBALT", true)).contains(s("no connections")));
    }

    /// What was written before the switch is missing too, and for how long.
    void whichDataAreMissingIsSaid() {
        SwitchScene scene;
        scene.forkInfo.createdAt = test::at(-60);
        scene.store.applyInfo(scene.forkInfo, test::at(1));
        const auto data = [&scene] { return scene.form().facts[2].text.front().text; };
        const auto source = QString::fromStdString(test::rectangular().name);
        QVERIFY2(data().startsWith(s("past-db has the data that %1 had when the copy was made, ").arg(source)) &&
                     data().endsWith(s("or at the earlier time that it was rolled back to. What was written to %1 "
                                       "since then is not in it.")
                                         .arg(source)),
                 qPrintable(data()));
        scene.forkInfo.forkedFrom.reset();
        scene.store.applyInfo(scene.forkInfo, test::at(1));
        SwitchDraft draft;
        draft.source = test::rectangular().name;
        const auto other = scene.form(draft).facts[2].text.front().text;
        QVERIFY2(other.startsWith(s("The data of the two clusters is not compared.")), qPrintable(other));
    }

    void attachmentsThatCouldNotBeReadAreSaid() {
        SwitchScene scene;
        QVERIFY(!warningsIn(scene.form()).contains(s("not listed")));
        scene.store.applyAttachments(test::attachments(), test::at(1),
                                     {{core::RecordKind::Attachment, "READS", "[4].name", "a text"}});
        QVERIFY2(warningsIn(scene.form()).contains(s("What is not listed here stays attached to ")),
                 qPrintable(warningsIn(scene.form())));
    }

    void nothingChosenIsNothing() {
        const SwitchScene scene;
        QVERIFY(scene.only("nobody", "NOTHING", true).whyNot.has_value());
        const auto own = views::switchForm(
            {scene.store, *scene.store.cluster(test::rectangular().id), test::at(10)},
            [](const auto&) { return nullptr; }, {}, {}, [](const auto&, const auto&) { return std::nullopt; });
        QVERIFY(own.source.empty() && own.whyNot && own.rows.empty()); // it is no copy: which one is to be chosen
        QCOMPARE(own.sources.size(), std::size_t{0});                  // no app is attached to the other
    }
};

POOLHOUSE_CORE_APP_TEST(TestSwitchForm)
#include "tst_switch_form.moc"
