// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/window/message_sink.h"

#include <QCoreApplication>

#include <functional>
#include <utility>
#include <vector>

class QWidget;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

class FileChoice;

/// What the board shows now.
struct ShownBoard {
    std::vector<core::ClusterId> clusters; ///< after filtering, in their order
    std::vector<int> columns;              ///< FleetBoardModel::Column, in their order
};

/// Saves what the board shows as CSV, in a file that the user chooses. On the GUI thread.
class BoardExport {
    Q_DECLARE_TR_FUNCTIONS(BoardExport)
public:
    /// All outlive the export.
    struct Dependencies {
        const fleet::Store& store;
        const core::Clock& clock;
        FileChoice& files;
        MessageSink& messages;
        QWidget* dialogParent; ///< may be null
        std::function<ShownBoard()> board;
    };
    explicit BoardExport(Dependencies dependencies) : m_dependencies(std::move(dependencies)) {}

    void run();

private:
    void write(const QString& path);

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
