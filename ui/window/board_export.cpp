// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/board_export.h"

#include "models/core/clock.h"
#include "models/tables/fleet_board_export.h"
#include "ui/fleet/fleet_board.h"
#include "ui/platform/file_choice.h"

#include <QFileInfo>

namespace poolhouse::ui {

void BoardExport::run() {
    m_files.chooseSave(&m_board, tr("Export fleet"), QStringLiteral("poolhouse-fleet.csv"),
                       QStringLiteral("CSV (*.csv)"), [this](const QString& path) { write(path); });
}

void BoardExport::write(const QString& path) {
    const auto clusters = m_board.listedClusters();
    const auto file = QFileInfo(path).fileName();
    const auto written =
        m_files.write(path, tables::boardCsv(m_store, clusters, m_board.visibleColumns(), m_clock.now()));
    const auto key = QStringLiteral("boardExport");
    if (!written) {
        m_messages.post({key, text::Tone::Bad, tr("%1 couldn't be written: %2").arg(file, written.error())});
        return;
    }
    const auto text = clusters.size() == 1
                          ? tr("1 cluster exported to %1.").arg(file)
                          : tr("%1 clusters exported to %2.").arg(QString::number(clusters.size()), file);
    m_messages.post({key, text::Tone::Good, text});
}

} // namespace poolhouse::ui
