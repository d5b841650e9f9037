// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/locks/pattern_list_dialog.h"
#include "ui/window/message_sink.h"

#include <QObject>
#include <QString>

#include <functional>

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
} // namespace poolhouse::operations

namespace poolhouse::ui {

/// Cluster labels in the window: the dialog, and the warning about labels that could not be read. On the GUI thread.
class LabelsController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const fleet::Session& session;
        const operations::Engine& operations; ///< reopened for each account, after its labels were read
        MessageSink& messages;
        std::function<void(const QString& account, PatternListCallbacks ends)> showDialog; ///< without blocking
    };
    explicit LabelsController(Dependencies dependencies, QObject* parent = nullptr);

    void openDialog();

private:
    void refreshTrouble();

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
