// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <optional>

namespace poolhouse::ui {

/// Persistent UI state: geometry, selection, appearance, read-only locks. Never holds a token.
class Preferences {
public:
    virtual ~Preferences() = default;
    [[nodiscard]] virtual QVariant value(const QString& key) const = 0; ///< invalid if never set
    /// Why saved values may be lost, as a clause ("the settings could not be read."); nullopt: they are intact.
    [[nodiscard]] virtual std::optional<QString> problem() const { return std::nullopt; }
    virtual void setValue(const QString& key, const QVariant& value) = 0;
};

} // namespace poolhouse::ui
