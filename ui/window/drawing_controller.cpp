// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/drawing_controller.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/views/planner_model.h"
#include "ui/planner/plan_drawing.h"
#include "ui/platform/file_choice.h"

#include <QFileInfo>

#include <utility>

namespace poolhouse::ui {

DrawingController::DrawingController(Dependencies dependencies) : m_dependencies(std::move(dependencies)) {}

views::PlanSheet DrawingController::sheet(const views::PlannerModel& planner) const {
    auto sheet = views::planSheet(m_dependencies.store, m_dependencies.clock.now(), planner.draft());
    addOrigin(sheet, planner.plan());
    return sheet;
}

void DrawingController::save() {
    const auto* planner = m_dependencies.planner();
    const auto* home = planner != nullptr ? m_dependencies.store.cluster(planner->home()) : nullptr;
    if (home == nullptr) {
        return;
    }
    // As it is now: it may change while the dialog is open.
    m_dependencies.files.chooseSave(m_dependencies.dialogParent(), tr("Save drawing"),
                                    QStringLiteral("%1-plan.svg").arg(QString::fromStdString(home->summary.name)),
                                    tr("Pictures (*.svg *.png *.pdf)"),
                                    [this, drawn = sheet(*planner)](const QString& path) { write(path, drawn); });
}

void DrawingController::write(const QString& path, const views::PlanSheet& sheet) {
    const auto post = [this](text::Tone tone, const QString& text) {
        m_dependencies.messages.post({QStringLiteral("planDrawing"), tone, text});
    };
    const auto file = QFileInfo(path).fileName();
    const auto format = QFileInfo(path).suffix().isEmpty() ? DrawingFormat::Svg : drawingFormat(path);
    if (!format) {
        post(text::Tone::Attention,
             tr("%1 wasn't written: the name of a drawing ends in .svg, .png or .pdf.").arg(file));
        return;
    }
    if (const auto written = m_dependencies.files.write(path, planDrawing(sheet, *format)); !written) {
        post(text::Tone::Bad, tr("%1 couldn't be written: %2").arg(file, written.error()));
        return;
    }
    post(text::Tone::Good, tr("Drawing saved as %1.").arg(file));
}

} // namespace poolhouse::ui
