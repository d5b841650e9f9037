// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace poolhouse::test {

/// Those of AT-SPI.
enum class Role : unsigned {
    CheckBox = 7,
    Label = 29,
    List = 31,
    ListItem = 32,
    PageTab = 37,
    Panel = 39,
    PushButton = 43,
    Slider = 51,
    SpinButton = 52,
    TableCell = 56,
    Text = 61,
};

/// An object of another process, as the accessibility bus knows it. Names and roles only: no keys, no mouse.
class Accessible {
public:
    Accessible(QDBusConnection bus, QString service, QString path)
        : m_bus(std::move(bus)), m_service(std::move(service)), m_path(std::move(path)) {}

    [[nodiscard]] QString name() const;
    [[nodiscard]] Role role() const;
    [[nodiscard]] bool enabled() const;
    [[nodiscard]] bool showing() const;
    [[nodiscard]] std::vector<Accessible> children() const;
    [[nodiscard]] QStringList actions() const;
    [[nodiscard]] double value() const;
    [[nodiscard]] bool act(const QString& action) const; ///< false: it has none of that name
    void setValue(double value) const;
    void setContents(const QString& text) const;

private:
    [[nodiscard]] bool hasState(int state) const;
    [[nodiscard]] QDBusMessage call(const char* interface, const char* method,
                                    const QVariantList& arguments = {}) const;

    QDBusConnection m_bus;
    QString m_service;
    QString m_path;
};

/// `poolhouse` in a process of its own. Run by on_private_screen.sh.
class AccessibleProgram {
public:
    explicit AccessibleProgram(const QStringList& arguments);
    ~AccessibleProgram();
    AccessibleProgram(const AccessibleProgram&) = delete;
    AccessibleProgram& operator=(const AccessibleProgram&) = delete;

    /// The first one on the screen with that role and a name that begins so; empty: none now.
    [[nodiscard]] std::optional<Accessible> find(Role role, const QString& name) const;
    /// Waits for it.
    [[nodiscard]] std::optional<Accessible> await(Role role, const QString& name) const;
    /// Names of all on the screen with that role.
    [[nodiscard]] QStringList names(Role role) const;
    /// Presses a button once it is there and enabled; false: it never is.
    [[nodiscard]] bool press(const QString& name, Role role = Role::PushButton) const;

private:
    [[nodiscard]] std::vector<Accessible> windows() const;

    QDBusConnection m_bus;
    QProcess m_process;
};

} // namespace poolhouse::test
