// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/operations/admission.h"
#include "models/operations/kinds.h"
#include "models/operations/record.h"
#include "models/text/activity_text.h"
#include "models/text/credential_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/models/operations_scene.h"
#include "tests/support/test_main.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using operations::Operation;
using operations::ProgressCode;
using test::knownCredential;
using test::OperationsScene;
using Kind = api::ApiError::Kind;
using State = Operation::State;

namespace {

Change creating(const char* name = "reporting") {
    return test::credentialChange(ChangeKind::CreateCredential, name);
}
Change rotating(const char* name = "analyst", bool forced = false) {
    return test::credentialChange(ChangeKind::RotateCredential, name, forced);
}
Change rotatingAll(bool forced = false) {
    return test::credentialChange(ChangeKind::RotateAllCredentials, "", forced);
}
Change destroying(const char* name = "analyst") {
    return test::credentialChange(ChangeKind::DestroyCredential, name);
}
Change attachingWith(const char* credential) {
    return {ChangeKind::Attach, "web-reads", {}, 0, core::ChangedAttachment{"catalog-api", "REPORTS", credential, {}}};
}

test::Fault noAnswer(test::Fault::Acts acts = test::Fault::Acts::Never) {
    return {test::FakeCluster::errorOf(Kind::Timeout, 0), acts, 0};
}

struct CredentialScene : OperationsScene {
    CredentialScene() {
        store.applyFleet({test::app("example-app"), test::app("catalog-api")}, {test::rectangular()}, test::morning);
    }
    [[nodiscard]] Change decided(const Change& change) const {
        return test::decidedOn(change, server.credentials, store.cluster(test::rectangular().id)->attachments);
    }
    [[nodiscard]] QString refused(const Change& change) const {
        const auto refusal = operations->refusal({test::rectangular().id, decided(change), before});
        return refusal ? text::refusalSentence(*refusal) : QString();
    }
    void use(const char* app, const char* name, const char* credential) {
        server.attachments.push_back({{std::string("used-") + name},
                                      name,
                                      test::app(app),
                                      test::rectangular().id,
                                      {credential, "leader", false}});
    }
    void show() { store.applyAttachments(test::rectangular().id, server.attachments); }
    /// The API gives no passwords with the list.
    void hidePasswords() {
        for (auto& each : server.credentials) {
            each.mark.clear();
        }
    }
    [[nodiscard]] const core::Credential* named(const char* name) const {
        return core::credentialNamed(name, server.credentials);
    }
};

} // namespace

/// Creating, rotating and destroying credentials of a cluster.
class TestCredentialOperations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneIsCreatedAndDestroyedAgain() {
        CredentialScene scene;
        const auto id = scene.ask(creating());
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::CredentialEnabling && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::CredentialEnabling);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::CredentialCreated);
        QVERIFY(scene.serverHas(scene.get(id).change));
        QVERIFY(scene.get(id).figures && scene.get(id).figures->before == scene.get(id).figures->after);
        const auto inverse = operations::inverseChange(scene.get(id));
        QVERIFY(inverse && inverse->kind == ChangeKind::DestroyCredential);
        QCOMPARE(text::undoVerb(scene.get(id)), QString::fromUtf8("Destroy reporting…"));
        const auto asked = scene.operations->ask({test::rectangular().id, *inverse, scene.before});
        QVERIFY(asked && scene.run(asked.value()));
        QCOMPARE(scene.code(asked.value()), ProgressCode::CredentialDestroyed);
        QVERIFY(scene.serverUntouched());
        QVERIFY(!operations::inverseChange(scene.get(asked.value()))); // its password is gone
    }

    void oneIsRotated() {
        CredentialScene scene;
        const auto id = scene.ask(rotating("u0"));
        QVERIFY(scene.get(id).change.credential->owner);
        QVERIFY(scene.runTo(id, State::Watching));
        while (scene.code(id) != ProgressCode::CredentialRotating && !scene.get(id).finished()) {
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::CredentialRotating);
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::CredentialRotated);
        QVERIFY(scene.serverHas(scene.get(id).change));
        QVERIFY(!operations::inverseChange(scene.get(id)));
        QVERIFY(text::undoVerb(scene.get(id)).isEmpty());
    }

    void allAreRotatedButThoseThatComeOrGo() {
        CredentialScene scene;
        scene.server.credentials.push_back(knownCredential("leaving", false, "revoking"));
        const auto id = scene.ask(rotatingAll());
        QCOMPARE(scene.get(id).change.credential->shown.size(), std::size_t{2});
        QVERIFY(scene.run(id));
        QCOMPARE(scene.code(id), ProgressCode::CredentialRotated);
    }

    void refusedBeforeSending_data() {
        QTest::addColumn<Change>("open");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word"); ///< empty: not refused
        const Change none{ChangeKind::SetCount, {}, {}, 0};
        const auto row = [](const char* name, const Change& open, const Change& change, const char* word) {
            QTest::newRow(name) << open << change << QString::fromLatin1(word);
        };
        row("a bad name", none, creating("a/b"), "can't have a slash");
        row("no name", none, creating(""), "needs a name");
        row("unknown", none, rotating("nobody"), "nobody no longer exists");
        row("the owner's", none, destroying("u0"), "belongs to the cluster");
        row("two of one name", creating(), creating(), "Another change of reporting is in progress");
        row("two names", creating(), creating("other"), "");
        row("rotated twice", rotating(), rotating("analyst", true), "Another change of analyst is in progress");
        row("two are rotated", rotating(), rotating("u0"), "");
        row("destroyed while it is rotated", rotating(), destroying(),
            "in progress: \"Rotate the credential analyst\"");
        row("rotated while it is destroyed", destroying(), rotating(), "in progress");
        row("all, while one is rotated", rotating(), rotatingAll(), "Another change of analyst is in progress");
        row("one, while all are rotated", rotatingAll(), rotating(),
            "Another change of the credentials is in progress");
        row("all, while one is created", creating(), rotatingAll(), "in progress");
        row("created while all are rotated", rotatingAll(), creating(), "in progress");
        row("all twice", rotatingAll(), rotatingAll(true), "in progress");
        row("attached with one that is being destroyed", destroying(), attachingWith("analyst"),
            "analyst is being destroyed");
        row("attached with another one", destroying(), attachingWith("reporting"), "");
        row("destroyed while an app is attached with it", attachingWith("analyst"), destroying(), "in progress");
        row("attached with one that is rotated", rotating(), attachingWith("analyst"), "");
        row("rotated while an app is attached with it", attachingWith("analyst"), rotating(), "");
        row("attached with one that is being created", creating(), attachingWith("reporting"), "");
        row("a pool is scaled", test::sample::scale, rotatingAll(), "");
    }
    void refusedBeforeSending() {
        QFETCH(const Change, open);
        QFETCH(const Change, change);
        QFETCH(const QString, word);
        CredentialScene scene;
        if (!open.pool.empty() || open.credential) {
            QVERIFY(!scene.ask(open).empty());
        }
        const auto sentence = scene.refused(change);
        QVERIFY2(word.isEmpty() ? sentence.isEmpty() : sentence.contains(word), qPrintable(sentence));
        QCOMPARE(scene.ask(change).empty(), !word.isEmpty());
    }

    /// An attachment waits for the making of its credential, not for its rotation.
    void whatAnAttachmentDependsOn() {
        QVERIFY(operations::dependsOn(attachingWith("reporting"), creating()));
        QVERIFY(!operations::dependsOn(attachingWith("analyst"), rotating()));
        QVERIFY(!operations::dependsOn(attachingWith("analyst"), rotatingAll()));
        QVERIFY(!operations::dependsOn(creating("other"), creating()));
        QVERIFY(!operations::dependsOn(rotating("u0"), rotating()));
    }

    void oneInUseIsNotDestroyed() {
        CredentialScene scene;
        scene.use("catalog-api", "REPORTS", "analyst");
        scene.use("example-app", "ANALYSIS", "analyst");
        scene.show();
        QCOMPARE(
            scene.refused(destroying()),
            QStringLiteral("analyst is used by REPORTS in catalog-api and ANALYSIS in example-app. Detach it there "
                           "first."));
        QVERIFY(scene.ask(destroying()).empty());
        QVERIFY(scene.refused(rotating()).isEmpty());
    }

    /// An app that restarts unawares would be worse than no rotation.
    /// Known when it was decided: apps that may use it by now would be hit unawares.
    void whatIsUnknownByNowSendsNothing() {
        CredentialScene scene;
        scene.use("catalog-api", "OWN", "");
        scene.show();
        const auto id = scene.ask(rotating("u0", true));
        scene.server.credentials.front().type = core::readEnum(core::credentialTypeWords(), "main");
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Drifted);
        QCOMPARE(scene.server.writes, 0);
    }

    void driftSendsNothing_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("elsewhere");
        QTest::addColumn<bool>("drifts");
        const auto row = [](const char* what, const Change& change, bool drifts) {
            QTest::addRow("%s, %s", qPrintable(text::credentialChangeTitle(change)), what)
                << change << QString::fromLatin1(what) << drifts;
        };
        for (const auto& change : {rotating(), rotatingAll(), destroying()}) {
            row("another app uses it", change, true);
            row("an app uses it no more", change, false);
            row("a scaled pool", change, false);
        }
        row("rotated", rotating(), true);
        row("rotated", rotatingAll(), true);
        row("rotated", destroying(), false);
        row("destroyed", rotating(), true);
        row("destroyed", rotatingAll(), true);
        row("being destroyed", destroying(), true);
        row("another one is created", rotatingAll(), true);
        row("another one is created", rotating(), false);
        row("the name is taken", creating(), true);
        row("another one is created", creating(), false);
    }
    void driftSendsNothing() {
        QFETCH(const Change, change);
        QFETCH(const QString, elsewhere);
        QFETCH(const bool, drifts);
        CredentialScene scene;
        scene.use("catalog-api", "OWN", "u0");
        scene.show();
        const auto id = scene.ask(change);
        QVERIFY(!id.empty());
        auto& credentials = scene.server.credentials;
        if (elsewhere == QLatin1String("another app uses it")) {
            scene.use("shop", "REPORTS", "analyst");
        } else if (elsewhere == QLatin1String("an app uses it no more")) {
            scene.server.attachments.pop_back();
        } else if (elsewhere == QLatin1String("a scaled pool")) {
            scene.server.somebodyElse(test::sample::scale);
        } else if (elsewhere == QLatin1String("rotated")) {
            credentials[1].mark = "another";
        } else if (elsewhere == QLatin1String("destroyed")) {
            credentials.pop_back();
        } else if (elsewhere == QLatin1String("being destroyed")) {
            credentials[1] = knownCredential("analyst", false, "revoking");
        } else {
            credentials.push_back(
                knownCredential(elsewhere == QLatin1String("the name is taken") ? "reporting" : "new"));
        }
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), drifts ? State::Drifted : State::Done);
        QCOMPARE(scene.server.writes, drifts ? 0 : 1);
        QVERIFY(!drifts || !operations::isDriftOfPools(scene.code(id)));
    }

    /// The same name, and not the one that was shown.
    void anotherOneOfTheNameIsNotDestroyed() {
        CredentialScene scene;
        const auto id = scene.ask(destroying());
        scene.server.credentials[1].id = {"another"};
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Done);
        QCOMPARE(scene.code(id), ProgressCode::CredentialGoneBeforeSending);
        QCOMPARE(scene.server.writes, 0);
        QVERIFY(scene.named("analyst") != nullptr);
    }

    /// Every app that restarts: its lock counts.
    void locksOfAllAppsCount() {
        for (const auto& [change, locked] : {std::pair(rotating("u0"), true), std::pair(rotatingAll(), true),
                                             std::pair(rotating(), false), std::pair(creating(), false)}) {
            CredentialScene scene;
            scene.use("catalog-api", "OWN", "u0");
            scene.show();
            scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("catalog-*"), std::nullopt}});
            QCOMPARE(scene.refused(change).contains(QStringLiteral("catalog-")), locked);
            scene.locks.set({});
            const auto id = scene.ask(change);
            scene.locks.set({{operations::ReadOnlyLock::Scope::App, QStringLiteral("catalog-*"), std::nullopt}});
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), locked ? State::Cancelled : State::Done);
        }
    }

    /// No answer, and the effect is there: recognised by name, by another password, or by its being gone.
    void aLostAnswerIsRecognised() {
        for (const auto& change :
             {creating(), rotating("u0"), rotating("analyst", true), rotatingAll(), destroying()}) {
            CredentialScene scene;
            scene.server.writeFaults.push_back(noAnswer(test::Fault::Acts::First));
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Done);
            QCOMPARE(scene.server.writes, 1);
            QVERIFY(scene.serverHas(scene.get(id).change));
        }
    }

    /// Sent again only when there was time for the first request to arrive and to show.
    void nothingIsAskedForBlindly() {
        for (const auto& change : {creating(), rotating(), rotatingAll()}) {
            CredentialScene scene;
            scene.server.writeFaults.push_back(noAnswer());
            const auto id = scene.ask(change);
            QVERIFY(scene.runTo(id, State::Verifying));
            const auto lost = scene.clock.now();
            while (scene.server.writes == 1 && !scene.get(id).finished()) {
                scene.breathe();
            }
            QVERIFY(scene.clock.now() - lost >= operations::cautiousRepetition.settleTime);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::Done);
            QCOMPARE(scene.server.effects, 1);
        }
    }

    /// The contract leaves it open whether the list has passwords.
    void withoutPasswordsALostRotationIsUnknown() {
        for (const auto& change : {rotating(), rotatingAll()}) {
            CredentialScene scene;
            scene.hidePasswords();
            scene.server.writeFaults.push_back(noAnswer());
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QCOMPARE(scene.state(id), State::OutcomeUnknown);
            QCOMPARE(scene.code(id), ProgressCode::UnknownRotation);
            QCOMPARE(scene.server.writes, 1); // never twice
        }
    }
    void withoutPasswordsItsStateShowsARotation() {
        CredentialScene scene;
        scene.hidePasswords();
        scene.server.onWrite = [&] { scene.hidePasswords(); };
        const auto id = scene.ask(rotating());
        QVERIFY(scene.runTo(id, State::Watching));
        scene.hidePasswords();
        while (!scene.get(id).finished()) {
            scene.hidePasswords();
            scene.breathe();
        }
        QCOMPARE(scene.code(id), ProgressCode::CredentialRotated);
        // one that is over before the API is asked
        CredentialScene quick;
        quick.hidePasswords();
        const auto other = quick.ask(rotating());
        QVERIFY(quick.runTo(other, State::Watching));
        quick.server.credentials = {knownCredential("u0", true), knownCredential("analyst")};
        quick.hidePasswords();
        QVERIFY(quick.run(other));
        QCOMPARE(quick.state(other), State::Done);
        QCOMPARE(quick.code(other), ProgressCode::CredentialRotationUnseen);
    }

    /// Another client rotated one of them while the answer about all was lost.
    void aPartIsNotMistakenForAll() {
        CredentialScene scene;
        scene.server.writeFaults.push_back(noAnswer());
        scene.server.onWrite = [&] { scene.server.credentials[1].mark = "another"; };
        const auto id = scene.ask(rotatingAll());
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::OutcomeUnknown);
        QCOMPARE(scene.code(id), ProgressCode::UnknownPartlyRotated);
        QCOMPARE(scene.server.writes, 1);
    }

    void whatIsAcceptedAndDoesNotShowFails_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ProgressCode>("code");
        QTest::newRow("create") << creating() << ProgressCode::CredentialGone;
        QTest::newRow("rotate") << rotating() << ProgressCode::CredentialNotRotated;
        QTest::newRow("rotate all") << rotatingAll() << ProgressCode::CredentialNotRotated;
        QTest::newRow("destroy") << destroying() << ProgressCode::CredentialStillThere;
    }
    void whatIsAcceptedAndDoesNotShowFails() {
        QFETCH(const Change, change);
        CredentialScene scene;
        const auto id = scene.ask(change);
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.credentials = test::knownCredentials();
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QTEST(scene.code(id), "code");
        QVERIFY(!scene.said(id).isEmpty());
    }
    void anAcceptedRotationOfAllMayEndWithSome() {
        CredentialScene scene;
        const auto id = scene.ask(rotatingAll());
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.credentials[1] = knownCredential("analyst");
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), ProgressCode::CredentialsPartlyRotated);
    }
    void oneThatGoesWhileItIsRotated() {
        CredentialScene scene;
        const auto id = scene.ask(rotating());
        QVERIFY(scene.runTo(id, State::Watching));
        scene.server.credentials.pop_back();
        QVERIFY(scene.run(id));
        QCOMPARE(scene.state(id), State::Failed);
        QCOMPARE(scene.code(id), ProgressCode::CredentialGone);
    }

    void theJournalKeepsAllOfIt() {
        for (const auto& change :
             {creating(), rotating("u0"), rotating("analyst", true), rotatingAll(true), destroying()}) {
            OperationsScene scene;
            const auto id = scene.ask(change);
            QVERIFY(scene.run(id));
            QVERIFY(scene.journaled(id) == scene.get(id));
            const auto record = operations::recordOf(scene.get(id));
            const auto spoiled = [&](auto edit) {
                auto row = QCborValue::fromCbor(record).toMap();
                auto map = row[QStringLiteral("change")].toMap();
                edit(map);
                row[QStringLiteral("change")] = map;
                return operations::operationOf(row.toCborValue().toCbor());
            };
            QVERIFY(spoiled([](QCborMap&) {}).has_value());
            QVERIFY(!spoiled([](QCborMap& map) { map.remove(QStringLiteral("credential")); }));
            QVERIFY(!spoiled([](QCborMap& map) { map[QStringLiteral("kind")] = 2; }));
            QVERIFY(!spoiled([](QCborMap& map) {
                map[QStringLiteral("kind")] = 9'999;
                map.remove(QStringLiteral("credential"));
            }));
            QVERIFY(!spoiled([](QCborMap& map) {
                auto credential = map[QStringLiteral("credential")].toMap();
                credential[QStringLiteral("shown")] = QCborArray{QCborMap{{QStringLiteral("state"), 5}}};
                map[QStringLiteral("credential")] = credential;
            }));
        }
    }

    void inWords() {
        Operation operation;
        operation.clusterName = "postgresql-rectangular-12345";
        operation.app = "example-app";
        operation.change = creating();
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Create the credential reporting"));
        QCOMPARE(text::cliText(operation), QStringLiteral("heroku data:pg:credentials:create "
                                                          "postgresql-rectangular-12345 -a example-app --name "
                                                          "'reporting'"));
        operation.change = rotating("it's", true);
        operation.change.credential->apps = {"shop"};
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Rotate the credential it's, forced"));
        QCOMPARE(text::cliText(operation),
                 QStringLiteral("heroku data:pg:credentials:rotate postgresql-rectangular-12345 -a example-app --name "
                                "'it'\\''s' --force --confirm example-app"));
        const auto json = text::activityJson({&operation}, test::morning);
        for (const auto* member :
             {R"("kind": "rotate-credential")", "\"credential\": \"it's\"", R"("forced": true)", R"("shop")"}) {
            QVERIFY2(json.contains(member), json.constData());
        }
        operation.change = rotatingAll();
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Rotate all credentials"));
        QVERIFY(text::cliText(operation).endsWith(QStringLiteral("-a example-app --all --confirm example-app")));
        operation.change = destroying();
        QCOMPARE(text::changeTitle(operation), QStringLiteral("Destroy the credential analyst"));
        QVERIFY(text::cliText(operation).endsWith(QStringLiteral("--name 'analyst' --confirm example-app")));
    }

    void effectsAreSaidBefore() {
        CredentialScene scene;
        scene.use("catalog-api", "OWN", "u0");
        scene.use("example-app", "REPORTS", "analyst");
        scene.show();
        const auto effects = [&scene](const Change& change) {
            return text::credentialEffects(scene.decided(change)).join(QLatin1Char('\n'));
        };
        const auto gentle = effects(rotating());
        QVERIFY2(gentle.contains(QStringLiteral("older than 30 minutes")) &&
                     gentle.contains(QStringLiteral("1 app gets a new config var and restarts: example-app.")),
                 qPrintable(gentle));
        QVERIFY(!gentle.contains(QStringLiteral("at once")));
        const auto forced = effects(rotating("analyst", true));
        QVERIFY2(forced.contains(QStringLiteral("closed at once")) && forced.contains(QStringLiteral("lag behind")),
                 qPrintable(forced));
        QVERIFY(effects(rotating("u0")).contains(QStringLiteral("closed at once")));
        const auto all = effects(rotatingAll());
        QVERIFY2(all.contains(QStringLiteral("All connections of the cluster")) &&
                     all.contains(QStringLiteral("restart: catalog-api and example-app.")),
                 qPrintable(all));
        QVERIFY(effects(destroying()).contains(QStringLiteral("can't be undone")));
    }
};

POOLHOUSE_CORE_APP_TEST(TestCredentialOperations)
#include "tst_credential_operations.moc"
