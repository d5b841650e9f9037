// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/plan_sheet.h"
#include "ui/window/message_sink.h"

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::views {
class PlannerModel;
} // namespace poolhouse::views

namespace poolhouse::ui {

class FileChoice;

/// Saves the plan in the planner as a picture, in a file that the user chooses. On the GUI thread.
class DrawingController {
    Q_DECLARE_TR_FUNCTIONS(DrawingController)
public:
    /// All outlive the controller and the file dialogs it opened.
    struct Dependencies {
        const fleet::Store& store;
        const core::Clock& clock;
        FileChoice& files;
        MessageSink& messages;
        std::function<views::PlannerModel*()> planner; ///< null while there is no planner
        std::function<QWidget*()> dialogParent;        ///< may be null
    };
    explicit DrawingController(Dependencies dependencies);

    void save(); ///< SVG, PNG or PDF, by the suffix; SVG without one

private:
    [[nodiscard]] views::PlanSheet sheet(const views::PlannerModel& planner) const;
    void write(const QString& path, const views::PlanSheet& sheet);

    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
