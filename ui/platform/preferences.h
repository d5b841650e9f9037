// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace poolhouse::ui {

/// Persistent UI state: geometry, selection, appearance, read-only locks. Never holds a token.
class Preferences {
public:
    virtual ~Preferences() = default;
    [[nodiscard]] virtual QVariant value(const QString& key) const = 0; ///< invalid when never set
    /// Where settings that could not be read were moved, possibly empty; without a value nothing was lost.
    [[nodiscard]] virtual std::optional<QString> unreadableFile() const { return std::nullopt; }
    /// Names under "group/", without it.
    [[nodiscard]] virtual QStringList names(const QString& group) const = 0;
    virtual void setValue(const QString& key, const QVariant& value) = 0;
};

} // namespace poolhouse::ui
