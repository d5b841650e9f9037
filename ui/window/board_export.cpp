// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/board_export.h"

#include "models/core/clock.h"
#include "models/tables/fleet_board_export.h"
#include "ui/platform/file_choice.h"

#include <QFileInfo>

namespace poolhouse::ui {

void BoardExport::run() {
    m_dependencies.files.chooseSave(m_dependencies.dialogParent, tr("Export fleet"),
                                    QStringLiteral("poolhouse-fleet.csv"), QStringLiteral("CSV (*.csv)"),
                                    [this](const QString& path) { write(path); });
}

void BoardExport::write(const QString& path) {
    const auto [clusters, columns] = m_dependencies.board();
    const auto file = QFileInfo(path).fileName();
    const auto written = m_dependencies.files.write(
        path, tables::boardCsv(m_dependencies.store, clusters, columns, m_dependencies.clock.now()));
    const auto key = QStringLiteral("boardExport");
    if (!written) {
        m_dependencies.messages.post(
            {key, text::Tone::Bad, tr("%1 couldn't be written: %2").arg(file, written.error())});
        return;
    }
    const auto text = clusters.size() == 1
                          ? tr("1 cluster exported to %1.").arg(file)
                          : tr("%1 clusters exported to %2.").arg(QString::number(clusters.size()), file);
    m_dependencies.messages.post({key, text::Tone::Good, text});
}

} // namespace poolhouse::ui
