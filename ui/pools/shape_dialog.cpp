// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/shape_dialog.h"

#include "models/fleet/store.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/level_picker.h"
#include "ui/pools/warning_list.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

ShapeDialog::ShapeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, QWidget* parent)
    : ChangeDialog(store, clock, std::move(cluster), parent), m_page(new QWidget(this)) {}

TextLabel* ShapeDialog::label(const char* name, TextStyle style, bool dim) {
    auto* made = new TextLabel(style, m_page);
    made->setObjectName(QLatin1String(name));
    made->setWrapping();
    made->setDim(dim);
    return made;
}

void ShapeDialog::layOut(QLayout* own) {
    m_title = label("changeTitle", TextStyle::Heading, false);
    m_levelLine = label("levelLine", TextStyle::Body, true);
    auto* level = new TextLabel(TextStyle::Strong, tr("&Level"), m_page);
    m_levels = new LevelPicker(m_page);
    m_levelProblem = new FieldProblem(QStringLiteral("levelProblem"), m_page);
    m_figures = new FigureCard(m_page);
    m_notes = label("reviewNotes", TextStyle::Small, true);
    m_sequence = label("sequence", TextStyle::Body, false);
    m_warnings = new WarningList(m_page);
    level->setBuddy(m_levels);

    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_levelLine);
    column->addLayout(own);
    for (QWidget* part : std::initializer_list<QWidget*>{level, m_levels, m_levelProblem, m_sequence, m_notes}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    auto* outer = new QVBoxLayout(body());
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(8);
    outer->addWidget(scrolled(m_page, body()), 1);
    outer->addWidget(m_figures);
    outer->addWidget(m_warnings);
    submitButton()->setProperty("primary", true);
    resizeWithinScreen(*this, {744, 400});
    connect(m_levels, &LevelPicker::levelChosen, this,
            [this](const QString& chosen) { setLevel(chosen.toStdString()); });
    connect(m_warnings, &WarningList::acceptanceChanged, this, &ShapeDialog::showButtons);
}

void ShapeDialog::edited() {
    showForm();
    showButtons();
    growToFit();
}

void ShapeDialog::showShape(const views::ChangeForm& form, const std::string& level, const QString& sequence,
                            bool sameDraft) {
    setWindowTitle(form.title);
    m_title->showText(form.title);
    m_levelLine->showText(form.levelLine);
    m_levels->showLevels(form.levels);
    m_levels->choose(level);
    const auto* problem = form.problemOf(core::DraftField::Level);
    m_levelProblem->showProblem(problem != nullptr ? std::optional(problem->sentence) : std::nullopt,
                                problem != nullptr ? problem->suggestion : QString());
    m_figures->showFigures(form.figures);
    m_warnings->showWarnings(form.warnings, sameDraft);
    m_sequence->showText(sequence, true);
    m_notes->showText(form.notes.join(QLatin1Char('\n')), true);
    setVerb(form.verb);
    arrangeParts();
}

void ShapeDialog::arrangeParts() {
    constexpr int leastPage = 180;
    constexpr int leastBesideFigures = 140;
    const int wide = column()->contentsRect().width();
    const auto heightOf = [wide](const QWidget* part) {
        return part->isHidden()            ? 0
               : part->hasHeightForWidth() ? part->heightForWidth(wide)
                                           : part->sizeHint().height();
    };
    const int others = heightOf(footer()->parentWidget()) + heightOf(column()->itemAt(0)->widget());
    const int besideFigures = largestWindow(*this).height() - others - heightOf(m_figures);
    place(m_figures, besideFigures < leastBesideFigures);
    place(m_warnings, besideFigures - heightOf(m_warnings) < leastPage);
}

void ShapeDialog::place(QWidget* part, bool inPage) {
    QWidget* owner = inPage ? m_page : body();
    if (part->parentWidget() != owner) {
        const bool hidden = part->isHidden();
        owner->layout()->addWidget(part);
        part->setHidden(hidden);
    }
}

std::optional<QString> ShapeDialog::whyNotSubmit(const views::ChangeForm& form) const {
    if (!form.problems.empty()) {
        return form.problems.front().sentence;
    }
    if (form.changes.empty()) {
        return tr("No changes yet.");
    }
    return m_warnings->accepted() ? std::nullopt : std::optional(tr("Accept the warning first."));
}

void ShapeDialog::showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) {
    if (field == core::DraftField::Level) {
        m_levelProblem->showProblem(sentence);
    }
}

} // namespace poolhouse::ui
