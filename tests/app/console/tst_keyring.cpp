// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/keyring.h"
#include "tests/support/test_main.h"

#include "tests/app/console/secret_service_client.h"

#include <QElapsedTimer>
#include <QTest>

#include <optional>

using namespace poolhouse::console;
using Prompt = Keyring::Prompt;

/// Runs without a bus and (see CMakeLists.txt) on a private bus with an unlocked keyring.
class TestKeyring : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutABusThereIsNone();
    void keepsReadsAndForgets();
    void findsTheTokenOfTheCli();
};

namespace {

template <class Ask> Keyring::Answer keyringAnswer(Ask ask) {
    std::optional<Keyring::Answer> answer;
    const auto call = ask([&answer](Keyring::Answer told) { answer = std::move(told); });
    const bool inTime = QTest::qWaitFor([&answer] { return answer.has_value(); }, 20000);
    return inTime ? *answer : Keyring::Answer{Keyring::Outcome::Missing, "no response"};
}

bool onPrivateBus() {
    return qEnvironmentVariableIsSet("POOLHOUSE_TEST_KEYRING");
}

} // namespace

void TestKeyring::withoutABusThereIsNone() {
    if (onPrivateBus()) {
        QSKIP("this run has a keyring");
    }
    DesktopKeyring keyring(std::chrono::seconds(5));
    const auto key = QStringLiteral("token for nobody");
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.read(key, Prompt::Allowed, reply); }).outcome ==
            Keyring::Outcome::Missing);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.write(key, "x", reply); }).outcome ==
            Keyring::Outcome::Missing);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.remove(key, reply); }).outcome == Keyring::Outcome::Missing);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.readCliToken(Prompt::Allowed, reply); }).outcome ==
            Keyring::Outcome::Missing);
}

void TestKeyring::keepsReadsAndForgets() {
    if (!onPrivateBus()) {
        QSKIP("needs dbus-run-session and gnome-keyring-daemon: see keyring_on_private_bus.sh");
    }
    DesktopKeyring keyring(std::chrono::seconds(10));
    const auto key = QStringLiteral("token for 127.0.0.1:5000");
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.read(key, Prompt::Allowed, reply); }).outcome ==
            Keyring::Outcome::NotFound);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.write(key, "secret", reply); }).outcome ==
            Keyring::Outcome::Done);
    const auto read = keyringAnswer([&](auto reply) { return keyring.read(key, Prompt::Allowed, reply); });
    QVERIFY(read.outcome == Keyring::Outcome::Done);
    QCOMPARE(QByteArray::fromStdString(read.secret), QByteArray("secret"));
    const auto silent = keyringAnswer([&](auto reply) { return keyring.read(key, Prompt::Never, reply); });
    QCOMPARE(QByteArray::fromStdString(silent.secret), QByteArray("secret"));
    const auto other = QStringLiteral("token for api.heroku.com");
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.read(other, Prompt::Allowed, reply); }).outcome ==
            Keyring::Outcome::NotFound);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.remove(key, reply); }).outcome == Keyring::Outcome::Done);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.read(key, Prompt::Allowed, reply); }).outcome ==
            Keyring::Outcome::NotFound);
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.remove(key, reply); }).outcome == Keyring::Outcome::Done);
}

/// Stored as the CLI does it, with libsecret's own attributes and schema left out.
void TestKeyring::findsTheTokenOfTheCli() {
    if (!onPrivateBus()) {
        QSKIP("needs dbus-run-session and gnome-keyring-daemon: see keyring_on_private_bus.sh");
    }
    DesktopKeyring keyring(std::chrono::seconds(10));
    const auto read = [&keyring] {
        return keyringAnswer([&](auto reply) { return keyring.readCliToken(Prompt::Allowed, reply); });
    };
    QVERIFY(read().outcome == Keyring::Outcome::NotFound);
    poolhouse::test::SecretServiceClient service;
    QVERIFY(service.store(QStringLiteral("heroku-cli"), QStringLiteral("ada@example.com"), "HRKU-old"));
    QVERIFY(service.store(QStringLiteral("other"), QStringLiteral("ada@example.com"), "not this"));
    QVERIFY(read().outcome == Keyring::Outcome::Done);
    QCOMPARE(QByteArray::fromStdString(read().secret), QByteArray("HRKU-old"));
    QVERIFY(service.store(QStringLiteral("heroku-cli"), QStringLiteral("ada@example.com"), "HRKU-renewed"));
    QCOMPARE(QByteArray::fromStdString(read().secret), QByteArray("HRKU-renewed"));
    QVERIFY(service.lock());
    const auto locked = keyringAnswer([](auto reply) {
        static DesktopKeyring impatient(std::chrono::milliseconds(300));
        return impatient.readCliToken(Prompt::Allowed, reply);
    });
    QVERIFY(locked.outcome == Keyring::Outcome::Missing);
    // at once, where prompting is forbidden
    QElapsedTimer since;
    since.start();
    QVERIFY(keyringAnswer([&](auto reply) { return keyring.readCliToken(Prompt::Never, reply); }).outcome ==
            Keyring::Outcome::Missing);
    QVERIFY(since.elapsed() < 9000); // not after its time limit
}

POOLHOUSE_CORE_APP_TEST(TestKeyring)
#include "tst_keyring.moc"
