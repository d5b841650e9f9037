// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/keyring_entry.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QPointer>
#include <QTimer>
#include <QUuid>

#include <utility>

namespace poolhouse::console {

namespace {

using Attributes = QMap<QString, QString>;
using Items = QList<QDBusObjectPath>;

QString secretService() {
    return QStringLiteral("org.freedesktop.secrets");
}

QString rootPath() {
    return QStringLiteral("/org/freedesktop/secrets");
}

QString serviceInterface() {
    return QStringLiteral("org.freedesktop.Secret.Service");
}

/// Value of the first secret in a{o(oayays)}; empty: none.
std::string firstSecret(const QDBusArgument& secrets) {
    QDBusObjectPath item;
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
    secrets.beginMap();
    if (!secrets.atEnd()) {
        secrets.beginMapEntry();
        secrets >> item;
        secrets.beginStructure();
        secrets >> session >> parameters >> value >> contentType;
        secrets.endStructure();
        secrets.endMapEntry();
    }
    secrets.endMap();
    return value.toStdString();
}

} // namespace

/// One search, from a connection of its own: its buffers go with it.
class KeyringEntrySearch final : public QObject {
    Q_OBJECT
public:
    KeyringEntrySearch(QObject* parent, Attributes attributes, Keyring::Prompt prompt,
                       std::chrono::milliseconds timeout, Keyring::Reply reply)
        : QObject(parent),
          m_attributes(std::move(attributes)),
          m_mayPrompt(prompt == Keyring::Prompt::Allowed),
          m_reply(std::move(reply)),
          m_name(QUuid::createUuid().toString()),
          m_timeout(static_cast<int>(timeout.count())) {
        qDBusRegisterMetaType<Attributes>();
        QTimer::singleShot(timeout, this, [this] { complete({Keyring::Outcome::Missing, {}}); });
        QTimer::singleShot(0, this, &KeyringEntrySearch::openSession);
    }
    ~KeyringEntrySearch() override {
        qDeleteAll(findChildren<QDBusPendingCallWatcher*>()); // they hold messages
        const bool connected = QDBusConnection(m_name).isConnected();
        QDBusConnection::disconnectFromBus(m_name); // so does the connection
        if (connected) {
            drainMessages();
        }
    }
    /// Never replies. What runs on its stack may be a slot that still holds a message, so it goes later.
    void abandon() {
        m_reply = nullptr;
        deleteLater();
    }
    KeyringEntrySearch(const KeyringEntrySearch&) = delete;
    KeyringEntrySearch& operator=(const KeyringEntrySearch&) = delete;

private Q_SLOTS:
    void onPromptCompleted(bool dismissed, const QDBusVariant& /*result*/) {
        if (dismissed) {
            complete({Keyring::Outcome::Missing, {}});
        } else {
            search();
        }
    }

private:
    using Then = std::function<void(const QList<QVariant>&)>;

    void call(const QString& path, const QString& interface, const char* method, const QList<QVariant>& arguments,
              Then then) {
        auto message = QDBusMessage::createMethodCall(secretService(), path, interface, QString::fromLatin1(method));
        message.setArguments(arguments);
        auto* watcher = new QDBusPendingCallWatcher(QDBusConnection(m_name).asyncCall(message, m_timeout), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, then = std::move(then)](QDBusPendingCallWatcher* done) {
                    done->deleteLater();
                    const auto answer = done->reply();
                    if (done->isError()) {
                        complete({Keyring::Outcome::Missing, {}});
                    } else {
                        then(answer.arguments());
                    }
                });
    }

    void openSession() {
        if (!QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_name).isConnected()) {
            complete({Keyring::Outcome::Missing, {}});
            return;
        }
        call(rootPath(), serviceInterface(), "OpenSession",
             {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))},
             [this](const QList<QVariant>& answer) {
                 m_session = answer.value(1).value<QDBusObjectPath>();
                 search();
             });
    }

    void search() {
        call(rootPath(), serviceInterface(), "SearchItems", {QVariant::fromValue(m_attributes)},
             [this](const QList<QVariant>& answer) {
                 const auto locked = qdbus_cast<Items>(answer.value(1));
                 m_items = qdbus_cast<Items>(answer.value(0));
                 if (m_items.isEmpty() && !locked.isEmpty() && !m_mayPrompt) {
                     complete({Keyring::Outcome::Missing, {}});
                 } else if (m_items.isEmpty() && !locked.isEmpty() && !m_unlockTried) {
                     unlock(locked);
                 } else {
                     findNewest(0);
                 }
             });
    }

    void unlock(const Items& locked) {
        m_unlockTried = true;
        call(rootPath(), serviceInterface(), "Unlock", {QVariant::fromValue(locked)},
             [this](const QList<QVariant>& answer) {
                 const auto prompt = answer.value(1).value<QDBusObjectPath>().path();
                 const auto interface = QStringLiteral("org.freedesktop.Secret.Prompt");
                 if (prompt == QLatin1String("/")) {
                     search();
                     return;
                 }
                 QDBusConnection(m_name).connect(secretService(), prompt, interface, QStringLiteral("Completed"), this,
                                                 SLOT(onPromptCompleted(bool, QDBusVariant)));
                 call(prompt, interface, "Prompt", {QString()}, [](const QList<QVariant>&) {});
             });
    }

    /// Of several accounts the one that logged in last, which is the one that the CLI uses.
    void findNewest(qsizetype at) {
        if (at >= m_items.size()) {
            readNewest();
            return;
        }
        call(m_items[at].path(), QStringLiteral("org.freedesktop.DBus.Properties"), "Get",
             {QStringLiteral("org.freedesktop.Secret.Item"), QStringLiteral("Modified")},
             [this, at](const QList<QVariant>& answer) {
                 const auto modified = answer.value(0).value<QDBusVariant>().variant().toULongLong();
                 if (m_newest.isEmpty() || modified >= m_newestAt) {
                     m_newest = {m_items[at]};
                     m_newestAt = modified;
                 }
                 findNewest(at + 1);
             });
    }

    void readNewest() {
        if (m_newest.isEmpty()) {
            complete({Keyring::Outcome::NotFound, {}});
            return;
        }
        call(rootPath(), serviceInterface(), "GetSecrets",
             {QVariant::fromValue(m_newest), QVariant::fromValue(m_session)}, [this](const QList<QVariant>& answer) {
                 auto secret = firstSecret(answer.value(0).value<QDBusArgument>());
                 complete({secret.empty() ? Keyring::Outcome::NotFound : Keyring::Outcome::Done, std::move(secret)});
             });
    }

    /// libdbus keeps a few messages for reuse, with what they held, but none as long as these. To be called when no
    /// message with a secret is left, from a connection that never had one.
    static void drainMessages() {
        constexpr int kept = 6;
        const auto name = QUuid::createUuid().toString();
        {
            const auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
            for (int i = 0; i < kept && bus.isConnected(); ++i) {
                auto filler = QDBusMessage::createSignal(
                    QStringLiteral("/"), QStringLiteral("io.github.poolhouse.Filler"), QStringLiteral("Filler"));
                filler << QString(32768, QLatin1Char(' '));
                bus.send(filler);
            }
        }
        QDBusConnection::disconnectFromBus(name);
    }

    void complete(Keyring::Answer answer) {
        deleteLater();
        if (auto reply = std::exchange(m_reply, nullptr)) {
            reply(std::move(answer));
        }
    }

    Attributes m_attributes;
    bool m_mayPrompt;
    Keyring::Reply m_reply;
    QString m_name; ///< of the connection
    int m_timeout;
    QDBusObjectPath m_session;
    Items m_items;
    Items m_newest; ///< none or one
    qulonglong m_newestAt = 0;
    bool m_unlockTried = false;
};

api::Call readKeyringEntry(const QMap<QString, QString>& attributes, Keyring::Prompt prompt,
                           std::chrono::milliseconds timeout, QObject* parent, Keyring::Reply reply) {
    const QPointer<KeyringEntrySearch> search =
        new KeyringEntrySearch(parent, attributes, prompt, timeout, std::move(reply));
    return api::Call([search] {
        if (search) {
            search->abandon();
        }
    });
}

} // namespace poolhouse::console

#include "keyring_entry.moc"
