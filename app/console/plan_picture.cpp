// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_picture.h"

#include "app/console/command_line.h"
#include "ui/planner/plan_drawing.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace poolhouse::console {

namespace {

/// Empty: written.
std::optional<QString> whyNotWritten(const QString& name, const QByteArray& content) {
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return QStringLiteral("%1 can't be written: %2.").arg(name, file.errorString());
    }
    if (file.write(content) != content.size() || !file.flush()) {
        const auto why = file.errorString();
        file.remove();
        return QStringLiteral("%1 can't be written: %2.").arg(name, why);
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> pictureProblem(const QString& file) {
    const QFileInfo info(file);
    if (info.exists() || info.isSymLink()) {
        return QStringLiteral("--svg: %1 exists already. Name a new file, or remove that one.").arg(file);
    }
    if (!info.dir().exists()) {
        return QStringLiteral("--svg: there is no folder %1.").arg(info.path());
    }
    return std::nullopt;
}

CommandResult withPicture(CommandResult result, const views::PlanSheet& sheet, const QString& file) {
    if (const auto why = whyNotWritten(file, ui::planDrawing(sheet, ui::DrawingFormat::Svg))) {
        result.exitCode = exitFailure;
        result.complaint += *why + QLatin1Char('\n');
    }
    return result;
}

} // namespace poolhouse::console
