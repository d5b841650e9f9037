// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/secret_service_client.h"
#include "tests/field/field_program.h"
#include "tests/support/test_main.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace poolhouse::test;
using poolhouse::test::infoTable;

namespace {

const QByteArray entryToken = "HRKU-aaaaaaaa-0000-4000-8000-000000000001";
const std::map<QString, QString> noVariable{{QStringLiteral("HEROKU_API_KEY"), QString()}};

/// Accepts `token` alone.
void acceptTokenOnly(FieldApi& api) {
    for (const char* route : {"GET /account", "GET /apps"}) {
        const auto usual = jsonAnswer(api.body(route));
        api.respond(route, [usual](const HttpScriptServer::Request& request) {
            return request.header("authorization") == "Bearer " + entryToken
                       ? usual
                       : refusal("401 Unauthorized", "unauthorized", "Invalid credentials provided.");
        });
    }
}

} // namespace

/// Where the token is found, and what is said when it is refused.
class TestFieldToken : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theKeyringEntryOfTheCliIsFound();
    void anOldNetrcIsNotPreferredToIt();
    void aRefusalNamesThePlace();
    void netrc_data();
    void netrc();
    void herokuHostIsHonoured();
    void herokuHostMustBeSafe();
    void aBadHerokuHostStopsOnlyWhatNeedsIt_data();
    void aBadHerokuHostStopsOnlyWhatNeedsIt();

private:
    void writeNetrc(const QByteArray& text,
                    QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner) const;
    [[nodiscard]] std::map<QString, QString> onTheBus() const {
        auto variables = noVariable;
        variables[QStringLiteral("DBUS_SESSION_BUS_ADDRESS")] = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
        return variables;
    }

    FieldProgram m_program;
};

void TestFieldToken::writeNetrc(const QByteArray& text, QFile::Permissions permissions) const {
    QFile file(QDir(m_program.home()).filePath(QStringLiteral(".netrc")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(text) == text.size() && file.setPermissions(permissions));
}

void TestFieldToken::theKeyringEntryOfTheCliIsFound() {
    if (!qEnvironmentVariableIsSet("POOLHOUSE_TEST_KEYRING")) {
        QSKIP("needs dbus-run-session and gnome-keyring-daemon: see keyring_on_private_bus.sh");
    }
    FieldApi api;
    acceptTokenOnly(api);
    SecretServiceClient service;
    QVERIFY(service.store(QStringLiteral("heroku-cli"), QStringLiteral("ops@example.com"), entryToken));
    const auto outcome = m_program.run(api, infoTable, onTheBus());
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(outcome.out.contains(firstName.data()));
}

void TestFieldToken::anOldNetrcIsNotPreferredToIt() {
    if (!qEnvironmentVariableIsSet("POOLHOUSE_TEST_KEYRING")) {
        QSKIP("needs dbus-run-session and gnome-keyring-daemon: see keyring_on_private_bus.sh");
    }
    FieldApi api;
    acceptTokenOnly(api);
    SecretServiceClient service;
    QVERIFY(service.store(QStringLiteral("heroku-cli"), QStringLiteral("ops@example.com"), entryToken));
    writeNetrc("machine 127.0.0.1\n  login ops@example.com\n  password HRKU-old\n");
    QCOMPARE(m_program.run(api, infoTable, onTheBus()).exitCode, 0);
    QVERIFY(service.store(QStringLiteral("heroku-cli"), QStringLiteral("ops@example.com"), "HRKU-revoked"));
    const auto refused = m_program.run(api, infoTable, onTheBus());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("the Heroku CLI's entry in the desktop keyring"), refused.err.constData());
    QVERIFY2(refused.err.contains("A different token is in the file ~/.netrc."), refused.err.constData());
}

void TestFieldToken::aRefusalNamesThePlace() {
    FieldApi api;
    acceptTokenOnly(api);
    const auto variable =
        m_program.run(api, infoTable, {{QStringLiteral("HEROKU_API_KEY"), QStringLiteral("HRKU-revoked")}});
    QCOMPARE(variable.exitCode, 1);
    QVERIFY2(variable.err.contains("rejected the token in the environment variable HEROKU_API_KEY"),
             variable.err.constData());
    QVERIFY2(variable.err.contains("Set HEROKU_API_KEY to a valid token"), variable.err.constData());
    writeNetrc("machine 127.0.0.1\n  login ops@example.com\n  password HRKU-old\n");
    const auto file = m_program.run(api, infoTable, noVariable);
    QCOMPARE(file.exitCode, 1);
    QVERIFY2(file.err.contains("correct the entry in ~/.netrc"), file.err.constData());
}

void TestFieldToken::netrc_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("forOthers");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("private") << QStringLiteral(".netrc") << false << 0 << QByteArray();
    QTest::newRow("for others") << QStringLiteral(".netrc") << true << 0 << QByteArray("chmod 600 ~/.netrc");
    QTest::newRow("encrypted") << QStringLiteral(".netrc.gpg") << false << 1 << QByteArray("~/.netrc.gpg is encrypted");
}

/// Its login is empty, as some tools write it.
void TestFieldToken::netrc() {
    QFETCH(const QString, name);
    QFETCH(const bool, forOthers);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArray, says);
    FieldApi api;
    acceptTokenOnly(api);
    writeNetrc("machine 127.0.0.1\n  login \n  password " + entryToken + "\n",
               QFile::ReadOwner | QFile::WriteOwner | (forOthers ? QFile::ReadOther : QFile::Permission()));
    const QDir home(m_program.home());
    QVERIFY(name == QLatin1String(".netrc") ||
            QFile::rename(home.filePath(QStringLiteral(".netrc")), home.filePath(name)));
    const auto outcome = m_program.run(api, infoTable, noVariable);
    QVERIFY(QFile::remove(home.filePath(name)));
    QVERIFY2(outcome.exitCode == exitCode, outcome.err.constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QVERIFY(!outcome.err.contains(entryToken) && !outcome.out.contains(entryToken));
}

void TestFieldToken::herokuHostIsHonoured() {
    FieldApi api;
    const auto outcome = m_program.run(infoTable, {{QStringLiteral("HEROKU_HOST"), api.url()}});
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(outcome.out.contains(firstName.data()));
    // a domain is that of the API; nothing answers there
    const auto domain = m_program.run(infoTable + QStringList{QStringLiteral("--timeout"), QStringLiteral("9")},
                                      {{QStringLiteral("HEROKU_HOST"), QStringLiteral("nowhere.invalid")},
                                       {QStringLiteral("HTTPS_PROXY"), QStringLiteral("http://127.0.0.1:1")}});
    QCOMPARE(domain.exitCode, 1);
}

void TestFieldToken::herokuHostMustBeSafe() {
    const auto outcome =
        m_program.run(infoTable, {{QStringLiteral("HEROKU_HOST"), QStringLiteral("http://elsewhere.example")}});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.err.contains("HEROKU_HOST would send the token in clear text"), outcome.err.constData());
}

void TestFieldToken::aBadHerokuHostStopsOnlyWhatNeedsIt_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("help") << QStringList{QStringLiteral("--help")};
    QTest::newRow("help of a command") << QStringList{QStringLiteral("apply"), QStringLiteral("--help")};
    QTest::newRow("version") << QStringList{QStringLiteral("--version")};
    QTest::newRow("sandbox") << QStringList{QStringLiteral("info"), QStringLiteral("--sandbox")};
    QTest::newRow("another API") << infoTable;
}

void TestFieldToken::aBadHerokuHostStopsOnlyWhatNeedsIt() {
    QFETCH(QStringList, arguments);
    FieldApi api;
    if (arguments == infoTable) {
        arguments << QStringLiteral("--api-url") << api.url();
    }
    for (const auto* bad : {"http://elsewhere.example", "a b", "https://x.example/path"}) {
        const auto outcome =
            m_program.run(arguments, {{QStringLiteral("HEROKU_HOST"), QString::fromLatin1(bad)},
                                      {QStringLiteral("SSL_CERT_FILE"), QStringLiteral("/nonexistent")}});
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY(!outcome.out.isEmpty());
    }
}

POOLHOUSE_CORE_APP_TEST(TestFieldToken)
#include "tst_field_token.moc"
