// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences.h"

#include <QHash>
#include <QSettings>

namespace poolhouse::console {

/// Preferences in an ini file where the desktop wants it (~/.config/poolhouse/poolhouse.ini). Never a token.
class Settings : public ui::Preferences {
public:
    Settings();

    [[nodiscard]] QVariant value(const QString& key) const override;
    void setValue(const QString& key, const QVariant& value) override;

private:
    QSettings m_file;
};

/// Preferences that are gone with the program: for pictures that must not depend on who takes them, and for tests.
class MemoryPreferences final : public ui::Preferences {
public:
    [[nodiscard]] QVariant value(const QString& key) const override { return m_values.value(key); }
    void setValue(const QString& key, const QVariant& value) override { m_values.insert(key, value); }

private:
    QHash<QString, QVariant> m_values;
};

} // namespace poolhouse::console
