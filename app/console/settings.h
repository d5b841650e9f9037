// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/preferences.h"

#include <QHash>
#include <QSettings>

namespace poolhouse::console {

/// Preferences in an ini file where the desktop wants it (~/.config/poolhouse/poolhouse.ini). Never a token. A file
/// that cannot be read is put aside, and that is remembered for good: what it said of locks may be lost.
class Settings : public ui::Preferences {
public:
    Settings();
    explicit Settings(const QString& file);

    [[nodiscard]] QVariant value(const QString& key) const override;
    [[nodiscard]] std::optional<QString> unreadableFile() const override;
    void setValue(const QString& key, const QVariant& value) override;

private:
    QString m_putAside; ///< where the unreadable file is now; empty: it was readable
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
