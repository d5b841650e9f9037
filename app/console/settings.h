// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/platform/preferences.h"

#include <QSettings>

namespace poolhouse::console {

/// Preferences in an ini file where the desktop wants it (~/.config/poolhouse/poolhouse.ini). Never a token. A file
/// that cannot be read is put aside, and that is remembered for good: what it said of locks may be lost.
class Settings : public ui::Preferences {
public:
    Settings();
    explicit Settings(const QString& file);

    [[nodiscard]] QVariant value(const QString& key) const override;
    [[nodiscard]] QString problem() const override;
    void setValue(const QString& key, const QVariant& value) override;

private:
    QString m_putAside; ///< where the unreadable file is now; empty: it was readable
    QSettings m_file;
};

} // namespace poolhouse::console
