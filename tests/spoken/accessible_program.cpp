// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/spoken/accessible_program.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QDBusVariant>
#include <QTest>

#include <algorithm>
#include <functional>

namespace poolhouse::test {

/// Where an object is: "(so)".
struct AccessibleReference {
    QString service;
    QDBusObjectPath path;
};

/// "(sss)"
struct AccessibleAction {
    QString name;
    QString description;
    QString keys;
};

static QDBusArgument& operator<<(QDBusArgument& to, const AccessibleReference& it) {
    to.beginStructure();
    to << it.service << it.path;
    to.endStructure();
    return to;
}

static const QDBusArgument& operator>>(const QDBusArgument& from, AccessibleReference& it) {
    from.beginStructure();
    from >> it.service >> it.path;
    from.endStructure();
    return from;
}

static QDBusArgument& operator<<(QDBusArgument& to, const AccessibleAction& it) {
    to.beginStructure();
    to << it.name << it.description << it.keys;
    to.endStructure();
    return to;
}

static const QDBusArgument& operator>>(const QDBusArgument& from, AccessibleAction& it) {
    from.beginStructure();
    from >> it.name >> it.description >> it.keys;
    from.endStructure();
    return from;
}

} // namespace poolhouse::test

Q_DECLARE_METATYPE(poolhouse::test::AccessibleReference)
Q_DECLARE_METATYPE(poolhouse::test::AccessibleAction)

namespace poolhouse::test {

namespace {

constexpr auto accessible = "org.a11y.atspi.Accessible";
constexpr auto action = "org.a11y.atspi.Action";
constexpr auto valueInterface = "org.a11y.atspi.Value";
constexpr auto properties = "org.freedesktop.DBus.Properties";
constexpr int enabledState = 8; // of AT-SPI
constexpr int showingState = 25;
constexpr int answered = 10'000; // ms
constexpr int timeoutMs = 20'000;

template <class Value> Value firstOf(const QDBusMessage& reply) {
    const auto arguments = reply.arguments();
    return arguments.isEmpty() ? Value() : qdbus_cast<Value>(arguments.constFirst());
}

QVariant propertyOf(const QDBusMessage& reply) {
    const auto arguments = reply.arguments();
    return arguments.isEmpty() ? QVariant() : arguments.constFirst().value<QDBusVariant>().variant();
}

QDBusConnection accessibilityBus() {
    const auto bus = QDBusConnection::sessionBus();
    const QDBusReply<QString> address =
        bus.call(QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                                QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")));
    return QDBusConnection::connectToBus(address.value(), QStringLiteral("accessibility"));
}

/// Depth first; what is hidden is not entered, nor are the cells of tables. `stop` ends the walk.
bool walk(const Accessible& at, const std::function<bool(const Accessible&)>& stop) {
    if (!at.showing()) {
        return false;
    }
    if (stop(at)) {
        return true;
    }
    const auto children = at.children();
    return std::any_of(children.begin(), children.end(),
                       [&stop](const Accessible& child) { return walk(child, stop); });
}

} // namespace

QDBusMessage Accessible::call(const char* interface, const char* method, const QVariantList& arguments) const {
    auto message = QDBusMessage::createMethodCall(m_service, m_path, QLatin1String(interface), QLatin1String(method));
    message.setArguments(arguments);
    return m_bus.call(message, QDBus::Block, answered);
}

QString Accessible::name() const {
    return propertyOf(call(properties, "Get", {QLatin1String(accessible), QStringLiteral("Name")})).toString();
}

Role Accessible::role() const {
    return static_cast<Role>(firstOf<uint>(call(accessible, "GetRole")));
}

bool Accessible::hasState(int state) const {
    const auto states = firstOf<QList<uint>>(call(accessible, "GetState"));
    constexpr int bits = 32;
    return state / bits < states.size() && (states[state / bits] >> (state % bits) & 1U) != 0;
}

bool Accessible::enabled() const {
    return hasState(enabledState);
}
bool Accessible::showing() const {
    return hasState(showingState);
}

std::vector<Accessible> Accessible::children() const {
    std::vector<Accessible> all;
    for (const auto& child : firstOf<QList<AccessibleReference>>(call(accessible, "GetChildren"))) {
        all.emplace_back(m_bus, child.service, child.path.path());
    }
    return all;
}

QStringList Accessible::actions() const {
    QStringList names;
    for (const auto& each : firstOf<QList<AccessibleAction>>(call(action, "GetActions"))) {
        names << each.name;
    }
    return names;
}

bool Accessible::act(const QString& named) const {
    const auto index = actions().indexOf(named);
    return index >= 0 && firstOf<bool>(call(action, "DoAction", {static_cast<int>(index)}));
}

double Accessible::value() const {
    return propertyOf(call(properties, "Get", {QLatin1String(valueInterface), QStringLiteral("CurrentValue")}))
        .toDouble();
}

void Accessible::setValue(double value) const {
    const QVariant wanted = QVariant::fromValue(QDBusVariant(value));
    (void)call(properties, "Set", {QLatin1String(valueInterface), QStringLiteral("CurrentValue"), wanted});
}

void Accessible::setContents(const QString& text) const {
    (void)call("org.a11y.atspi.EditableText", "SetTextContents", {text});
}

AccessibleProgram::AccessibleProgram(const QStringList& arguments) : m_bus(accessibilityBus()) {
    qDBusRegisterMetaType<AccessibleReference>();
    qDBusRegisterMetaType<QList<AccessibleReference>>();
    qDBusRegisterMetaType<AccessibleAction>();
    qDBusRegisterMetaType<QList<AccessibleAction>>();
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.start(QStringLiteral(POOLHOUSE_PROGRAM), arguments);
}

AccessibleProgram::~AccessibleProgram() {
    m_process.kill();
    m_process.waitForFinished();
}

std::vector<Accessible> AccessibleProgram::windows() const {
    const Accessible desktop(m_bus, QStringLiteral("org.a11y.atspi.Registry"),
                             QStringLiteral("/org/a11y/atspi/accessible/root"));
    for (const auto& application : desktop.children()) {
        if (application.name() == QStringLiteral("Poolhouse")) {
            return application.children();
        }
    }
    return {};
}

std::optional<Accessible> AccessibleProgram::find(Role role, const QString& name) const {
    std::optional<Accessible> found;
    for (const auto& window : windows()) {
        const bool there = walk(window, [&](const Accessible& part) {
            if (part.role() == role && part.name().startsWith(name)) {
                found = part;
            }
            return found.has_value();
        });
        if (there) {
            break;
        }
    }
    return found;
}

std::optional<Accessible> AccessibleProgram::await(Role role, const QString& name) const {
    std::optional<Accessible> found;
    (void)QTest::qWaitFor([&] { return (found = find(role, name)).has_value(); }, timeoutMs);
    return found;
}

QStringList AccessibleProgram::names(Role role) const {
    QStringList all;
    for (const auto& window : windows()) {
        (void)walk(window, [&](const Accessible& part) {
            if (part.role() == role) {
                all << part.name();
            }
            return false;
        });
    }
    return all;
}

bool AccessibleProgram::press(const QString& name, Role role) const {
    const auto pressed = [&] {
        const auto button = find(role, name);
        return button && button->enabled() &&
               (button->act(QStringLiteral("Press")) || button->act(QStringLiteral("Toggle")));
    };
    return QTest::qWaitFor(pressed, timeoutMs);
}

} // namespace poolhouse::test
