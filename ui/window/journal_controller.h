// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/message_sink.h"

#include <QObject>
#include <QString>

#include <optional>

namespace poolhouse::operations {
class Engine;
class JournalKeeper;
} // namespace poolhouse::operations

namespace poolhouse::ui {

/// Says what is wrong with the journal, with its file and what to do, for as long as it is. On the GUI thread.
class JournalController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const operations::Engine& operations;
        operations::JournalKeeper& keeper;
        MessageSink& messages;
    };
    explicit JournalController(const Dependencies& dependencies, QObject* parent = nullptr);

    void refresh(); ///< cheap; a journal can vanish without a signal

Q_SIGNALS:
    void repaired(); ///< what may be changed can differ now

private:
    void repair();

    Dependencies m_dependencies;
    std::optional<QString> m_trouble; ///< the last one posted
};

} // namespace poolhouse::ui
