// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/credential_decision.h"
#include "tests/support/known_credentials.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::CredentialProblem;
using test::knownCredential;

Q_DECLARE_METATYPE(std::optional<core::CredentialProblem>)

namespace {

using MaybeProblem = std::optional<CredentialProblem>;

core::Attachment attachedAs(const char* app, const char* role) {
    core::Attachment attachment;
    attachment.app.name = app;
    attachment.name = "DATABASE";
    attachment.target = {role, "leader", false};
    return attachment;
}

std::vector<core::Credential> someCredentials() {
    return {knownCredential("u0", true), knownCredential("analyst"), knownCredential("fresh", false, "enabling"),
            knownCredential("leaving", false, "revoking")};
}

} // namespace

/// What may be done to the credentials of a cluster.
class TestCredentialChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesOfNewOnes_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<MaybeProblem>("problem");
        const auto row = [](const QByteArray& name, MaybeProblem problem = {}) {
            QTest::addRow("\"%s\"", name.left(20).constData()) << name << problem;
        };
        row("reporting");
        row("free cred");
        row("a.b-c_d");
        row("Größe");
        row(QByteArray(63, 'n'));
        row("", CredentialProblem::NameEmpty);
        row(QByteArray(64, 'n'), CredentialProblem::NameTooLong);
        row(" reporting", CredentialProblem::NameBlank);
        row("reporting ", CredentialProblem::NameBlank);
        row("a/b", CredentialProblem::NameCharacter);
        row("a|b", CredentialProblem::NameCharacter);
        row("a\tb", CredentialProblem::NameCharacter);
        row("..", CredentialProblem::NameCharacter);
        row("analyst", CredentialProblem::NameTaken);
        row("Analyst"); // PostgreSQL minds the case
    }
    void namesOfNewOnes() {
        QFETCH(const QByteArray, name);
        const auto problem = core::problemOfNewCredential(name.toStdString(), someCredentials());
        QTEST(problem, "problem");
    }

    void whoUsesThem() {
        const auto all = someCredentials();
        const std::vector<core::Attachment> attachments{attachedAs("shop", ""), attachedAs("billing", "u0"),
                                                        attachedAs("example-app", "analyst"),
                                                        attachedAs("billing", "analyst")};
        using Apps = std::vector<std::string>;
        QVERIFY(core::rotation(all[0], false, all, attachments).apps == (Apps{"billing", "shop"}));
        QVERIFY(core::rotation(all[1], true, all, attachments).apps == (Apps{"billing", "example-app"}));
        const auto every = core::rotationOfAll(false, all, attachments);
        QVERIFY(every.apps == (Apps{"billing", "example-app", "shop"}));
        QVERIFY(every.name.empty() && every.owner && every.shown.size() == 2); // not those that come or go
        QVERIFY(core::destruction(all[2], all, attachments).apps.empty());
    }

    /// An attachment without a role is the owner's, whichever that is.
    void whoUsesThemMayBeUnknown() {
        auto all = someCredentials();
        all[0].type = core::readEnum(core::credentialTypeWords(), "main");
        const std::vector<core::Attachment> attachments{attachedAs("shop", ""), attachedAs("billing", "analyst")};
        const std::vector<core::Attachment> named{attachedAs("billing", "analyst")};
        QVERIFY(!core::usersKnown(core::rotation(all[0], true, all, attachments), all, &attachments));
        QVERIFY(!core::usersKnown(core::rotationOfAll(true, all, attachments), all, &attachments));
        QVERIFY(core::usersKnown(core::rotation(all[1], true, all, attachments), all, &attachments));
        QVERIFY(core::usersKnown(core::rotation(all[0], true, all, named), all, &named));
        QVERIFY(!core::usersKnown(core::rotation(all[1], true, all, named), all, nullptr));
        QVERIFY(core::usersKnown(core::newCredential("new"), all, nullptr));
    }

    void whatIsDecided() {
        using core::ChangeKind;
        const auto all = someCredentials();
        const std::vector<core::Attachment> attachments{attachedAs("shop", "analyst")};
        const auto decided = [&](ChangeKind kind, const char* name) {
            return core::changeOfCredentials(kind, name, true, all, attachments);
        };
        const auto rotated = decided(ChangeKind::RotateCredential, "analyst");
        QVERIFY(rotated.kind == ChangeKind::RotateCredential);
        QVERIFY(rotated.credential == core::rotation(all[1], true, all, attachments));
        QVERIFY(decided(ChangeKind::DestroyCredential, "analyst").credential ==
                core::destruction(all[1], all, attachments));
        QVERIFY(decided(ChangeKind::RotateAllCredentials, "").credential ==
                core::rotationOfAll(true, all, attachments));
        QVERIFY(decided(ChangeKind::CreateCredential, "new").credential == core::newCredential("new"));
        QVERIFY(decided(ChangeKind::RotateCredential, "gone").credential->shown.empty());
    }

    void whatIsTyped() {
        using core::ChangeKind;
        const auto all = someCredentials();
        const std::vector<core::Attachment> none;
        const auto phrase = [&](ChangeKind kind, const char* name, bool forced) {
            return core::credentialPhrase(core::changeOfCredentials(kind, name, forced, all, none), "shop", "db");
        };
        QCOMPARE(phrase(ChangeKind::RotateCredential, "analyst", false), std::string());
        QCOMPARE(phrase(ChangeKind::RotateCredential, "analyst", true), std::string("shop/analyst"));
        QCOMPARE(phrase(ChangeKind::RotateCredential, "u0", false), std::string("shop/u0"));
        QCOMPARE(phrase(ChangeKind::RotateAllCredentials, "", false), std::string("shop/db"));
        QCOMPARE(phrase(ChangeKind::DestroyCredential, "analyst", false), std::string("shop/analyst"));
        QCOMPARE(phrase(ChangeKind::CreateCredential, "new", false), std::string());
    }

    void whatResetsConnections() {
        const auto all = someCredentials();
        QVERIFY(!core::resetsConnections(core::rotation(all[1], false, all, {})));
        QVERIFY(core::resetsConnections(core::rotation(all[1], true, all, {})));
        QVERIFY(core::resetsConnections(core::rotation(all[0], false, all, {})));
        QVERIFY(core::resetsConnections(core::rotationOfAll(false, all, {})));
        QVERIFY(core::resetsConnections(core::rotationOfAll(false, {all[1]}, {})));
    }

    void rotationsAndDestructions_data() {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<MaybeProblem>("rotated");
        QTest::addColumn<MaybeProblem>("forced");
        QTest::addColumn<MaybeProblem>("destroyed");
        const MaybeProblem none;
        QTest::newRow("active") << QByteArray("active") << none << none << none;
        QTest::newRow("of another version") << QByteArray("hatching") << none << none << none;
        QTest::newRow("rotating") << QByteArray("rotating") << MaybeProblem(CredentialProblem::Rotating) << none
                                  << none;
        QTest::newRow("enabling") << QByteArray("enabling") << MaybeProblem(CredentialProblem::Enabling)
                                  << MaybeProblem(CredentialProblem::Enabling) << none;
        const MaybeProblem revoking = CredentialProblem::Revoking;
        QTest::newRow("revoking") << QByteArray("revoking") << revoking << revoking << revoking;
    }
    void rotationsAndDestructions() {
        QFETCH(const QByteArray, state);
        const auto credential = knownCredential("analyst", false, state.constData());
        const std::vector all{knownCredential("u0", true), credential};
        const auto rotated = core::problemOfRotation(core::rotation(credential, false, all, {}));
        QTEST(rotated, "rotated");
        const auto forced = core::problemOfRotation(core::rotation(credential, true, all, {}));
        QTEST(forced, "forced");
        const auto destroyed = core::problemOfDestruction(core::destruction(credential, all, {}));
        QTEST(destroyed, "destroyed");
    }

    void whatStaysOrIsMissing() {
        const auto all = someCredentials();
        QVERIFY(core::problemOfDestruction(core::destruction(all[0], all, {})) == CredentialProblem::OwnerStays);
        QVERIFY(core::problemOfDestruction(core::destruction(all[1], all, {attachedAs("shop", "analyst")})) ==
                CredentialProblem::Attached);
        QVERIFY(core::problemOfRotation(core::rotationOfAll(false, {}, {})) == CredentialProblem::Missing);
        QVERIFY(core::problemOfDestruction(core::newCredential("gone")) == CredentialProblem::Missing);
        QVERIFY(core::problemOfRotation(core::newCredential("gone")) == CredentialProblem::Missing);
    }

    /// Another one of the same name is not the one that was shown.
    void oneIsKnownByItsId() {
        const auto all = someCredentials();
        core::ShownCredential shown{all[1].id, "analyst", {}, {}};
        QVERIFY(core::stillThere(shown, all) == &all[1]);
        shown.id = {"another"};
        QVERIFY(core::stillThere(shown, all) == nullptr);
        shown.id = {};
        QVERIFY(core::stillThere(shown, all) == &all[1]);
        QVERIFY(core::credentialNamed("nobody", all) == nullptr);
    }
};

POOLHOUSE_PLAIN_TEST(TestCredentialChange)
#include "tst_credential_change.moc"
