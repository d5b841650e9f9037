// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/preferences.h"

#include <QHash>

namespace poolhouse::ui {

/// Preferences kept in memory only: for commands, reproducible pictures and tests.
class MemoryPreferences final : public Preferences {
public:
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    [[nodiscard]] QStringList names(const QString& group) const override {
        QStringList found;
        for (auto at = m_values.constBegin(); at != m_values.constEnd(); ++at) {
            if (at.key().startsWith(group + QLatin1Char('/'))) {
                found << at.key().mid(group.size() + 1);
            }
        }
        return found;
    }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }
    [[nodiscard]] const QHash<QString, QVariant>& all() const { return m_values; }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace poolhouse::ui
