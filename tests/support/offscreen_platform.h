// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QSize>
#include <QString>
#include <QTemporaryDir>

namespace poolhouse::test {

/// Makes Qt's offscreen platform the one of the application made next, with one screen of that size and device pixel
/// ratio. QT_FONT_DPI enlarges everything, and the screen has fewer device-independent pixels then. It must outlive the
/// application.
class OffscreenPlatform {
public:
    explicit OffscreenPlatform(QSize screen, double scale = 1) {
        const auto platform =
            QStringLiteral("{\"screens\": [{\"name\": \"screen\", \"x\": 0, \"y\": 0, \"width\": %1, \"height\": %2, "
                           "\"logicalDpi\": 96, \"logicalBaseDpi\": 96, \"dpr\": %3}]}")
                .arg(screen.width())
                .arg(screen.height())
                .arg(scale)
                .toUtf8();
        QFile file(m_folder.filePath(QStringLiteral("screen.json")));
        m_ready = file.open(QIODevice::WriteOnly) && file.write(platform) == platform.size();
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    }
    [[nodiscard]] bool ready() const { return m_ready; } ///< false: the file of the platform could not be written

private:
    const QTemporaryDir m_folder;
    bool m_ready = false;
};

} // namespace poolhouse::test
