// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/preferences.h"

#include <QSettings>

namespace poolhouse::console {

/// Preferences in an INI file (~/.config/poolhouse/poolhouse.ini). Never holds a token. An unreadable file is renamed,
/// and problem() reports it from then on, as saved locks may be lost.
class Settings : public ui::Preferences {
public:
    Settings();
    explicit Settings(const QString& file);

    [[nodiscard]] QVariant value(const QString& key) const override;
    [[nodiscard]] QStringList names(const QString& group) const override;
    [[nodiscard]] std::optional<QString> unreadableFile() const override;
    void setValue(const QString& key, const QVariant& value) override;

private:
    QString m_movedAside; ///< new path of the unreadable file; empty: it was readable
    QSettings m_file;
};

} // namespace poolhouse::console
