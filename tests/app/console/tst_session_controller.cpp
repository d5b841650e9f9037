// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/active_client.h"
#include "app/console/sandbox_starter.h"
#include "app/console/session_controller.h"
#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "tests/app/console/fake_credential_sources.h"
#include "tests/app/console/sample_secrets.h"
#include "tests/support/answering_services.h"
#include "tests/support/bearer_token.h"
#include "tests/support/test_main.h"
#include "ui/platform/memory_preferences.h"

#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;
using namespace poolhouse::console;
using test::herokuEntry;
using Notice = fleet::SessionNotice::Code;
using SessionState = fleet::Session::State;

namespace {

const QString secret = QStringLiteral("HRKU-recognisable-secret");

class CountedSandbox final : public RunningSandbox {
public:
    explicit CountedSandbox(int& running) : m_running(running) { ++m_running; }
    ~CountedSandbox() override { --m_running; }
    [[nodiscard]] QUrl url() const override { return QUrl(QStringLiteral("http://127.0.0.1:5999")); }

private:
    int& m_running;
};

/// A session controller with scripted dependencies.
struct SessionScene {
    FakeCredentialSources places;
    std::shared_ptr<test::AnsweringServices> client = std::make_shared<test::AnsweringServices>();
    ActiveClient clients;
    ui::MemoryPreferences preferences;
    core::ManualClock clock{*core::parseInstant("2026-06-22T08:00:00Z")};
    fleet::Store store;
    api::SessionMonitor monitor;
    fleet::Poller poller{{clients, clients, clients, clients, monitor}, store, clock};
    QList<QUrl> connectedTo;
    QList<QByteArray> connectedWith; ///< tokens
    QList<SandboxSource> sandboxes;
    std::optional<fleet::SandboxNotStarted> sandboxProblem;
    api::TimerDelay delay;
    int sandboxesRunning = 0;
    std::unique_ptr<SessionController> session;

    explicit SessionScene(std::chrono::milliseconds renewalInterval = std::chrono::hours(1)) {
        session = std::make_unique<SessionController>(SessionDependencies{
            places, clients,
            [this](const api::ApiHosts& hosts, api::Token token) {
                QVERIFY(token.usable());
                connectedTo.append(hosts.platform);
                connectedWith.append(test::bearerSecret(token));
                clients.use(client);
            },
            [this] { clients.useNone(); },
            [this](const SandboxSource& source, std::function<void(StartedSandbox)> reply) {
                sandboxes.append(source);
                return delay.after(std::chrono::milliseconds(0), [this, reply = std::move(reply)] {
                    if (sandboxProblem) {
                        reply(*sandboxProblem);
                    } else {
                        reply(std::unique_ptr<RunningSandbox>(std::make_unique<CountedSandbox>(sandboxesRunning)));
                    }
                });
            },
            store, poller, preferences, renewalInterval});
    }

    /// Once connected, the API no longer accepts the token.
    void refuse() {
        QTRY_VERIFY(session->state() == SessionState::Connected);
        QTRY_VERIFY(poller.account() && store.fleetFreshness().everRead() && !poller.busy());
        client->fleetError = client->accountError = test::errorOf(api::ApiError::Kind::Unauthorized);
        clock.advance(std::chrono::minutes(1)); // the account was verified a moment ago
        poller.refresh();
        QTRY_VERIFY(poller.phase() == fleet::Poller::Phase::Refused);
    }
};

text::ProblemText shownProblem(const SessionController& session) {
    const auto problem = session.problem();
    return problem ? text::problemText(*problem) : text::ProblemText{};
}

} // namespace

class TestSessionController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSandboxNeverLooksForAToken();
    void aSandboxThatCannotStartSaysWhy();
    void aTypedTokenIsTriedThenRemembered();
    void aTypedTokenIsRememberedOnlyWhenAskedTo();
    void aRefusedTokenIsNotRemembered();
    void whatCannotBeATokenIsNotSent();
    void withoutAKeyringItSaysSo();
    void aFoundTokenGoesInEvenOffline();
    void aTokenWithoutTheIdentityScopeReads_data();
    void aTokenWithoutTheIdentityScopeReads();
    void anAccountThatIsDownHasNoIdentityYet();
    void aSuspendedAccountDoesNotConnect();
    void aFoundTokenThatIsRefusedIsSaid();
    void otherPlacesAreNamedWhenOneIsRefused();
    void aRenewedTokenIsTakenUp_data();
    void aRenewedTokenIsTakenUp();
    void anOlderTokenElsewhereIsOnlyNamed();
    void theKeyringPromptsOnlyOnAnAction();
    void looksOfTheFormAndForARenewedTokenDoNotEndEachOther();
    void noTokenAnywhereIsSaid();
    void opensWhatWasUsedLast();
    void aNewSessionLeavesNothingOfTheOld();
    void disconnectingForgetsButKeepsTheKeyring();
    void forgettingTakesItOutOfTheKeyring();
    void givingUpIsPossibleAtAnyTime();
    void aTokenThatIsThereIsFoundWithoutBeingTried();
    void theRealSandboxStartsOnItsOwnTime();
};

void TestSessionController::theSandboxNeverLooksForAToken() {
    SessionScene scene;
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.session->begin(SandboxSource{QStringLiteral("busy"), 7, 2, {}});
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QVERIFY(scene.session->isSandbox());
    QVERIFY(!scene.session->tokenOrigin());
    QTRY_VERIFY(scene.store.fleetFreshness().everRead());
    QCOMPARE(scene.places.looked, QStringList());
    QCOMPARE(scene.sandboxes.front().scenario, QStringLiteral("busy"));
    QCOMPARE(scene.connectedWith.size(), 1);
    QVERIFY(scene.connectedWith.front() != secret.toUtf8()); // a throwaway token
    QCOMPARE(scene.connectedTo, QList<QUrl>{QUrl(QStringLiteral("http://127.0.0.1:5999"))});
}

void TestSessionController::aSandboxThatCannotStartSaysWhy() {
    SessionScene scene;
    scene.sandboxProblem = fleet::SandboxNotStarted{"why"};
    scene.session->openSandbox();
    QTRY_VERIFY(scene.session->state() == SessionState::None);
    QCOMPARE(shownProblem(*scene.session).why, QStringLiteral("why"));
    QVERIFY(!scene.session->isSandbox());
}

void TestSessionController::aTypedTokenIsTriedThenRemembered() {
    SessionScene scene;
    scene.session->connectAccount(QStringLiteral("  ") + secret + QStringLiteral("\n"), true);
    QVERIFY(scene.session->state() == SessionState::Connecting);
    QVERIFY(scene.places.fakeKeyring.entries.empty());
    QTRY_VERIFY(!scene.places.fakeKeyring.entries.empty());
    QVERIFY(scene.session->state() == SessionState::Connected);
    QCOMPARE(scene.connectedWith, QList<QByteArray>{secret.toUtf8()});
    QCOMPARE(QString::fromStdString(scene.places.fakeKeyring.entries[herokuEntry]), secret);
    QCOMPARE(scene.session->target(), QStringLiteral("api.heroku.com as ada@example.com"));
    QTRY_VERIFY(scene.session->keyring() == fleet::Session::Keyring::Available);
    QVERIFY(scene.session->tokenOrigin() == TokenOrigin::Keyring);
    QVERIFY(!scene.preferences.value(QStringLiteral("session/last")).toString().contains(secret));
}

void TestSessionController::aTypedTokenIsRememberedOnlyWhenAskedTo() {
    SessionScene scene;
    scene.session->connectAccount(secret, false);
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QTRY_VERIFY(scene.store.fleetFreshness().everRead());
    QCOMPARE(scene.places.looked, QStringList());
}

void TestSessionController::aRefusedTokenIsNotRemembered() {
    SessionScene scene;
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Unauthorized);
    scene.session->connectAccount(secret, true);
    QTRY_VERIFY(scene.session->problem().has_value());
    QVERIFY(scene.session->state() == SessionState::None);
    QVERIFY(scene.places.fakeKeyring.entries.empty());
    QVERIFY(std::holds_alternative<api::ApiError>(*scene.session->problem()));
    QVERIFY(!shownProblem(*scene.session).sentence().contains(secret));
}

void TestSessionController::whatCannotBeATokenIsNotSent() {
    SessionScene scene;
    scene.session->connectAccount(QStringLiteral("two words"), true);
    QVERIFY(std::holds_alternative<fleet::MalformedToken>(scene.session->problem().value()));
    QCOMPARE(shownProblem(*scene.session).what, QStringLiteral("Not a valid token."));
    QVERIFY(scene.connectedTo.isEmpty());
}

void TestSessionController::withoutAKeyringItSaysSo() {
    SessionScene scene;
    scene.places.fakeKeyring.missing = true;
    scene.session->connectAccount(secret, true);
    QTRY_VERIFY(scene.session->keyring() == fleet::Session::Keyring::Missing);
    QVERIFY(scene.session->state() == SessionState::Connected);
    QVERIFY(scene.session->notices() == std::vector{fleet::SessionNotice{Notice::NotRemembered}});
}

void TestSessionController::aFoundTokenGoesInEvenOffline() {
    SessionScene scene;
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Unreachable);
    scene.session->begin(publicApi());
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QCOMPARE(scene.connectedWith, QList<QByteArray>{secret.toUtf8()});
    QCOMPARE(scene.session->target(), QStringLiteral("api.heroku.com"));
    QVERIFY(scene.session->tokenOrigin() == TokenOrigin::Environment);
}

void TestSessionController::aTokenWithoutTheIdentityScopeReads_data() {
    QTest::addColumn<bool>("typed");
    QTest::newRow("found") << false;
    QTest::newRow("typed") << true;
}

void TestSessionController::aTokenWithoutTheIdentityScopeReads() {
    QFETCH(const bool, typed);
    SessionScene scene;
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Forbidden);
    scene.client->accountError->status = 403;
    if (typed) {
        scene.session->connectAccount(secret, false);
    } else {
        scene.places.inEnvironment.secret = secret.toStdString();
        scene.session->begin(publicApi());
    }
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QTRY_VERIFY(scene.store.fleetFreshness().everRead());
    QCOMPARE(scene.session->target(), QStringLiteral("api.heroku.com as an unnamed account"));
    const auto key = scene.session->accountKey();
    QCOMPARE(key, identityOf(QStringLiteral("api.heroku.com"), secret.toStdString()));
    QVERIFY(key.startsWith(QStringLiteral("token-")) && !key.contains(QStringLiteral("recognisable")));
    QVERIFY(key != identityOf(QStringLiteral("api.example.com"), secret.toStdString()));
    const fleet::SessionNotice unnamed{Notice::UnnamedAccount};
    QVERIFY(scene.session->notices() == std::vector{unnamed});

    scene.client->accountError.reset();
    scene.poller.refresh();
    QTRY_VERIFY(scene.poller.account());
    QCOMPARE(scene.session->accountKey(), key); // until it is taken
    scene.session->takeName();
    QCOMPARE(scene.session->accountKey(), QString::fromStdString(scene.poller.account()->id));
    QCOMPARE(scene.session->tokenIdentity(), key);
    QVERIFY(scene.session->notices().empty());
}

/// Whose locks apply is not known while the account is only late.
void TestSessionController::anAccountThatIsDownHasNoIdentityYet() {
    SessionScene scene;
    scene.client->accountError = test::errorOf(api::ApiError::Kind::ServerError);
    scene.client->accountError->status = 503;
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.session->begin(publicApi());
    QTRY_VERIFY(scene.poller.accountProblem().has_value());
    QCOMPARE(scene.session->accountKey(), QString());
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Forbidden);
    scene.client->accountError->status = 403;
    scene.poller.refresh();
    QTRY_VERIFY(scene.session->isUnnamed());
    QVERIFY(!scene.session->accountKey().isEmpty());
}

void TestSessionController::aSuspendedAccountDoesNotConnect() {
    SessionScene scene;
    auto error = test::errorOf(api::ApiError::Kind::Forbidden);
    error.id = "suspended";
    scene.client->accountError = error;
    scene.session->connectAccount(secret, false);
    QTRY_VERIFY(scene.session->problem().has_value());
    QVERIFY(scene.session->state() == SessionState::None);
}

void TestSessionController::aFoundTokenThatIsRefusedIsSaid() {
    SessionScene scene;
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Unauthorized);
    scene.session->begin(publicApi());
    QTRY_VERIFY(scene.session->problem().has_value());
    QVERIFY(scene.session->state() == SessionState::None);
    QCOMPARE(shownProblem(*scene.session).why,
             QStringLiteral("The API rejected the token in the environment variable HEROKU_API_KEY: it is invalid, "
                            "expired or revoked."));
    QCOMPARE(shownProblem(*scene.session).next, QStringLiteral("Set HEROKU_API_KEY to a valid token, or unset it."));
}

void TestSessionController::otherPlacesAreNamedWhenOneIsRefused() {
    SessionScene scene;
    scene.places.fakeKeyring.cliToken = secret.toStdString();
    scene.places.inNetrc[QStringLiteral("api.heroku.com")].secret = "HRKU-older";
    scene.client->accountError = test::errorOf(api::ApiError::Kind::Unauthorized);
    scene.session->begin(publicApi());
    QTRY_VERIFY(scene.session->problem().has_value());
    QCOMPARE(shownProblem(*scene.session).next,
             QStringLiteral("Log in again with the Heroku CLI. A different token is in the file ~/.netrc."));
}

void TestSessionController::aRenewedTokenIsTakenUp_data() {
    QTest::addColumn<bool>("asked");
    QTest::newRow("when refreshing") << true;
    QTest::newRow("by itself") << false;
}

void TestSessionController::aRenewedTokenIsTakenUp() {
    QFETCH(const bool, asked);
    SessionScene scene(asked ? std::chrono::hours(1) : std::chrono::milliseconds(5));
    scene.places.fakeKeyring.cliToken = "HRKU-old";
    scene.session->begin(publicApi());
    scene.refuse();
    // nothing new yet; a lookup begins only when the one before was answered
    const auto lookups = [&scene] { return scene.places.fakeKeyring.asked.count(QStringLiteral("read the CLI's")); };
    const auto before = lookups();
    QTRY_VERIFY((scene.session->takeRenewedToken(), lookups() >= before + 3));
    QCOMPARE(scene.connectedWith, QList<QByteArray>{"HRKU-old"});

    scene.client->fleetError.reset();
    scene.client->accountError.reset();
    scene.places.fakeKeyring.cliToken = "HRKU-renewed";
    if (asked) {
        scene.session->takeRenewedToken();
    }
    QTRY_COMPARE(scene.connectedWith, (QList<QByteArray>{"HRKU-old", "HRKU-renewed"}));
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QVERIFY(scene.poller.phase() != fleet::Poller::Phase::Refused);
}

/// `heroku logout` empties the keyring; what is in ~/.netrc was left there by an earlier CLI, of whatever account.
void TestSessionController::anOlderTokenElsewhereIsOnlyNamed() {
    SessionScene scene(std::chrono::milliseconds(5));
    scene.places.fakeKeyring.cliToken = "HRKU-old";
    scene.places.inNetrc[QStringLiteral("api.heroku.com")].secret = "HRKU-older";
    scene.session->begin(publicApi());
    scene.refuse();
    scene.places.fakeKeyring.cliToken.reset();
    scene.client->fleetError.reset();
    scene.client->accountError.reset();
    QTRY_VERIFY(scene.session->otherTokens() == std::vector{TokenOrigin::Netrc});
    scene.session->takeRenewedToken();
    const auto looks = scene.places.fakeKeyring.asked.size();
    QTRY_VERIFY(scene.places.fakeKeyring.asked.size() > looks + 4); // looked again and again
    QCOMPARE(scene.connectedWith, QList<QByteArray>{"HRKU-old"});
    scene.places.fakeKeyring.entries[herokuEntry] = "HRKU-first"; // takes precedence
    QTRY_COMPARE(scene.connectedWith, (QList<QByteArray>{"HRKU-old", "HRKU-first"}));
    QVERIFY(scene.session->otherTokens().empty());
}

void TestSessionController::theKeyringPromptsOnlyOnAnAction() {
    SessionScene scene(std::chrono::milliseconds(5));
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.session->begin(publicApi());
    scene.refuse();
    scene.places.fakeKeyring.locked = true;
    QTRY_VERIFY(scene.places.fakeKeyring.asked.size() > 4);
    QCOMPARE(scene.places.fakeKeyring.prompts, 0);
    scene.session->takeRenewedToken();
    QTRY_COMPARE(scene.places.fakeKeyring.prompts, 1);
}

void TestSessionController::looksOfTheFormAndForARenewedTokenDoNotEndEachOther() {
    SessionScene scene;
    auto& token = scene.places.inNetrc[QStringLiteral("api.heroku.com")].secret;
    token = "HRKU-old";
    scene.session->begin(publicApi());
    scene.refuse();
    scene.session->lookForFoundToken();
    scene.session->takeRenewedToken();
    QTRY_VERIFY(scene.session->foundToken() == TokenOrigin::Netrc);

    token = "HRKU-renewed";
    scene.session->takeRenewedToken();
    scene.session->lookForFoundToken();
    QTRY_COMPARE(scene.connectedWith, (QList<QByteArray>{"HRKU-old", "HRKU-renewed"}));
}

void TestSessionController::noTokenAnywhereIsSaid() {
    SessionScene scene;
    scene.places.fakeKeyring.missing = true;
    scene.session->begin(ApiSource{api::ApiHosts::forPlatform(QUrl(QStringLiteral("http://127.0.0.1:5000")))});
    QTRY_VERIFY(scene.session->problem().has_value());
    QCOMPARE(shownProblem(*scene.session).what, QStringLiteral("No token for 127.0.0.1:5000."));
    QVERIFY(scene.session->keyring() == fleet::Session::Keyring::Missing);
    QVERIFY(scene.connectedTo.isEmpty());
}

void TestSessionController::opensWhatWasUsedLast() {
    SessionScene scene;
    scene.session->begin(LastUsed{});
    QVERIFY(scene.session->state() == SessionState::None);
    QVERIFY(!scene.session->problem());
    QCOMPARE(scene.places.looked, QStringList());
    scene.session->openSandbox();
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    scene.session->begin(LastUsed{});
    QCOMPARE(scene.sandboxes.size(), 2);
    scene.session->connectAccount(secret, false);
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.session->begin(LastUsed{});
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QVERIFY(!scene.session->isSandbox());
}

void TestSessionController::aNewSessionLeavesNothingOfTheOld() {
    SessionScene scene;
    scene.client->knownApps = {{{"app-1"}, "example-app"}};
    scene.session->openSandbox();
    QTRY_VERIFY(!scene.store.apps().empty());
    QCOMPARE(scene.sandboxesRunning, 1);
    scene.client->knownApps.clear();
    scene.session->connectAccount(secret, false);
    QVERIFY(scene.store.apps().empty());
    QCOMPARE(scene.sandboxesRunning, 0);
    QVERIFY(!scene.session->isSandbox());
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    scene.session->openSandbox();
    QTRY_COMPARE(scene.sandboxesRunning, 1);
    scene.session.reset();
    QCOMPARE(scene.sandboxesRunning, 0);
}

void TestSessionController::disconnectingForgetsButKeepsTheKeyring() {
    SessionScene scene;
    scene.session->connectAccount(secret, true);
    QTRY_VERIFY(!scene.places.fakeKeyring.entries.empty());
    scene.session->disconnectSession();
    QVERIFY(scene.session->state() == SessionState::None);
    QVERIFY(scene.session->target().isEmpty());
    QVERIFY(!scene.places.fakeKeyring.entries.empty());
    scene.session->begin(LastUsed{});
    QVERIFY(scene.session->state() == SessionState::None);
}

void TestSessionController::forgettingTakesItOutOfTheKeyring() {
    SessionScene scene;
    scene.session->connectAccount(secret, true);
    QTRY_VERIFY(!scene.places.fakeKeyring.entries.empty());
    scene.session->forgetToken();
    QTRY_VERIFY(scene.places.fakeKeyring.entries.empty());
    QTRY_VERIFY(scene.session->notices() == std::vector{fleet::SessionNotice{Notice::Forgotten}});
    QVERIFY(scene.session->state() == SessionState::Connected);
}

void TestSessionController::givingUpIsPossibleAtAnyTime() {
    SessionScene scene;
    scene.places.inEnvironment.secret = secret.toStdString();
    scene.session->begin(publicApi());
    scene.session->disconnectSession(); // during the token lookup
    scene.session->connectAccount(secret, true);
    scene.session->disconnectSession(); // during the connection attempt
    scene.session->openSandbox();
    QVERIFY(scene.session->state() == SessionState::Connecting);
    QVERIFY(scene.session->isSandbox());
    scene.session->disconnectSession(); // during the sandbox start
    bool later = false;
    api::TimerDelay delay;
    const auto call = delay.after(std::chrono::milliseconds(20), [&later] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(scene.session->state() == SessionState::None);
    QVERIFY(scene.places.fakeKeyring.entries.empty());
    QCOMPARE(scene.sandboxesRunning, 0);
}

void TestSessionController::aTokenThatIsThereIsFoundWithoutBeingTried() {
    SessionScene scene;
    scene.places.inNetrc[QStringLiteral("api.heroku.com")].secret = secret.toStdString();
    QVERIFY(!scene.session->foundToken());
    scene.session->lookForFoundToken();
    QTRY_VERIFY(scene.session->foundToken() == TokenOrigin::Netrc);
    QVERIFY(scene.session->state() == SessionState::None);
    QVERIFY(scene.connectedTo.isEmpty());
    scene.session->connectAccount({}, false);
    QTRY_VERIFY(scene.session->state() == SessionState::Connected);
    QCOMPARE(scene.connectedWith, QList<QByteArray>{secret.toUtf8()});
    QVERIFY(scene.session->tokenOrigin() == TokenOrigin::Netrc);
}

void TestSessionController::theRealSandboxStartsOnItsOwnTime() {
    std::optional<QUrl> url;
    std::unique_ptr<RunningSandbox> sandbox;
    const QTemporaryDir folder;
    SandboxSource source;
    source.database = folder.filePath(QStringLiteral("world.db"));
    const auto starter = builtInSandbox();
    const auto take = [&](StartedSandbox started) {
        QVERIFY2(started.ok(), "the database is free again");
        sandbox = std::move(started).value();
        url = sandbox->url();
    };
    auto given = starter(source, [](const StartedSandbox&) { QFAIL("it was cancelled"); });
    given.cancel(); // the next one uses the same database
    const auto call = starter(source, take);
    QVERIFY(!sandbox);
    QTRY_VERIFY(sandbox);
    QVERIFY(url->port() > 0);
    {
        const auto leaving = builtInSandbox();
        const auto never = leaving(SandboxSource{}, [](const StartedSandbox&) { QFAIL("nobody waits any more"); });
    }
}

POOLHOUSE_CORE_APP_TEST(TestSessionController)
#include "tst_session_controller.moc"
