// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/message_sink.h"

#include <QCoreApplication>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

class FileChoice;
class FleetBoard;

/// Saves what the board shows as CSV, in a file that the user chooses.
class BoardExport {
    Q_DECLARE_TR_FUNCTIONS(BoardExport)
public:
    /// All outlive the export.
    BoardExport(FleetBoard& board, const fleet::Store& store, const core::Clock& clock, FileChoice& files,
                MessageSink& messages)
        : m_board(board), m_store(store), m_clock(clock), m_files(files), m_messages(messages) {}

    void run();

private:
    void write(const QString& path);

    FleetBoard& m_board;
    const fleet::Store& m_store;
    const core::Clock& m_clock;
    FileChoice& m_files;
    MessageSink& m_messages;
};

} // namespace poolhouse::ui
