// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/plans/plan_draft.h"
#include "ui/window/message_sink.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::plans {
class PlanFiles;
} // namespace poolhouse::plans

namespace poolhouse::views {
class PlannerModel;
} // namespace poolhouse::views

namespace poolhouse::ui {

class Desktop;
class FileChoice;

/// Moves plans between the planner and files or the clipboard. On the GUI thread.
class PlanFileController {
    Q_DECLARE_TR_FUNCTIONS(PlanFileController)
public:
    /// All outlive the controller and the file dialogs it opened.
    struct Dependencies {
        const fleet::Store& store;
        const fleet::Session& session;
        const plans::PlanFiles& planFiles;
        FileChoice& files;
        Desktop& desktop;
        MessageSink& messages;
        std::function<views::PlannerModel*()> planner; ///< null while there is no planner
        std::function<QWidget*()> dialogParent;        ///< may be null
        /// The fleet of an account is known, and no dialog is open that shows what the file would replace.
        std::function<bool()> mayOpen;
        std::function<void(const core::ClusterId&)> openPlanner;
    };
    explicit PlanFileController(Dependencies dependencies);

    void open(); ///< asks for a file and loads it; a refusal is posted with the reason
    /// Loads the file into the planner of its first cluster, as soon as it may; a refusal is posted.
    void openFile(const QString& path);
    void openWaiting(); ///< the file that could not be opened yet; cheap when there is none
    void openNeeds();   ///< asks for a NEEDS.json and fills the needs of the cluster shown from it
    void save(const core::Plan& plan);
    void copy(const core::Plan& plan); ///< as lines of curl, the token as a variable

private:
    void load(const QString& path);
    void loadNeeds(const QString& path);
    [[nodiscard]] std::optional<plans::PlanDraft> read(const QString& path); ///< empty: refused with the reason
    void refuse(const QString& path, const QString& why);
    void write(const QString& path, const core::Plan& plan);
    void post(text::Tone tone, const QString& text);

    Dependencies m_dependencies;
    std::optional<QString> m_waiting; ///< for openWaiting()
};

} // namespace poolhouse::ui
