// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/settings.h"

#include "app/console/private_files.h"
#include "models/operations/set_aside.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace poolhouse::console {

namespace {

QString movedAsideKey() {
    return QStringLiteral("settings/putAside");
}

/// An empty file is what is left of one that was cut: QSettings writes none.
bool readable(const QString& file) {
    if (QFileInfo(file).size() == 0) {
        return false;
    }
    const QSettings probe(file, QSettings::IniFormat);
    return probe.status() == QSettings::NoError;
}

/// Renames an unreadable file, since the next write would destroy what is recoverable, and never over an earlier one.
/// Returns the new path, or the old one if renaming failed; empty if the file is readable or absent.
QString moveAside(const QString& file) {
    if (!QFileInfo::exists(file) || readable(file)) {
        return {};
    }
    return operations::setDamagedAside(file).value_or(file);
}

} // namespace

Settings::Settings()
    : Settings(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
               QStringLiteral("/poolhouse/poolhouse.ini")) {}

Settings::Settings(const QString& file) : m_movedAside(moveAside(file)), m_file(file, QSettings::IniFormat) {
    makePrivate(QFileInfo(file).path());
    makePrivate(file);
    if (!m_movedAside.isEmpty()) {
        m_file.setValue(movedAsideKey(), m_movedAside);
    }
}

QVariant Settings::value(const QString& key) const {
    return m_file.value(key);
}

QStringList Settings::names(const QString& group) const {
    QStringList found;
    for (const auto& key : m_file.allKeys()) {
        if (key.startsWith(group + QLatin1Char('/'))) {
            found << key.mid(group.size() + 1);
        }
    }
    return found;
}

std::optional<QString> Settings::unreadableFile() const {
    const QString aside = m_movedAside.isEmpty() ? m_file.value(movedAsideKey()).toString() : m_movedAside;
    return aside.isEmpty() ? std::nullopt : std::optional(aside);
}

void Settings::setValue(const QString& key, const QVariant& value) {
    m_file.setValue(key, value);
}

} // namespace poolhouse::console
