// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "models/views/credential_forms.h"
#include "models/views/credentials_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/known_credentials.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using test::knownCredential;
using views::CredentialDraft;
using views::CredentialForm;
using views::CredentialsView;

namespace {

/// Forms and list of the cluster in the main window.
struct CredentialFormScene {
    fleet::Store store;
    std::vector<core::Credential> all = test::knownCredentials();
    std::optional<operations::Refusal> refused;

    CredentialFormScene() { test::fillWithRectangular(store); }

    [[nodiscard]] CredentialForm form(const CredentialDraft& draft) const {
        return views::credentialForm({store, *store.cluster(test::rectangular().id), test::morning}, all, draft,
                                     [this](const core::Change&) { return refused; });
    }
    void use(const char* app, const char* name, const char* credential) {
        auto attachments = test::attachments();
        attachments.push_back({{std::string("used-") + name},
                               name,
                               test::app(app),
                               test::rectangular().id,
                               {credential, "leader", false}});
        store.applyAttachments(attachments, test::morning);
    }
    [[nodiscard]] CredentialsView list() const {
        fleet::CredentialsRecord record;
        record.credentials = all;
        record.freshness.readAt = test::morning;
        return list(record);
    }
    [[nodiscard]] CredentialsView list(const fleet::CredentialsRecord& record) const {
        return views::credentialsView(test::rectangular().id, &record, store, test::morning,
                                      [this](const core::Change&) { return refused; });
    }
};

} // namespace

/// What a change of a credential does, told before, and the list of them.
class TestCredentialForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreCheckedWhileTyping_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("problem");
        QTest::newRow("good") << QByteArray("reporting") << QString();
        QTest::newRow("taken") << QByteArray("analyst")
                               << QStringLiteral("The cluster already has a credential named analyst.");
        QTest::newRow("slash") << QByteArray("a/b")
                               << QStringLiteral("A name can't have a slash, a vertical bar or a control character, or "
                                                 "be nothing but dots.");
    }
    void namesAreCheckedWhileTyping() {
        QFETCH(const QByteArray, name);
        QFETCH(const QString, problem);
        const CredentialFormScene scene;
        const auto form = scene.form({ChangeKind::CreateCredential, name.toStdString(), false, {}});
        QCOMPARE(form.fieldProblem.value_or(QString()), problem);
        QCOMPARE(form.whyNot.value_or(QString()), problem);
        QCOMPARE(form.changes.empty(), !problem.isEmpty());
        QVERIFY(form.phrase.isEmpty() && !form.alarming);
    }
    void anEmptyNameIsNoMistakeYet() {
        const CredentialFormScene scene;
        const auto form = scene.form({ChangeKind::CreateCredential, {}, false, {}});
        QVERIFY(!form.fieldProblem && form.whyNot && form.changes.empty());
    }

    void aGentleRotationNeedsNoPhrase() {
        CredentialFormScene scene;
        scene.use("catalog-api", "REPORTS", "analyst");
        auto form = scene.form({ChangeKind::RotateCredential, "analyst", false, {}});
        QCOMPARE(form.title, QStringLiteral("Rotate the credential analyst?"));
        QVERIFY(form.phrase.isEmpty() && !form.alarming && form.changes.size() == 1);
        QCOMPARE(form.facts.front().plain(), QStringLiteral("catalog-api"));
        QVERIFY2(form.consequence.contains(QStringLiteral("1 app gets a new config var and restarts: catalog-api.")),
                 qPrintable(form.consequence));
        form = scene.form({ChangeKind::RotateCredential, "analyst", true, {}});
        QCOMPARE(form.title, QStringLiteral("Rotate the credential analyst?"));
        QCOMPARE(form.phrase, QStringLiteral("example-app/analyst"));
        QCOMPARE(form.whyNot, QStringLiteral("Type example-app/analyst first."));
        QVERIFY(form.alarming && form.changes.empty());
        form = scene.form({ChangeKind::RotateCredential, "analyst", true, QStringLiteral(" example-app/analyst ")});
        QVERIFY(!form.whyNot && form.changes.front().credential->forced);
        form = scene.form({ChangeKind::RotateCredential, "analyst", true, QStringLiteral("Example")});
        QCOMPARE(form.mismatch, QStringLiteral("Case-sensitive."));
    }

    void whatBreaksNeedsItsPhrase() {
        const CredentialFormScene scene;
        QCOMPARE(scene.form({ChangeKind::RotateCredential, "u0", false, {}}).phrase, QStringLiteral("example-app/u0"));
        const auto all = scene.form({ChangeKind::RotateAllCredentials, {}, false, {}});
        QCOMPARE(all.phrase, QStringLiteral("example-app/postgresql-rectangular-12345"));
        QCOMPARE(all.title, QStringLiteral("Rotate all credentials?"));
        const auto gone = scene.form({ChangeKind::DestroyCredential, "analyst", false, {}});
        QCOMPARE(gone.phrase, QStringLiteral("example-app/analyst"));
        QVERIFY(gone.alarming);
        QVERIFY2(gone.consequence.contains(QStringLiteral("can't be undone")), qPrintable(gone.consequence));
    }

    void whatTheEngineRefusesIsNotSent() {
        CredentialFormScene scene;
        scene.refused.emplace();
        scene.refused->code = operations::Refusal::Code::ClusterMissing;
        const auto form = scene.form({ChangeKind::CreateCredential, "reporting", false, {}});
        QCOMPARE(form.whyNot, QStringLiteral("The cluster no longer exists."));
        QVERIFY(form.changes.empty() && !form.fieldProblem);
        QVERIFY(scene.list().createWhyNot && scene.list().rows.front().rotateWhyNot);
    }

    void theListTellsStateAndUse() {
        CredentialFormScene scene;
        scene.use("catalog-api", "REPORTS", "analyst");
        scene.all.push_back(knownCredential("idle", false, "rotating"));
        const auto view = scene.list();
        QCOMPARE(view.headline, QStringLiteral("3 credentials, 1 used by no attachment"));
        QCOMPARE(view.rows.size(), std::size_t{3});
        QCOMPARE(view.rows[0].name, std::string("u0")); // the owner first
        QCOMPARE(view.rows[0].type, QStringLiteral("owner"));
        QVERIFY2(view.rows[0].usedBy.contains(QStringLiteral("READS in catalog-api")), qPrintable(view.rows[0].usedBy));
        QCOMPARE(view.rows[1].usedBy, QStringLiteral("REPORTS in catalog-api"));
        QCOMPARE(view.rows[2].state, QStringLiteral("rotating"));
        QCOMPARE(view.rows[2].usedBy, QStringLiteral("no attachment"));
        QVERIFY(view.rows[1].used == true && view.rows[2].used == false);
    }

    void whatIsUnknownIsNotShownAsUnused() {
        const CredentialFormScene scene;
        fleet::Store empty;
        empty.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        fleet::CredentialsRecord record;
        record.credentials = scene.all;
        const auto view = views::credentialsView(test::rectangular().id, &record, empty, test::morning,
                                                 [](const core::Change&) { return std::nullopt; });
        QCOMPARE(view.rows.front().usedBy, QStringLiteral("unknown"));
        QCOMPARE(view.headline, QStringLiteral("2 credentials"));
        QVERIFY(!view.rows.front().used);
        QVERIFY(scene.list({}).createWhyNot.has_value()); // not loaded yet
        const auto form = views::credentialForm({empty, *empty.cluster(test::rectangular().id), test::morning},
                                                scene.all, {ChangeKind::RotateCredential, "analyst", false, {}},
                                                [](const core::Change&) { return std::nullopt; });
        QCOMPARE(form.facts.front().plain(), QStringLiteral("unknown"));
        QCOMPARE(form.whyNot, QStringLiteral("Which apps use analyst is unknown."));
        QVERIFY(form.changes.empty());
        QCOMPARE(view.rows.front().rotateWhyNot, QStringLiteral("Which apps use u0 is unknown."));
        QCOMPARE(view.rotateAllWhyNot, QStringLiteral("Which apps use the credentials is unknown."));
        QVERIFY(!view.createWhyNot);
    }

    /// Of one whose type has another word, attachments without a role may be.
    void oneThatMayBeTheOwnersIsNotCountedAsUnused() {
        CredentialFormScene scene;
        scene.all.front().type = core::readEnum(core::credentialTypeWords(), "main");
        const auto view = scene.list();
        QCOMPARE(view.rows.size(), std::size_t{2});
        QCOMPARE(view.rows[0].usedBy, QStringLiteral("no attachment")); // analyst
        QCOMPARE(view.rows[1].usedBy, QStringLiteral("unknown"));
        QCOMPARE(view.headline, QStringLiteral("2 credentials"));
        QCOMPARE(view.rows[1].destroyWhyNot, QStringLiteral("Which apps use u0 is unknown."));
        QVERIFY(!view.rows[0].rotateWhyNot);
        QCOMPARE(scene.form({ChangeKind::RotateCredential, "u0", false, {}}).facts.front().plain(),
                 QStringLiteral("unknown"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestCredentialForms)
#include "tst_credential_forms.moc"
