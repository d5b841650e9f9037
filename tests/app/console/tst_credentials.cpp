// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/fake_credential_sources.h"
#include "tests/app/console/sample_secrets.h"
#include "tests/support/bearer_token.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace poolhouse;
using namespace poolhouse::console;
using test::herokuEntry;

class TestCredentials : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void environmentComesFirst();
    void keyringComesBeforeNetrc();
    void netrcComesLast();
    void theClisEntryComesBetween();
    void aRenewedTokenIsNotOneThatWasBehind();
    void aMissingKeyringIsNoEnd();
    void nothingAnywhere();
    void whatIsNoTokenIsPassedOver();
    void eachHostHasItsOwnEntry();
    void aDroppedSearchNeverAnswers();
    void readsTheRealFile();
    void takesTheTokenOutOfTheEnvironment();
    void aFileForOthersIsSaid();
    void anUnreadableFileIsSaid();
    void throwawayTokensAreUsable();
};

namespace {

const QString herokuHost = QStringLiteral("api.heroku.com");

/// Result of find().
struct Answer {
    bool told = false;
    bool hasToken = false;
    QByteArray secret; ///< as it would be sent
    std::optional<TokenOrigin> origin;
    std::optional<Keyring::Outcome> keyring;
    std::vector<fleet::SessionNotice> notices;
};

Answer found(FakeCredentialSources& places, const QString& host = herokuHost) {
    Credentials credentials(places);
    Answer answer;
    const auto call = credentials.find(host, Keyring::Prompt::Allowed, [&answer](const FoundToken& result) {
        const auto secret = result.token ? test::bearerSecret(*result.token) : QByteArray();
        answer = {true, result.token.has_value(), secret, result.origin, result.keyring, result.notices};
    });
    const bool inTime = QTest::qWaitFor([&answer] { return answer.told; }, 5000);
    return inTime ? answer : Answer{};
}

FakeCredentialSources fullPlaces() {
    FakeCredentialSources places;
    places.inEnvironment.secret = "one";
    places.fakeKeyring.entries[herokuEntry] = "two";
    places.inNetrc[herokuHost].secret = "three";
    return places;
}

} // namespace

void TestCredentials::environmentComesFirst() {
    auto places = fullPlaces();
    const auto answer = found(places);
    QCOMPARE(answer.secret, QByteArray("one"));
    QVERIFY(answer.origin == TokenOrigin::Environment);
    QCOMPARE(places.looked, QStringList{QStringLiteral("environment")});
}

void TestCredentials::keyringComesBeforeNetrc() {
    auto places = fullPlaces();
    places.inEnvironment = {};
    const auto answer = found(places);
    QCOMPARE(answer.secret, QByteArray("two"));
    QVERIFY(answer.origin == TokenOrigin::Keyring);
    QCOMPARE(places.looked, (QStringList{QStringLiteral("environment"), QStringLiteral("keyring")}));
}

void TestCredentials::netrcComesLast() {
    auto places = fullPlaces();
    places.inEnvironment = {};
    places.fakeKeyring.entries.clear();
    const auto answer = found(places);
    QCOMPARE(answer.secret, QByteArray("three"));
    QVERIFY(answer.origin == TokenOrigin::Netrc);
    QVERIFY(answer.keyring == Keyring::Outcome::NotFound);
    QCOMPARE(places.looked.last(), QStringLiteral("netrc api.heroku.com"));
}

void TestCredentials::theClisEntryComesBetween() {
    auto places = fullPlaces();
    places.inEnvironment = {};
    places.fakeKeyring.cliToken = "cli";
    QVERIFY(found(places).origin == TokenOrigin::Keyring);
    places.fakeKeyring.entries.clear();
    const auto answer = found(places);
    QCOMPARE(answer.secret, QByteArray("cli"));
    QVERIFY(answer.origin == TokenOrigin::CliKeyring);
    QVERIFY(!places.looked.last().startsWith(QStringLiteral("netrc")));
}

void TestCredentials::aRenewedTokenIsNotOneThatWasBehind() {
    auto places = fullPlaces();
    places.fakeKeyring.cliToken = "one"; // the same as in the environment
    Credentials credentials(places);
    const auto fingerprint = typedToken(herokuHost, "one").fingerprint;
    const auto renewed = [&](TokenOrigin refused) {
        std::optional<RenewedToken> answer;
        const auto call = credentials.findRenewed(herokuHost, refused, fingerprint, Keyring::Prompt::Never,
                                                  [&answer](RenewedToken told) { answer.emplace(std::move(told)); });
        const bool inTime = QTest::qWaitFor([&answer] { return answer.has_value(); }, 5000);
        return inTime ? std::move(*answer) : RenewedToken{};
    };
    const auto first = renewed(TokenOrigin::Environment);
    QVERIFY(!first.token);
    QVERIFY(first.others == (std::vector{TokenOrigin::Keyring, TokenOrigin::Netrc}));
    auto second = renewed(TokenOrigin::CliKeyring);
    QVERIFY(second.token && second.token->origin == TokenOrigin::Keyring); // takes precedence
    QVERIFY(second.others == std::vector{TokenOrigin::Netrc});
    places.fakeKeyring.entries.clear();
    places.fakeKeyring.cliToken = "renewed";
    const auto third = renewed(TokenOrigin::CliKeyring);
    QVERIFY(third.token && third.token->origin == TokenOrigin::CliKeyring);
    places.fakeKeyring.locked = true;
    QVERIFY(!renewed(TokenOrigin::CliKeyring).token);
    QCOMPARE(places.fakeKeyring.prompts, 0);
}

void TestCredentials::aMissingKeyringIsNoEnd() {
    auto places = fullPlaces();
    places.inEnvironment = {};
    places.fakeKeyring.missing = true;
    const auto answer = found(places);
    QCOMPARE(answer.secret, QByteArray("three"));
    QVERIFY(answer.origin == TokenOrigin::Netrc);
    QVERIFY(answer.keyring == Keyring::Outcome::Missing);
}

void TestCredentials::nothingAnywhere() {
    FakeCredentialSources places;
    const auto answer = found(places);
    QVERIFY(answer.told);
    QVERIFY(!answer.hasToken);
    QVERIFY(!answer.origin);
    QVERIFY(answer.notices.empty());
}

void TestCredentials::whatIsNoTokenIsPassedOver() {
    auto places = fullPlaces();
    places.inEnvironment.secret = "se\ncret";
    places.fakeKeyring.entries[herokuEntry] = "  two\n"; // surrounding white space is not part of the token
    const auto answer = found(places);
    QCOMPARE(answer.secret, QByteArray("two"));
    QVERIFY(answer.origin == TokenOrigin::Keyring);
    const fleet::SessionNotice skipped{fleet::SessionNotice::Code::NotAToken, TokenOrigin::Environment};
    QVERIFY(answer.notices == std::vector{skipped}); // never the secret itself
}

void TestCredentials::eachHostHasItsOwnEntry() {
    auto places = fullPlaces();
    places.inEnvironment = {};
    places.fakeKeyring.entries[QStringLiteral("token for 127.0.0.1:5000")] = "four";
    const auto local = found(places, QStringLiteral("127.0.0.1:5000"));
    QVERIFY(local.origin == TokenOrigin::Keyring);
    QCOMPARE(local.secret, QByteArray("four"));
    QVERIFY(!found(places, QStringLiteral("127.0.0.1:5001")).hasToken);
    QCOMPARE(places.looked.last(), QStringLiteral("netrc 127.0.0.1"));
    QVERIFY(!found(places, QStringLiteral("[::1]:5001")).hasToken);
    QCOMPARE(places.looked.last(), QStringLiteral("netrc [::1]"));
}

void TestCredentials::aDroppedSearchNeverAnswers() {
    auto places = fullPlaces();
    Credentials credentials(places);
    bool told = false;
    for (const bool environment : {true, false}) {
        places.inEnvironment.secret = environment ? std::optional<std::string>("one") : std::nullopt;
        auto call = credentials.find(herokuHost, Keyring::Prompt::Allowed, [&told](const FoundToken&) { told = true; });
        call.cancel();
    }
    bool later = false;
    api::TimerDelay delay;
    const auto call = delay.after(std::chrono::milliseconds(0), [&later] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!told);
}

void TestCredentials::readsTheRealFile() {
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    DesktopCredentialSources places(std::chrono::seconds(1));
    QVERIFY(!places.netrc(herokuHost).secret);
    QVERIFY(!places.netrc(herokuHost).notice);
    QFile file(home.filePath(QStringLiteral(".netrc")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine api.heroku.com login ada password secret\n");
    file.close();
    QCOMPARE(QByteArray::fromStdString(places.netrc(herokuHost).secret.value_or("")), QByteArray("secret"));
    QVERIFY(!places.environment().secret);
}

void TestCredentials::takesTheTokenOutOfTheEnvironment() {
    qputenv("HEROKU_API_KEY", "from-environment");
    const auto taken = MaskedSecret::takenFromEnvironment("HEROKU_API_KEY");
    QVERIFY(!qEnvironmentVariableIsSet("HEROKU_API_KEY"));
    DesktopCredentialSources places(std::chrono::seconds(1), taken);
    for (int time = 0; time < 2; ++time) { // it can be used again after a session has ended
        QCOMPARE(QByteArray::fromStdString(places.environment().secret.value_or("")), QByteArray("from-environment"));
    }
    QVERIFY(!MaskedSecret::takenFromEnvironment("HEROKU_API_KEY").value());
    qputenv("HEROKU_API_KEY", "");
    QVERIFY(!MaskedSecret::takenFromEnvironment("HEROKU_API_KEY").value());
}

void TestCredentials::aFileForOthersIsSaid() {
    using Code = fleet::SessionNotice::Code;
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    DesktopCredentialSources places(std::chrono::seconds(1));
    QFile encrypted(home.filePath(QStringLiteral(".netrc.gpg")));
    QVERIFY(encrypted.open(QIODevice::WriteOnly));
    QVERIFY(places.netrc(herokuHost).notice == fleet::SessionNotice{Code::NetrcEncrypted});
    QFile file(home.filePath(QStringLiteral(".netrc")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine api.heroku.com\n  login\n  password secret\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    const auto open = places.netrc(herokuHost);
    QVERIFY(open.secret.has_value());
    QVERIFY(open.notice == fleet::SessionNotice{Code::NetrcOpen});
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(!places.netrc(herokuHost).notice);
}

void TestCredentials::anUnreadableFileIsSaid() {
    const QTemporaryDir home;
    qputenv("HOME", home.path().toLocal8Bit());
    QVERIFY(QDir(home.path()).mkdir(QStringLiteral(".netrc"))); // unreadable even for root
    DesktopCredentialSources places(std::chrono::seconds(1));
    const auto reading = places.netrc(herokuHost);
    QVERIFY(!reading.secret);
    QVERIFY(reading.notice == fleet::SessionNotice{fleet::SessionNotice::Code::NetrcNotAFile});
}

void TestCredentials::throwawayTokensAreUsable() {
    const auto one = test::bearerSecret(throwawayToken());
    QVERIFY(!one.isEmpty());
    QVERIFY(one != test::bearerSecret(throwawayToken()));
}

POOLHOUSE_CORE_APP_TEST(TestCredentials)
#include "tst_credentials.moc"
