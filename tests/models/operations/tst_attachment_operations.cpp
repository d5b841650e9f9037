// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/operations/admission.h"
#include "models/operations/kinds.h"
#include "models/operations/record.h"
#include "models/text/activity_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QCborMap>
#include <QCborValue>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangedAttachment;
using core::ChangeKind;
using operations::Operation;
using operations::ProgressCode;
using test::OperationsScene;
using test::sample::add;
using test::sample::destroy;
using test::sample::scale;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

Change attaching(const char* app, const char* name, const char* pool = "web-reads", const char* credential = "") {
    return {ChangeKind::Attach, pool, {}, 0, ChangedAttachment{app, name, credential, {}}};
}

Change detaching(const char* app, const char* name) {
    return {ChangeKind::Detach, {}, {}, 0, ChangedAttachment{app, name, {}, {}}};
}

/// Two apps; the cluster is billed to example-app.
struct AttachmentScene : OperationsScene {
    AttachmentScene() {
        store.applyFleet({test::app("example-app"), test::app("catalog-api")}, {test::rectangular()}, test::morning);
    }
    [[nodiscard]] QString refused(const Change& change) const {
        const auto refusal = operations->refusal({test::rectangular().id, change, before});
        return refusal ? text::refusalSentence(*refusal) : QString();
    }
    void lock(const char* app) {
        locks.set({{operations::ReadOnlyLock::Scope::App, QString::fromLatin1(app), std::nullopt}});
    }
    [[nodiscard]] const std::vector<core::Attachment>& shown() const {
        return store.cluster(test::rectangular().id)->attachments;
    }
    /// Another administrator's.
    void attachElsewhere(const char* app, const char* name, const char* pool) {
        server.attachments.push_back({{"elsewhere"}, name, test::app(app), test::rectangular().id, {{}, pool, false}});
    }
};

} // namespace

/// Attaching apps to the pools of a cluster, and detaching them.
class TestAttachmentOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A name that is in use is given again once the detachment that it waits for is done, also after a start.
    void aNameIsGivenAgainOnceItIsFree() {
        for (const int breaths : {0, 1, 2, 3, 4, 5, 6, 8}) {
            AttachmentScene scene;
            const auto attach = attaching("catalog-api", "READS", "analytics");
            QVERIFY(!scene.refused(attach).isEmpty());
            const auto first = scene.ask(detaching("catalog-api", "READS"));
            QVERIFY(scene.refused(attach).startsWith(QStringLiteral("Another change")));
            const auto second = scene.operations->ask({test::rectangular().id, attach, scene.before, {}, first});
            QVERIFY(second);
            for (int breath = 0; breath < breaths; ++breath) {
                scene.breathe();
            }
            const bool sent = operations::mayHaveActed(scene.get(first));
            scene.start();
            QVERIFY(scene.run(second.value()));
            QCOMPARE(scene.state(second.value()), sent ? State::Done : State::Cancelled);
            const auto& all = scene.server.attachments;
            const auto reads = std::find_if(all.begin(), all.end(), [](const core::Attachment& each) {
                return each.app.name == "catalog-api" && each.name == "READS";
            });
            QVERIFY(reads != all.end() && reads->target.pool == (sent ? "analytics" : "web-reads"));
        }
    }

    /// A move: after a start the app may not read the new config var yet, so the old one stays.
    void aStartDoesNotDetachWhatWasMoved() {
        bool unsentBehindDone = false, detached = false;
        for (int breaths = 0; !detached && breaths < 1000; ++breaths) {
            AttachmentScene scene;
            const auto first = scene.ask(attaching("catalog-api", "STATS", "analytics"));
            const auto second = scene.operations->ask(
                {test::rectangular().id, detaching("catalog-api", "READS"), scene.before, {}, first});
            QVERIFY(second);
            for (int breath = 0; breath < breaths; ++breath) {
                scene.breathe();
            }
            const bool attached = scene.state(first) == State::Done;
            const bool sent = operations::mayHaveActed(scene.get(second.value()));
            scene.start();
            QVERIFY(scene.run(first) && scene.run(second.value()));
            QCOMPARE(scene.state(second.value()), sent ? State::Done : State::Cancelled);
            QVERIFY(sent || scene.code(second.value()) == ProgressCode::EndedUnsent);
            const auto& all = scene.server.attachments;
            const bool reads = std::any_of(all.begin(), all.end(), [](const core::Attachment& each) {
                return each.app.name == "catalog-api" && each.name == "READS";
            });
            QCOMPARE(reads, !sent);
            unsentBehindDone = unsentBehindDone || (attached && !sent);
            detached = sent;
        }
        QVERIFY(unsentBehindDone && detached);
    }

    /// The app has no config var of a cluster that isn't provisioned: it keeps the old one until then.
    void whatReplacesItWaitsForTheCluster() {
        AttachmentScene scene;
        const auto first = scene.ask(attaching("catalog-api", "STATS", "analytics"));
        const auto second =
            scene.operations->ask({test::rectangular().id, detaching("catalog-api", "READS"), scene.before, {}, first});
        QVERIFY(second);
        QVERIFY(scene.runTo(first, State::Watching));
        auto& cluster = scene.server.cluster();
        cluster.status = core::readEnum(core::clusterStatusWords(), "provisioning");
        for (int breath = 0; breath < 200; ++breath) {
            scene.breathe();
        }
        QCOMPARE(scene.state(first), State::Watching);
        QVERIFY(!operations::mayHaveActed(scene.get(second.value())));
        cluster.status = core::readEnum(core::clusterStatusWords(), "available");
        QVERIFY(scene.run(second.value()));
        QCOMPARE(scene.state(first), State::Done);
        QCOMPARE(scene.state(second.value()), State::Done);
    }

    /// The target of a migration is "migrating" until it is run, which nothing open may be in the way of.
    void aMigrationThatIsReadyCanBeRunAfterIt() {
        AttachmentScene scene;
        scene.server.cluster().status = core::readEnum(core::clusterStatusWords(), "migrating");
        const auto attached = scene.ask(attaching("catalog-api", "STATS", "analytics"));
        QVERIFY(scene.run(attached));
        QCOMPARE(scene.state(attached), State::Done);
    }

    void anAppIsAttachedAndDetached() {
        AttachmentScene scene;
        const auto attached = scene.ask(attaching("catalog-api", "reports", "analytics", "analyst"));
        QVERIFY(scene.run(attached));
        QCOMPARE(scene.state(attached), State::Done);
        QCOMPARE(scene.code(attached), ProgressCode::Attached);
        const auto operation = scene.get(attached);
        QCOMPARE(operation.change.attachment->name, std::string("REPORTS")); // as the API keeps it
        QVERIFY(operation.attachment && *operation.attachment == scene.server.attachments.back().id);
        QVERIFY(scene.serverHas(operation.change));
        QCOMPARE(scene.shown().size(), std::size_t{5}); // the store follows
        // it costs nothing and changes no limit
        QVERIFY(operation.figures && operation.figures->before == operation.figures->after);
        QVERIFY(operation.figures->after.monthly && operation.figures->after.connections);

        const auto inverse = operations::inverseChange(operation);
        QVERIFY(inverse && inverse->kind == ChangeKind::Detach);
        QCOMPARE(text::undoVerb(operation), QString::fromUtf8("Detach REPORTS…"));
        const auto detached = scene.ask(*inverse);
        QVERIFY(scene.run(detached));
        QCOMPARE(scene.state(detached), State::Done);
        QCOMPARE(scene.code(detached), ProgressCode::Detached);
        QVERIFY(scene.serverUntouched());
        QCOMPARE(scene.shown().size(), std::size_t{4});

        const auto again = operations::inverseChange(scene.get(detached));
        QCOMPARE(text::undoVerb(scene.get(detached)), QString::fromUtf8("Attach it again…"));
        QVERIFY(again && again->kind == ChangeKind::Attach && again->attachment->id.empty());
        QVERIFY(scene.run(scene.ask(*again)));
        QVERIFY(scene.serverHas(operation.change));
        QCOMPARE(scene.server.effects, 3);
    }

    /// The last check before a request is sent says what the engine says, for apps in the account's list and others.
    void theGuardOfRequestsMindsTheLocksOfAttachedApps_data() {
        QTest::addColumn<QString>("locked");
        QTest::addColumn<QString>("app");
        QTest::addColumn<bool>("forbidden");
        const auto row = [](const char* locked, const char* app, bool forbidden) {
            QTest::addRow("%s, %s", locked, app)
                << QString::fromLatin1(locked) << QString::fromLatin1(app) << forbidden;
        };
        row("catalog-*", "catalog-api", true);
        row("billing-*", "catalog-api", false);
        row("example-*", "catalog-api", true); // the cluster's
        row("catalog-*", "catalog-old", true); // not in the list
        row("billing-*", "catalog-old", false);
        row("*", "catalog-old", true);
    }
    void theGuardOfRequestsMindsTheLocksOfAttachedApps() {
        QFETCH(const QString, locked);
        QFETCH(const QString, app);
        QFETCH(const bool, forbidden);
        AttachmentScene scene;
        scene.lock(qPrintable(locked));
        const auto id = test::rectangular().id;
        const auto now = test::morning;
        const auto change = detaching(qPrintable(app), "REPORTS");
        const auto* engine = operations::lockAgainst(change, scene.store.cluster(id), scene.locks, now);
        QCOMPARE(engine != nullptr, forbidden);
        const auto* guard = operations::lockAgainstRequest(id, app.toStdString(), scene.store, scene.locks, now);
        QCOMPARE(guard, engine);
    }

    /// A request of another kind names a cluster, or an app by its name or id.
    void theGuardOfRequestsTakesWhatItDoesNotKnowForLocked() {
        AttachmentScene scene;
        scene.lock("catalog-*");
        const auto forbids = [&scene](const char* cluster, const std::string& app) {
            return operations::lockAgainstRequest({cluster}, app, scene.store, scene.locks, test::morning) != nullptr;
        };
        const auto cluster = test::rectangular().id.value;
        QVERIFY(!forbids(cluster.c_str(), {}));
        QVERIFY(forbids("c-unknown", {}));
        QVERIFY(forbids("c-unknown", "example-app"));
        QVERIFY(!forbids("", "example-app"));
        QVERIFY(!forbids("", test::app("example-app").id.value));
        QVERIFY(forbids("", test::app("catalog-api").id.value));
        QVERIFY(forbids("", "a-unknown"));
        QVERIFY(forbids("", {}));
        scene.locks.set({});
        QVERIFY(!forbids("c-unknown", "a-unknown"));
    }

    /// The API may write the owner's credential by its name, or leave it out.
    void theOwnersCredentialMayHaveAName() {
        AttachmentScene scene;
        const auto attached = scene.ask(attaching("catalog-api", "REPORTS", "analytics"));
        QVERIFY(scene.runTo(attached, State::Watching));
        scene.server.attachments.back().target.role = "u0";
        QVERIFY(scene.run(attached));
        QCOMPARE(scene.state(attached), State::Done);
        const auto inverse = operations::inverseChange(scene.get(attached));
        QVERIFY(inverse);
        const auto detached = scene.ask(*inverse);
        QVERIFY(scene.run(detached));
        QCOMPARE(scene.state(detached), State::Done);
    }

    void anAttachmentWithoutANameGetsOneOfItsPool() {
        AttachmentScene scene;
        const auto first = scene.ask(attaching("catalog-api", ""));
        const auto second = scene.ask(attaching("catalog-api", ""));
        QCOMPARE(scene.get(first).change.attachment->name, std::string("WEB_READS"));
        QCOMPARE(scene.get(second).change.attachment->name, std::string("WEB_READS_2")); // the first is queued
        QVERIFY(scene.run(second));
        QCOMPARE(scene.state(second), State::Done);
    }

    void whatIsDetachedIsFoundByAppAndName() {
        AttachmentScene scene;
        const auto id = scene.ask(detaching("catalog-api", "reads"));
        const auto& change = scene.get(id).change;
        QCOMPARE(change.pool, std::string("web-reads"));
        QCOMPARE(change.attachment->id.value, std::string("attachment-READScatalog-api"));
        QVERIFY(scene.run(id));
        QVERIFY(scene.serverHas(change));
    }

    void refusedBeforeSending_data() {
        QTest::addColumn<Change>("open");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word"); ///< empty: not refused
        const Change none{ChangeKind::SetCount, {}, {}, 0};
        const auto row = [](const char* name, const Change& open, const Change& change, const char* word) {
            QTest::newRow(name) << open << change << QString::fromLatin1(word);
        };
        row("allowed", none, attaching("catalog-api", "REPORTS"), "");
        row("a name of another app", none, attaching("catalog-api", "DATABASE_ANALYTICS", "analytics"), "");
        row("unknown app", none, attaching("nobody", "REPORTS"), "app nobody doesn't exist");
        row("unknown pool", none, attaching("catalog-api", "REPORTS", "none"), "pool none no longer exists");
        row("name taken", none, attaching("catalog-api", "READS", "analytics"),
            "catalog-api already has an attachment named READS, of postgresql-rectangular-12345");
        row("name taken, but for case", none, attaching("catalog-api", "reads", "analytics"), "named READS");
        row("nothing to do", none, attaching("catalog-api", "READS"), "already attached to web-reads as READS");
        row("another credential", none, attaching("catalog-api", "READS", "web-reads", "analyst"), "already has");
        row("begins with a digit", none, attaching("catalog-api", "1READS"), "starts with a letter");
        row("a hyphen", none, attaching("catalog-api", "WEB-READS"), "digits and underscores");
        row("nothing to detach", none, detaching("catalog-api", "NOTHING"), "no attachment named NOTHING");
        row("twice the same", attaching("catalog-api", "REPORTS"), attaching("catalog-api", "reports", "analytics"),
            "Another change of REPORTS is in progress");
        row("the same name in two apps", attaching("catalog-api", "REPORTS"), attaching("example-app", "REPORTS"), "");
        row("attached while it is detached", detaching("catalog-api", "READS"), attaching("catalog-api", "READS"),
            "Another change of READS is in progress");
        row("two names of one pool", attaching("catalog-api", "REPORTS"), attaching("catalog-api", "OTHER"), "");
        row("the pool is scaled", scale, attaching("catalog-api", "REPORTS"), "");
        row("scaled while it is attached", attaching("catalog-api", "REPORTS"), scale, "");
        row("the pool is being added", add, attaching("catalog-api", "REPORTS", "search"), "");
        row("the pool is being destroyed", destroy, attaching("catalog-api", "REPORTS"), "no longer exists");
        row("destroyed while it is attached", attaching("catalog-api", "REPORTS"), destroy, "in progress");
        row("detached from a pool that is being destroyed", destroy, detaching("catalog-api", "READS"), "");
    }
    void refusedBeforeSending() {
        QFETCH(const Change, open);
        QFETCH(const Change, change);
        QFETCH(const QString, word);
        AttachmentScene scene;
        if (!open.pool.empty() || open.attachment) {
            QVERIFY(!scene.ask(open).empty());
        }
        const auto sentence = scene.refused(change);
        QVERIFY2(word.isEmpty() ? sentence.isEmpty() : sentence.contains(word), qPrintable(sentence));
        QCOMPARE(scene.ask(change).empty(), !word.isEmpty());
    }

    /// Of any cluster: the config var is the app's.
    void twoClustersCannotHaveOneName() {
        AttachmentScene scene;
        const auto other = test::summary("postgresql-other-1", "example-app");
        scene.store.applyFleet({test::app("example-app"), test::app("catalog-api")}, {test::rectangular(), other},
                               test::morning);
        const auto info = test::info(other, {test::pool("leader", "8G-Performance", 1, 1)});
        scene.store.applyInfo(info, test::morning);
        QVERIFY(!scene.ask(attaching("catalog-api", "REPORTS")).empty());
        const auto intent = [&](const char* name) {
            return operations::Intent{other.id, attaching("catalog-api", name, "leader"), core::shapesOf(info)};
        };
        const auto refusal = scene.operations->refusal(intent("reports"));
        QVERIFY(refusal && refusal->code == operations::Refusal::Code::UnderWay);
        QVERIFY(!scene.operations->refusal(intent("OTHER")));
        const auto taken = scene.operations->refusal(intent("READS"));
        QVERIFY(taken && taken->takenBy == "postgresql-rectangular-12345");
    }

    /// The app that gets or loses the config var restarts: its lock counts like that of the app that is billed.
    void locksOfBothAppsCount_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QByteArray>("locked");
        QTest::addColumn<bool>("refused");
        for (const auto& [name, change] : {std::pair("attach", attaching("catalog-api", "REPORTS")),
                                           std::pair("detach", detaching("catalog-api", "READS"))}) {
            QTest::addRow("%s, the attached app", name) << change << QByteArray("catalog-api") << true;
            QTest::addRow("%s, the billed app", name) << change << QByteArray("example-app") << true;
            QTest::addRow("%s, a third app", name) << change << QByteArray("shop") << false;
        }
        QTest::newRow("a pool, another app") << scale << QByteArray("catalog-api") << false;
    }
    void locksOfBothAppsCount() {
        QFETCH(const Change, change);
        QFETCH(const QByteArray, locked);
        QFETCH(const bool, refused);
        AttachmentScene scene;
        scene.lock(locked.constData());
        QVERIFY2(refused == scene.refused(change).contains(QString::fromLatin1(locked)),
                 qPrintable(scene.refused(change)));
        scene.locks.set({});
        const auto id = scene.ask(change); // locked after it was asked for
        scene.lock(locked.constData());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), refused ? State::Cancelled : State::Done);
        QCOMPARE(scene.server.writes, refused ? 0 : 1);
        QVERIFY(!refused || scene.code(id) == ProgressCode::NotSentLocked);
    }

    void driftSendsNothing_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("elsewhere");
        QTest::addColumn<State>("state");
        QTest::addColumn<ProgressCode>("code");
        const auto row = [](const char* what, const Change& change, State state, ProgressCode code) {
            QTest::newRow(what) << change << QString::fromLatin1(what) << state << code;
        };
        const auto attach = attaching("catalog-api", "REPORTS");
        const auto detach = detaching("catalog-api", "READS");
        row("name taken", attach, State::Drifted, ProgressCode::AttachmentsDrifted);
        row("pool destroyed", attach, State::Drifted, ProgressCode::AttachmentsDrifted);
        row("replaced", detach, State::Drifted, ProgressCode::AttachmentsDrifted);
        row("detached", detach, State::Done, ProgressCode::DetachedBeforeSending);
        // what does not matter to an attachment is no drift
        row("scaled", attach, State::Done, ProgressCode::Attached);
        row("scaled and", detach, State::Done, ProgressCode::Detached);
    }
    void driftSendsNothing() {
        QFETCH(const Change, change);
        QFETCH(const QString, elsewhere);
        AttachmentScene scene;
        auto& all = scene.server.attachments;
        if (elsewhere == QStringLiteral("name taken")) {
            scene.attachElsewhere("catalog-api", "REPORTS", "web-reads");
        } else if (elsewhere == QStringLiteral("pool destroyed")) {
            scene.server.somebodyElse(destroy);
        } else if (elsewhere == QStringLiteral("replaced")) {
            std::erase_if(all, [](const auto& each) { return each.app.name == "catalog-api"; });
            scene.attachElsewhere("catalog-api", "READS", "analytics");
        } else if (elsewhere == QStringLiteral("detached")) {
            std::erase_if(all, [](const auto& each) { return each.app.name == "catalog-api"; });
        } else {
            scene.server.somebodyElse(scale);
        }
        const auto effects = scene.server.effects;
        const auto id = scene.ask(change); // the store has not heard of it
        QVERIFY(scene.run(id));
        QTEST(scene.state(id), "state");
        QTEST(scene.code(id), "code");
        const bool sent = elsewhere.startsWith(QStringLiteral("scaled"));
        QCOMPARE(scene.server.effects - effects, sent ? 1 : 0);
        QCOMPARE(scene.server.writes, sent ? 1 : 0);
    }

    /// A lost answer: the attachment is recognised by its app, name, pool and credential.
    void anotherAttachmentOfThatNameIsNotMistakenForOurs() {
        AttachmentScene scene;
        const auto id = scene.ask(attaching("catalog-api", "REPORTS"));
        scene.server.writeFaults.push_back({test::FakeCluster::errorOf(Kind::Timeout, 0), test::Fault::Acts::Never, 0});
        scene.server.onWrite = [&] { scene.attachElsewhere("catalog-api", "REPORTS", "analytics"); };
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::OutcomeUnknown);
        QCOMPARE(scene.code(id), ProgressCode::UnknownAttachment);
        QCOMPARE(scene.server.writes, 1);
    }
    void anAttachmentIsNeverAskedForBlindly() {
        AttachmentScene scene;
        const auto id = scene.ask(attaching("catalog-api", "REPORTS"));
        scene.server.writeFaults.push_back({test::FakeCluster::errorOf(Kind::Timeout, 0), test::Fault::Acts::Never, 0});
        QVERIFY(scene.runTo(id, State::Verifying));
        const auto lost = scene.clock.now();
        while (scene.server.writes == 1 && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.server.writes, 2);
        QVERIFY(scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.server.effects, 1);
    }
    void anAcceptedAttachmentThatIsReplacedIsNotDone() {
        AttachmentScene scene;
        const auto id = scene.ask(attaching("catalog-api", "REPORTS"));
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.attachments.pop_back();
        scene.attachElsewhere("catalog-api", "REPORTS", "analytics");
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), ProgressCode::AttachmentReplaced);
    }

    /// Other changes of the cluster, and what the API does to it, don't hold an attachment up.
    void aClusterThatIsBeingModifiedIsAttached() {
        AttachmentScene scene;
        scene.server.cluster().status = core::readEnum(core::clusterStatusWords(), "modifying");
        const auto id = scene.ask(attaching("catalog-api", "REPORTS"));
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
    }

    void anAttachmentFollowsTheMakingOfItsPool() {
        for (const bool refused : {false, true}) {
            AttachmentScene scene;
            if (refused) {
                scene.server.writeFaults.push_back(
                    {test::FakeCluster::errorOf(Kind::Invalid, 422, "No."), test::Fault::Acts::Never, 0});
            }
            const auto pool = scene.ask(add);
            const auto attachment = scene.ask(attaching("catalog-api", "SEARCH", "search"));
            QVERIFY(scene.run(pool) && scene.run(attachment));
            QCOMPARE(scene.state(attachment), refused ? State::Cancelled : State::Done);
            QCOMPARE(scene.server.writes, refused ? 1 : 2);
        }
    }
    /// A pool that could not be scaled is still one to attach to.
    void anAttachmentSurvivesAFailedScaling() {
        AttachmentScene scene;
        scene.server.writeFaults.push_back(
            {test::FakeCluster::errorOf(Kind::Invalid, 422, "No."), test::Fault::Acts::Never, 0});
        const auto scaled = scene.ask(scale);
        const auto attachment = scene.ask(attaching("catalog-api", "REPORTS"));
        QVERIFY(scene.run(scaled) && scene.run(attachment));
        QCOMPARE(scene.state(scaled), State::Failed);
        QCOMPARE(scene.state(attachment), State::Done);
    }

    /// The second factor of the app that restarts, unless the API names another.
    void theSecondFactorIsForTheAttachedApp() {
        for (const auto& [change, app] :
             {std::pair(attaching("catalog-api", "REPORTS"), "catalog-api"),
              std::pair(detaching("catalog-api", "READS"), "catalog-api"), std::pair(scale, "example-app")}) {
            AttachmentScene scene;
            scene.server.writeFaults.push_back(
                {test::FakeCluster::errorOf(Kind::TwoFactor, 403), test::Fault::Acts::Never, 0});
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::NeedsTwoFactor);
            scene.operations->provideTwoFactor(id, QStringLiteral("123456"));
            QVERIFY(scene.run(id));
            QCOMPARE(scene.services.codesEntered, std::vector<std::string>{std::string(app) + " 123456"});
        }
    }

    void cardsOfPoolsDoNotShowAttachments() {
        QVERIFY(operations::isOfPool(scale, "Web-Reads"));
        QVERIFY(!operations::isOfPool(attaching("catalog-api", "READS"), "web-reads"));
        QVERIFY(operations::sameTarget(attaching("catalog-api", "READS"), detaching("catalog-api", "READS")));
        QVERIFY(!operations::sameTarget(attaching("catalog-api", "READS"), attaching("example-app", "READS")));
    }

    void theJournalKeepsAllOfIt() {
        AttachmentScene scene;
        const auto id = scene.ask(attaching("catalog-api", "REPORTS", "analytics", "analyst"));
        QVERIFY(scene.run(id));
        QVERIFY(scene.journaled(id) == scene.get(id));
        const auto record = operations::recordOf(scene.get(id));
        const auto change = [&](auto edit) {
            auto row = QCborValue::fromCbor(record).toMap();
            auto map = row[QStringLiteral("change")].toMap();
            edit(map);
            row[QStringLiteral("change")] = map;
            return operations::operationOf(row.toCborValue().toCbor());
        };
        QVERIFY(change([](QCborMap&) {}).has_value());
        // an older program knows this kind as little as this one knows the next
        QVERIFY(!change([](QCborMap& map) { map[QStringLiteral("kind")] = 9; }));
        QVERIFY(!change([](QCborMap& map) { map.remove(QStringLiteral("attachment")); }));
        QVERIFY(!change([](QCborMap& map) { map[QStringLiteral("kind")] = 2; })); // no pool has an app
    }

    void inWords() {
        Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.change = attaching("catalog-api", "REPORTS", "analytics");
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Attach catalog-api to analytics as REPORTS"));
        QCOMPARE(text::cliCommand(operation),
                 QStringLiteral("heroku data:pg:attachments:create postgresql-rectangular-12345 -a catalog-api "
                                "--pool analytics --as REPORTS"));
        operation.change.attachment->credential = "analyst";
        QVERIFY(text::changeTitle(operation).endsWith(QStringLiteral(" with the credential analyst")));
        QVERIFY(text::cliText(operation).endsWith(QStringLiteral(" --as REPORTS --credential 'analyst'")));
        operation.change.kind = ChangeKind::Detach;
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Detach REPORTS from catalog-api"));
        QCOMPARE(text::cliText(operation), QStringLiteral("heroku data:pg:attachments:destroy REPORTS -a catalog-api "
                                                          "--confirm catalog-api"));
        operations::Exchange exchange;
        exchange.method = "DELETE";
        exchange.target = "/addon-attachments/a1";
        operation.exchanges = {exchange};
        QVERIFY(text::curlText(operation, QStringLiteral("https://api.data.heroku.com"))
                    .contains(QStringLiteral("'https://api.heroku.com/addon-attachments/a1'")));
        QVERIFY(text::curlText(operation, QStringLiteral("http://127.0.0.1:5000"))
                    .contains(QStringLiteral("'http://127.0.0.1:5000/addon-attachments/a1'")));
        const auto json = text::activityJson({&operation}, test::morning);
        for (const auto* member : {R"("kind": "detach")", R"("attached_app": "catalog-api")",
                                   R"("attachment": "REPORTS")", R"("credential": "analyst")"}) {
            QVERIFY2(json.contains(member), json.constData());
        }
    }
};

POOLHOUSE_CORE_APP_TEST(TestAttachmentOperations)
#include "tst_attachment_operations.moc"
