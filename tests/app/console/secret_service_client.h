// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>

namespace poolhouse::test {

/// (oayays)
struct PlainSecret {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

inline QDBusArgument& operator<<(QDBusArgument& to, const PlainSecret& secret) {
    to.beginStructure();
    to << secret.session << secret.parameters << secret.value << secret.contentType;
    to.endStructure();
    return to;
}

inline const QDBusArgument& operator>>(const QDBusArgument& from, PlainSecret& secret) {
    from.beginStructure();
    from >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    from.endStructure();
    return from;
}

/// Another program that keeps secrets, as `secret-tool store` does. Blocking.
class SecretServiceClient {
public:
    SecretServiceClient() {
        qDBusRegisterMetaType<PlainSecret>();
        qDBusRegisterMetaType<QMap<QString, QString>>();
    }

    [[nodiscard]] bool store(const QString& service, const QString& account, const QByteArray& value) {
        const QMap<QString, QString> attributes{{QStringLiteral("service"), service},
                                                {QStringLiteral("account"), account}};
        const QVariantMap properties{
            {QStringLiteral("org.freedesktop.Secret.Item.Label"), QStringLiteral("Heroku CLI")},
            {QStringLiteral("org.freedesktop.Secret.Item.Attributes"), QVariant::fromValue(attributes)}};
        const auto session = call(root(), QStringLiteral("Service"), "OpenSession",
                                  {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
        const PlainSecret secret{
            session.arguments().value(1).value<QDBusObjectPath>(), {}, value, QStringLiteral("text/plain")};
        const auto stored = call(collection(), QStringLiteral("Collection"), "CreateItem",
                                 {properties, QVariant::fromValue(secret), true});
        return stored.type() == QDBusMessage::ReplyMessage;
    }

    [[nodiscard]] bool lock() {
        const QList<QDBusObjectPath> all{QDBusObjectPath(collection())};
        return call(root(), QStringLiteral("Service"), "Lock", {QVariant::fromValue(all)}).type() ==
               QDBusMessage::ReplyMessage;
    }

private:
    static QString root() { return QStringLiteral("/org/freedesktop/secrets"); }
    static QString collection() { return QStringLiteral("/org/freedesktop/secrets/collection/login"); }
    static QDBusMessage call(const QString& path, const QString& interface, const char* method,
                             const QList<QVariant>& arguments) {
        auto message = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"), path,
                                                      QStringLiteral("org.freedesktop.Secret.") + interface,
                                                      QString::fromLatin1(method));
        message.setArguments(arguments);
        return QDBusConnection::sessionBus().call(message);
    }
};

} // namespace poolhouse::test

Q_DECLARE_METATYPE(poolhouse::test::PlainSecret)
