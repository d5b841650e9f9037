// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/settings.h"

#include <QHash>

namespace poolhouse::console {

/// Read access to the window's settings (locks among them) for commands. Writes stay in memory.
class ReadOnlySettings final : public Settings {
public:
    [[nodiscard]] QVariant value(const QString& key) const override {
        return m_own.contains(key) ? m_own.value(key) : Settings::value(key);
    }
    void setValue(const QString& key, const QVariant& value) override { m_own.insert(key, value); }

private:
    QHash<QString, QVariant> m_own;
};

} // namespace poolhouse::console
