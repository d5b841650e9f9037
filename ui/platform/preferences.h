// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <optional>

namespace poolhouse::ui {

/// What the window remembers from one start to the next: geometry, selection, choices of looks. Never a token.
class Preferences {
public:
    virtual ~Preferences() = default;
    [[nodiscard]] virtual QVariant value(const QString& key) const = 0; ///< invalid when never set
    /// Where settings that could not be read were moved, possibly empty; without a value nothing was lost.
    [[nodiscard]] virtual std::optional<QString> unreadableFile() const { return std::nullopt; }
    virtual void setValue(const QString& key, const QVariant& value) = 0;
};

} // namespace poolhouse::ui
