// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/settings.h"

#include <QStandardPaths>

namespace poolhouse::console {

Settings::Settings()
    : m_file(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                 QStringLiteral("/poolhouse/poolhouse.ini"),
             QSettings::IniFormat) {}

QVariant Settings::value(const QString& key) const {
    return m_file.value(key);
}

void Settings::setValue(const QString& key, const QVariant& value) {
    m_file.setValue(key, value);
}

} // namespace poolhouse::console
