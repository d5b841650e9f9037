// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/masked_secret.h"
#include "app/console/qt_desktop.h"
#include "app/console/session_graph.h"
#include "models/fleet/system_clock.h"
#include "tests/app/console/fake_credential_sources.h"
#include "tests/support/test_main.h"
#include "tests/support/window_fakes.h"
#include "ui/account/token_form.h"
#include "ui/cluster/connection_card.h"
#include "ui/platform/memory_preferences.h"
#include "ui/window/connection_controller.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QUuid>

#include <array>
#include <cstdint>
#include <malloc.h>
#include <memory>
#include <vector>

using namespace poolhouse;
using namespace poolhouse::console;

namespace {

using Mask = std::array<unsigned char, 16>;

/// A piece of a token, masked: the test holds no copy itself.
struct Needle {
    explicit Needle(std::string_view token) {
        for (std::size_t i = 0; i < piece.size(); ++i) {
            mask[i] = static_cast<unsigned char>(i * 7 + 129);
            piece[i] = static_cast<unsigned char>(static_cast<unsigned char>(token[10 + i]) ^ mask[i]);
        }
    }
    /// Whether it stands at `at`, in every `stride`th byte.
    [[nodiscard]] bool standsAt(const unsigned char* at, std::size_t stride) const {
        for (std::size_t i = 0; i < piece.size(); ++i) {
            if ((at[i * stride] ^ mask[i]) != piece[i]) {
                return false;
            }
        }
        return true;
    }
    Mask piece{};
    Mask mask{};
};

/// Copies in all writable memory of this process, as a core dump has it: in UTF-8 and in UTF-16.
int copiesInMemory(const Needle& needle) {
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly)) {
        return -1;
    }
    int copies = 0;
    for (const auto& line : maps.readAll().split('\n')) {
        const auto words = line.simplified().split(' ');
        if (words.size() < 2 || !words[1].startsWith("rw")) {
            continue;
        }
        const auto ends = words[0].split('-');
        const auto* at =
            reinterpret_cast<const unsigned char*>(static_cast<std::uintptr_t>(ends[0].toULongLong(nullptr, 16)));
        const auto* const end =
            reinterpret_cast<const unsigned char*>(static_cast<std::uintptr_t>(ends[1].toULongLong(nullptr, 16)));
        constexpr std::size_t widest = 2 * std::tuple_size_v<Mask>;
        for (; at + widest <= end; ++at) {
            copies += needle.standsAt(at, 1) || needle.standsAt(at, 2) ? 1 : 0;
        }
    }
    return copies;
}

/// A server in a process of its own: it would hold the token as well.
class SandboxProcess {
public:
    SandboxProcess() {
        m_process.start(QStringLiteral(POOLHOUSE_SANDBOX), {QStringLiteral("--port"), QStringLiteral("0")});
    }
    SandboxProcess(const SandboxProcess&) = delete;
    SandboxProcess& operator=(const SandboxProcess&) = delete;
    ~SandboxProcess() {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] QUrl url() {
        QString said;
        const bool started = QTest::qWaitFor(
            [&] {
                said += QString::fromUtf8(m_process.readAll());
                return said.contains(QStringLiteral("http://")) && said.contains(QLatin1Char('\n'));
            },
            30000);
        static const QRegularExpression address(QStringLiteral("http://[0-9.:]+"));
        return started ? QUrl(address.match(said).captured()) : QUrl();
    }

private:
    QProcess m_process;
};

} // namespace

/// Runs on the heap of the program, which wipes what is freed.
class TestSecretMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        // What is listed as memory stays so while it is read. Sanitizers have a heap of their own.
        (void)mallopt(M_TRIM_THRESHOLD, -1);
    }
    void aSessionLeavesNoCopyOfItsToken_data();
    void aSessionLeavesNoCopyOfItsToken();
    void aMaskedSecretIsNotInMemory();
    void aRevealedConnectionLeavesNoCopy();
    void theEntryOfTheCliLeavesNoCopy();
};

void TestSecretMemory::aSessionLeavesNoCopyOfItsToken_data() {
    QTest::addColumn<bool>("typed");
    QTest::newRow("typed") << true;
    QTest::newRow("found") << false;
}

void TestSecretMemory::aSessionLeavesNoCopyOfItsToken() {
#ifndef POOLHOUSE_WIPING_HEAP
    QSKIP("the sanitizers have a heap of their own");
#endif
    QFETCH(const bool, typed);
    SandboxProcess server;
    const auto url = server.url();
    QVERIFY(url.isValid());
    const auto secret =
        std::make_unique<MaskedSecret>(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    const Needle needle(*secret->value());
    QCOMPARE(copiesInMemory(needle), 0);

    const fleet::SystemClock clock;
    ui::MemoryPreferences preferences;
    FakeCredentialSources sources;
    SessionGraph graph({clock, preferences, sources, {}});
    test::DesktopSpy desktop;
    ui::TokenForm form(desktop);
    form.show();
    QObject::connect(&form, &ui::TokenForm::connectRequested, &graph.session(), &SessionController::connectAccount);
    if (!typed) {
        sources.inEnvironment.secret = secret->value();
    }
    const ApiSource source{api::ApiHosts::forPlatform(url)};
    graph.session().begin(source);
    QTRY_VERIFY(graph.session().state() != fleet::Session::State::Connecting);
    if (typed) {
        graph.session().disconnectSession();
        form.findChild<QLineEdit*>(QStringLiteral("tokenField"))->setText(QString::fromStdString(*secret->value()));
        QTest::mouseClick(form.findChild<QPushButton*>(QStringLiteral("tokenConnect")), Qt::LeftButton);
        form.forgetTyped();
    }
    QTRY_VERIFY_WITH_TIMEOUT(graph.store().totals().clustersRead > 5, 30000);
    QVERIFY(copiesInMemory(needle) > 0);

    sources.inEnvironment.secret.reset();
    graph.session().disconnectSession();
    QCOMPARE(copiesInMemory(needle), 0);
}

void TestSecretMemory::aMaskedSecretIsNotInMemory() {
#ifndef POOLHOUSE_WIPING_HEAP
    QSKIP("the sanitizers have memory that must not be read");
#endif
    const auto secret =
        std::make_unique<MaskedSecret>(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    const Needle needle(*secret->value());
    QCOMPARE(copiesInMemory(needle), 0);
    const auto shown = secret->value();
    QVERIFY(copiesInMemory(needle) > 0);
}

/// Shown, copied, hidden and taken back from the clipboard.
void TestSecretMemory::aRevealedConnectionLeavesNoCopy() {
#ifndef POOLHOUSE_WIPING_HEAP
    QSKIP("the sanitizers have a heap of their own");
#endif
    SandboxProcess server;
    const auto url = server.url();
    QVERIFY(url.isValid());
    const fleet::SystemClock clock;
    ui::MemoryPreferences preferences;
    FakeCredentialSources sources;
    sources.inEnvironment.secret = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    SessionGraph graph({clock, preferences, sources, {}});
    QtDesktop desktop;
    ui::ConnectionCard card;
    card.show();
    auto controller = std::make_unique<ui::ConnectionController>(
        ui::ConnectionController::Dependencies{graph.credentials(), clock, desktop, card});
    graph.session().begin(ApiSource{api::ApiHosts::forPlatform(url)});
    QTRY_VERIFY_WITH_TIMEOUT(graph.store().totals().clustersRead > 5, 30000);
    const auto cluster = graph.store().clusterIds().front();
    graph.credentials().demand(cluster);
    QTRY_VERIFY(graph.credentials().record(cluster)->credentials.has_value());
    card.setSubject(cluster, graph.credentials().record(cluster)->credentials->front().name);
    card.findChild<QPushButton*>(QStringLiteral("connectionReveal"))->click();
    QTRY_VERIFY(card.isRevealed());
    const Needle needle(card.findChild<QLineEdit*>(QStringLiteral("connection.password"))->text().toStdString());
    card.findChild<QPushButton*>(QStringLiteral("connectionCopy.url"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("postgres://")));
    QVERIFY(copiesInMemory(needle) > 0);

    card.hideDetails();
    controller.reset();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    QCOMPARE(copiesInMemory(needle), 0);
}

/// D-Bus carries it in plain text, and keeps messages for reuse.
void TestSecretMemory::theEntryOfTheCliLeavesNoCopy() {
    const auto tool = QStandardPaths::findExecutable(QStringLiteral("secret-tool"));
    if (!qEnvironmentVariableIsSet("POOLHOUSE_TEST_KEYRING") || tool.isEmpty()) {
        QSKIP("needs secret-tool, dbus-run-session and gnome-keyring-daemon: see keyring_on_private_bus.sh");
    }
#ifndef POOLHOUSE_WIPING_HEAP
    QSKIP("the sanitizers have a heap of their own");
#endif
    const auto secret =
        std::make_unique<MaskedSecret>(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    const Needle needle(*secret->value());
    auto store = std::make_unique<QProcess>();
    store->start(tool, {QStringLiteral("store"), QStringLiteral("--label=Heroku CLI"), QStringLiteral("service"),
                        QStringLiteral("heroku-cli"), QStringLiteral("account"), QStringLiteral("ada@example.com")});
    store->write(QByteArray::fromStdString(*secret->value()));
    store->closeWriteChannel();
    QVERIFY(store->waitForFinished(20000) && store->exitCode() == 0);
    store.reset(); // with its buffer
    QCOMPARE(copiesInMemory(needle), 0);

    DesktopKeyring keyring(std::chrono::seconds(10));
    std::optional<Keyring::Answer> answer;
    const auto call =
        keyring.readCliToken(Keyring::Prompt::Allowed, [&answer](Keyring::Answer read) { answer = std::move(read); });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->outcome == Keyring::Outcome::Done);
    QVERIFY(copiesInMemory(needle) > 0);
    answer.reset();
    QTRY_COMPARE(copiesInMemory(needle), 0); // the search deletes itself
}

POOLHOUSE_WIDGET_TEST(TestSecretMemory)
#include "tst_secret_memory.moc"
