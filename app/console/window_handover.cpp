// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_handover.h"

#include "app/console/scenario_name.h"
#include "app/console/session_controller.h"
#include "models/text/session_text.h"
#include "ui/window/main_window.h"
#include "ui/window/message_sink.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QThread>
#include <QTimer>

#include <cmath>

namespace poolhouse::console {

namespace {

const QByteArray accepted("ok\n");
constexpr int requestVersion = 1;

QJsonObject written(const SandboxSource& sandbox) {
    return {{QStringLiteral("scenario"), sandbox.scenario},
            {QStringLiteral("seed"), QString::number(sandbox.seed)},
            {QStringLiteral("timeScale"), sandbox.timeScale},
            {QStringLiteral("database"),
             sandbox.database.isEmpty() ? QString() : QFileInfo(sandbox.database).absoluteFilePath()}};
}

std::optional<SandboxSource> sandboxOf(const QJsonObject& object) {
    SandboxSource sandbox;
    bool number = false;
    sandbox.scenario = object[QLatin1String("scenario")].toString();
    sandbox.seed = object[QLatin1String("seed")].toString().toULongLong(&number);
    sandbox.timeScale = object[QLatin1String("timeScale")].toDouble();
    sandbox.database = object[QLatin1String("database")].toString();
    const bool good =
        number && !scenarioProblem(sandbox.scenario) && std::isfinite(sandbox.timeScale) && sandbox.timeScale > 0;
    return good ? std::optional(sandbox) : std::nullopt;
}

std::optional<ApiSource> apiOf(const QJsonObject& object) {
    const auto source =
        apiSource(object[QLatin1String("platform")].toString(), object[QLatin1String("data")].toString());
    const auto* found = std::get_if<ApiSource>(&source);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

/// Short, since the path of a socket is limited to about a hundred bytes.
QString socketPath(const QString& folder) {
    constexpr qsizetype longestFolder = 60;
    const auto digest =
        QCryptographicHash::hash(QFileInfo(folder).canonicalFilePath().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(16);
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); // unset in a container
    const auto place = !runtime.isEmpty()                                  ? runtime
                       : QFile::encodeName(folder).size() <= longestFolder ? folder
                                                                           : QDir::tempPath();
    return QDir(place).filePath(QStringLiteral("poolhouse-") + QString::fromLatin1(digest));
}

bool handOver(const QString& socket, const QByteArray& request, int patience) {
    QLocalSocket first;
    first.connectToServer(socket);
    if (!first.waitForConnected(patience)) {
        return false;
    }
    first.write(request + '\n');
    QByteArray answer;
    QElapsedTimer since;
    since.start();
    while (!answer.endsWith('\n') && since.elapsed() < patience && first.waitForReadyRead(patience)) {
        answer += first.readAll();
    }
    return answer == accepted;
}

} // namespace

QByteArray writtenRequest(const WindowRequest& request) {
    QJsonObject object{{QStringLiteral("version"), requestVersion},
                       {QStringLiteral("activation"), QString::fromLatin1(request.activation)}};
    if (const auto* sandbox = std::get_if<SandboxSource>(&request.source)) {
        object.insert(QStringLiteral("sandbox"), written(*sandbox));
    } else if (const auto* api = std::get_if<ApiSource>(&request.source)) {
        object.insert(QStringLiteral("api"), QJsonObject{{QStringLiteral("platform"), api->hosts.platform.toString()},
                                                         {QStringLiteral("data"), api->hosts.data.toString()}});
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<WindowRequest> readRequest(const QByteArray& text) {
    const auto object = QJsonDocument::fromJson(text).object();
    if (object[QLatin1String("version")].toInt() != requestVersion) {
        return std::nullopt;
    }
    WindowRequest request{LastUsed{}, object[QLatin1String("activation")].toString().toLatin1()};
    if (object.contains(QLatin1String("sandbox"))) {
        const auto sandbox = sandboxOf(object[QLatin1String("sandbox")].toObject());
        if (!sandbox) {
            return std::nullopt;
        }
        request.source = *sandbox;
    } else if (object.contains(QLatin1String("api"))) {
        const auto api = apiOf(object[QLatin1String("api")].toObject());
        if (!api) {
            return std::nullopt;
        }
        request.source = *api;
    }
    return request;
}

void serveRequest(const WindowRequest& request, ui::MainWindow& window, SessionController& session) {
    window.comeToFront(request.activation);
    if (std::holds_alternative<LastUsed>(request.source) || session.isOpen(request.source)) {
        return;
    }
    if (session.state() == fleet::Session::State::None) {
        session.begin(request.source);
        return;
    }
    const auto* api = std::get_if<ApiSource>(&request.source);
    const auto wanted = api != nullptr ? hostLabel(api->hosts.platform) : text::builtInSandboxName();
    window.messages().post({QStringLiteral("handover"), text::Tone::Attention,
                            text::otherSourceAsked(wanted, session.target()), ui::MainWindow::tr("&Open it here"),
                            [&session, source = request.source] { session.begin(source); }, true});
}

WindowHandover::WindowHandover(const QString& folder, QObject* parent)
    : QObject(parent), m_lock(QDir(folder).filePath(QStringLiteral("window.lock"))), m_server(new QLocalServer(this)) {
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, &WindowHandover::greet);
}

WindowHandover::Role WindowHandover::begin(const WindowRequest& request) {
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
        const auto socket = m_lock.note().value_or(QByteArray());
        const auto left = static_cast<int>(patience.count() - since.elapsed());
        if (!socket.isEmpty() && left > 0 && handOver(QFile::decodeName(socket), writtenRequest(request), left)) {
            return Role::Handed;
        }
        QThread::msleep(50);
    } while (since.elapsed() < patience.count());
    return Role::ReadOnly;
}

void WindowHandover::listen() {
    const auto path = socketPath(QFileInfo(m_lock.file()).absolutePath());
    QLocalServer::removeServer(path); // of a window that was killed: the lock is ours, so nobody listens there
    if (m_server->listen(path)) {
        m_lock.setNote(QFile::encodeName(path));
    }
}

void WindowHandover::greet() {
    while (auto* later = m_server->nextPendingConnection()) {
        connect(later, &QLocalSocket::disconnected, later, &QObject::deleteLater);
        QTimer::singleShot(patience, later, &QLocalSocket::abort);
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
            later->write(accepted);
            later->disconnectFromServer();
            Q_EMIT requested(*request);
        });
    }
}

} // namespace poolhouse::console
