// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
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
