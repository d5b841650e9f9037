// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

namespace poolhouse::ui {

/// Persistent UI state: geometry, selection, appearance, read-only locks. Never holds a token.
class Preferences {
public:
    virtual ~Preferences() = default;
    [[nodiscard]] virtual QVariant value(const QString& key) const = 0; ///< invalid if never set
    /// Why what was remembered earlier may be lost, inside a sentence ("the settings could not be read."); empty: it is
    /// not.
    [[nodiscard]] virtual QString problem() const { return {}; }
    virtual void setValue(const QString& key, const QVariant& value) = 0;
};

} // namespace poolhouse::ui
