// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/preferences.h"

#include <QHash>

namespace poolhouse::ui {

/// Preferences that end with the process: for commands, for pictures that must not depend on the user, and for tests.
class MemoryPreferences final : public Preferences {
public:
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }
    [[nodiscard]] const QHash<QString, QVariant>& all() const { return m_values; }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace poolhouse::ui
