// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_handover.h"

#include "app/console/command_line.h"
#include "app/console/environment.h"
#include "app/console/session_controller.h"
#include "models/text/session_text.h"
#include "ui/window/main_window.h"
#include "ui/window/message_sink.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

#include <sys/stat.h>
#include <unistd.h>

namespace poolhouse::console {

namespace {

const QByteArray acceptedAnswer("ok");

QByteArray settingDigest(const QByteArray& value) {
    return QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex();
}

QByteArray proxyVariables() {
    QByteArray values;
    for (const char* name : {"HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"}) {
        if (qEnvironmentVariableIsSet(name)) {
            values += QByteArray(name) + '=' + qgetenv(name) + '\n';
        }
    }
    return values;
}

enum class Absent { Left, Made };

/// A folder in the one for temporary files accessible to this user only; empty if there is none.
QString privateTemporaryFolder(Absent absent) {
    const auto path = QDir(QDir::tempPath()).filePath(QStringLiteral("poolhouse-%1").arg(::geteuid()));
    const auto name = QFile::encodeName(path);
    struct stat found {};
    if (absent == Absent::Made) {
        (void)::mkdir(name.constData(), S_IRWXU);
    }
    const bool ours = ::lstat(name.constData(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == ::geteuid() &&
                      (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    return ours ? path : QString();
}

/// Where the first window may listen, in this order. The name is short, since the path of a socket is limited to about
/// a hundred bytes.
QStringList socketPaths(const QString& folder, Absent temporary) {
    const auto digest =
        QCryptographicHash::hash(QFileInfo(folder).canonicalFilePath().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    QStringList paths;
    for (const auto& place : {qEnvironmentVariable("XDG_RUNTIME_DIR"), folder, privateTemporaryFolder(temporary)}) {
        if (!place.isEmpty()) {
            paths << QDir(place).filePath(QStringLiteral("poolhouse-") + QString::fromLatin1(digest));
        }
    }
    return paths;
}

/// The settings that were not taken; empty if no instance answers there.
std::optional<std::set<StartSetting>> handOver(const QString& socket, const QByteArray& request, int timeoutMs) {
    QLocalSocket first;
    first.connectToServer(socket);
    if (!first.waitForConnected(timeoutMs)) {
        return std::nullopt;
    }
    first.write(request + '\n');
    QByteArray answer;
    QElapsedTimer since;
    since.start();
    while (!answer.endsWith('\n') && since.elapsed() < timeoutMs && first.waitForReadyRead(timeoutMs)) {
        answer += first.readAll();
    }
    const auto words = answer.trimmed().split(' ');
    if (!answer.endsWith('\n') || words.front() != acceptedAnswer) {
        return std::nullopt;
    }
    std::set<StartSetting> notTaken;
    for (const auto setting : allStartSettings) {
        if (words.contains(settingKey(setting).toLatin1())) {
            notTaken.insert(setting);
        }
    }
    return notTaken;
}

/// A sandbox needs none of the settings; a window that was started with one may open an account later.
QByteArray handedRequest(WindowRequest request) {
    if (std::holds_alternative<SandboxSource>(request.source)) {
        request.settings.clear();
    }
    return writtenRequest(request);
}

} // namespace

WindowRequest windowRequest(const CommandLine& line, const Environment& environment) {
    WindowRequest request{line.source, qgetenv("XDG_ACTIVATION_TOKEN"), line.planFile, environment.api, {}};
    if (const auto token = environment.token.value()) {
        request.settings[StartSetting::Token] = settingDigest(QByteArray::fromStdString(*token));
    }
    QByteArray authorities;
    for (const auto& certificate : environment.authorities.certificates) {
        authorities += certificate;
    }
    if (!authorities.isEmpty()) {
        request.settings[StartSetting::Authorities] = settingDigest(authorities);
    }
    if (const auto proxy = proxyVariables(); !proxy.isEmpty()) {
        request.settings[StartSetting::Proxy] = settingDigest(proxy);
    }
    return request;
}

QString notTakenSentence(const std::set<StartSetting>& notTaken, const CommandLine& line) {
    QStringList names;
    for (const auto setting : notTaken) {
        switch (setting) {
        case StartSetting::Token: names << QStringLiteral("HEROKU_API_KEY"); break;
        case StartSetting::Authorities:
            names << (line.caFile.isEmpty() ? QStringLiteral("the certificate authorities of the environment")
                                            : QStringLiteral("--ca-file"));
            break;
        case StartSetting::Proxy: names << QStringLiteral("the proxy of the environment"); break;
        }
    }
    return QStringLiteral(
               "Poolhouse is already open. Its window was brought to the front, but these apply only when it "
               "starts and were not used: %1. To use them, quit Poolhouse first.\n")
        .arg(names.join(QStringLiteral(", ")));
}

void serveRequest(const WindowRequest& request, const WindowRequest& own, ui::MainWindow& window,
                  SessionController& session) {
    window.comeToFront(request.activation);
    const auto openPlan = [&window, plan = request.plan] {
        if (!plan.isEmpty()) {
            window.openPlan(plan);
        }
    };
    auto source = request.source;
    if (std::holds_alternative<LastUsed>(source) && !isPublic(request.api) && request.api != own.api) {
        source = request.api; // HEROKU_HOST names another one
    }
    if (std::holds_alternative<LastUsed>(source) || session.isOpen(source)) {
        openPlan();
        return;
    }
    const auto begin = [&session, source, openPlan] {
        session.begin(source);
        openPlan();
    };
    if (session.state() == fleet::Session::State::None) {
        begin();
        return;
    }
    const auto* api = std::get_if<ApiSource>(&source);
    const auto wanted = api != nullptr ? hostLabel(api->hosts.platform) : text::builtInSandboxName();
    window.messages().post({QStringLiteral("handover"), text::Tone::Attention,
                            text::otherSourceAsked(wanted, session.target()), ui::MainWindow::tr("&Open it here"),
                            begin, true});
}

WindowHandover::WindowHandover(const QString& folder, QObject* parent)
    : QObject(parent), m_lock(QDir(folder).filePath(QStringLiteral("window.lock"))), m_server(new QLocalServer(this)) {
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &WindowHandover::greet);
}

WindowHandover::Role WindowHandover::begin(const WindowRequest& request) {
    m_settings = request.settings;
    QElapsedTimer since;
    since.start();
    do { // the first window may be about to listen, or about to end
        const auto outcome = m_lock.acquire({});
        if (outcome == FileLock::Outcome::Held) {
            listen();
        }
        if (outcome != FileLock::Outcome::HeldElsewhere) {
            return Role::First; // Impossible: changes are refused by the lock of the account
        }
        auto sockets = socketPaths(QFileInfo(m_lock.file()).absolutePath(), Absent::Left);
        if (const auto note = m_lock.note(); note && !note->isEmpty()) {
            sockets.prepend(QFile::decodeName(*note)); // its surroundings may be others
        }
        for (const auto& socket : sockets) {
            const auto left = static_cast<int>(handoverTimeout.count() - since.elapsed());
            if (auto notTaken = left > 0 ? handOver(socket, handedRequest(request), left) : std::nullopt) {
                m_notTaken = *std::move(notTaken);
                return Role::Handed;
            }
        }
        QThread::msleep(50);
    } while (since.elapsed() < handoverTimeout.count());
    return Role::ReadOnly;
}

void WindowHandover::listen() {
    const auto folder = QFileInfo(m_lock.file()).absolutePath();
    if (!listenAtOneOf(socketPaths(folder, Absent::Left))) {
        (void)listenAtOneOf(socketPaths(folder, Absent::Made)); // else later starts are read-only
    }
}

bool WindowHandover::listenAtOneOf(const QStringList& paths) {
    for (const auto& path : paths) {
        QLocalServer::removeServer(path); // of a window that was killed: the lock is ours, so no process listens there
        if (m_server->listen(path)) {
            m_lock.setNote(QFile::encodeName(path));
            return true;
        }
    }
    return false;
}

void WindowHandover::greet() {
    while (auto* later = m_server->nextPendingConnection()) {
        connect(later, &QLocalSocket::disconnected, later, &QObject::deleteLater);
        QTimer::singleShot(handoverTimeout, later, &QLocalSocket::abort);
        connect(later, &QLocalSocket::readyRead, this, [this, later] {
            if (!later->canReadLine()) {
                if (later->bytesAvailable() > mostBytes) {
                    later->abort();
                }
                return;
            }
            const auto request = readRequest(later->readLine(mostBytes));
            if (!request) {
                later->abort();
                return;
            }
            auto answer = acceptedAnswer;
            for (const auto& [setting, fingerprint] : request->settings) {
                const auto own = m_settings.find(setting);
                if (own == m_settings.end() || own->second != fingerprint) {
                    answer += ' ' + settingKey(setting).toLatin1();
                }
            }
            later->write(answer + '\n');
            later->disconnectFromServer();
            Q_EMIT requested(*request);
        });
    }
}

} // namespace poolhouse::console
