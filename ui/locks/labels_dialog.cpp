// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/labels_dialog.h"

#include "models/fleet/store.h"
#include "models/tables/label_list.h"
#include "models/tables/pattern_list.h"
#include "ui/locks/label_settings.h"
#include "ui/pools/footer_band.h"
#include "ui/theme/label_painter.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

using fleet::LabelColor;
using fleet::LabelRule;
using LabelScope = LabelRule::Scope;

enum LabelColumn { LabelName, LabelTarget, LabelReach };

QPixmap swatch(LabelColor color, const QWidget& widget) {
    constexpr int side = 12;
    const double ratio = widget.devicePixelRatioF();
    QPixmap picture(QSize(side, side) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabel(painter, QRect(0, 0, side, side), {{}, color}, Theme::of(widget.palette()), widget.font());
    return picture;
}

/// The first colour that no rule has.
LabelColor freshColor(const std::vector<LabelRule>& rules) {
    for (int color = 0; color < fleet::labelColors; ++color) {
        const auto wanted = static_cast<LabelColor>(color);
        if (std::none_of(rules.begin(), rules.end(),
                         [wanted](const LabelRule& rule) { return rule.label.color == wanted; })) {
            return wanted;
        }
    }
    return LabelColor::Violet;
}

} // namespace

LabelsDialog::LabelsDialog(const LabelsContext& context, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_rules(context.store.labels().rules),
      m_list(new QTreeWidget(this)),
      m_add(new QPushButton(tr("&Add label"), this)),
      m_remove(new QPushButton(tr("&Remove"), this)),
      m_up(new QPushButton(tr("Move &up"), this)),
      m_down(new QPushButton(tr("Move &down"), this)),
      m_editor(new QWidget(this)),
      m_text(new QLineEdit(m_editor)),
      m_color(new QComboBox(m_editor)),
      m_scope(new QComboBox(m_editor)),
      m_pattern(new QLineEdit(m_editor)),
      m_preview(new TextLabel(TextStyle::Small, m_editor)),
      m_problem(new FieldProblem(QStringLiteral("labelProblem"), m_editor)),
      m_save(new QPushButton(tr("&Save"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setObjectName(QStringLiteral("labelsDialog"));
    setWindowTitle(tr("Cluster labels"));
    fill();
    layOut();
    connectParts();
    showList();
    choose(m_rules.empty() ? -1 : 0);
    showButtons();
}

void LabelsDialog::fill() {
    const std::pair<QWidget*, const char*> names[] = {
        {m_list, "labelsList"},      {m_add, "addLabel"},    {m_remove, "removeLabel"},  {m_up, "moveLabelUp"},
        {m_down, "moveLabelDown"},   {m_text, "labelText"},  {m_color, "labelColor"},    {m_scope, "labelScope"},
        {m_pattern, "labelPattern"}, {m_save, "saveLabels"}, {m_cancel, "cancelLabels"}, {m_editor, "labelEditor"},
        {m_preview, "labelPreview"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    for (QPushButton* button : {m_add, m_remove, m_up, m_down, m_save, m_cancel}) {
        button->setAutoDefault(false);
    }
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    m_list->setHeaderLabels({tr("Label"), tr("Applies to"), tr("Clusters")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Labels"));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(LabelName, 170);
    m_list->header()->resizeSection(LabelTarget, 290);
    m_text->setAccessibleName(tr("Label"));
    m_text->setPlaceholderText(tr("for example production"));
    m_text->setMaxLength(fleet::ClusterLabel::longest);
    setSpokenCombo(m_color);
    for (int color = 0; color < fleet::labelColors; ++color) {
        const auto each = static_cast<LabelColor>(color);
        m_color->addItem(swatch(each, *this), tables::labelColorName(each), color);
    }
    m_scope->addItem(tr("Clusters of apps with this name or pattern"), static_cast<int>(LabelScope::App));
    m_scope->addItem(tr("Clusters with this name or pattern"), static_cast<int>(LabelScope::Cluster));
    setSpokenCombo(m_scope);
    m_pattern->setAccessibleName(tr("Name or pattern"));
    m_pattern->setPlaceholderText(tr("for example *-prod"));
    m_pattern->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_preview->setWrapping();
    m_preview->setDim();
}

QWidget* LabelsDialog::buildEditor() {
    auto* form = new QFormLayout(m_editor);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Label:"), m_text);
    form->addRow(tr("&Color:"), m_color);
    form->addRow(tr("Applies &to:"), m_scope);
    form->addRow(tr("&Name or pattern:"), m_pattern);
    form->addRow(QString(), m_problem);
    form->addRow(QString(), m_preview);
    return m_editor;
}

void LabelsDialog::layOut() {
    auto* about = new TextLabel(TextStyle::Body, this);
    about->setWrapping();
    about->setDim();
    about->showText(tr("Labels are shown beside cluster names and in every dialog that changes a cluster. The first "
                       "matching label in the list is used. Labels are saved on this computer, for %1.")
                        .arg(m_context.shownAs));
    auto* sides = new QHBoxLayout;
    for (QPushButton* button : {m_add, m_remove, m_up, m_down}) {
        sides->addWidget(button);
    }
    sides->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(20, 16, 20, 12);
    column->setSpacing(10);
    column->addWidget(about);
    column->addWidget(m_list, 1);
    column->addLayout(sides);
    column->addWidget(buildEditor());
    auto* footer = new FooterBand(this);
    auto* buttons = new QHBoxLayout(footer);
    buttons->setContentsMargins(20, 10, 20, 10);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(column, 1);
    all->addWidget(footer);
    resizeWithinScreen(*this, {660, 520});
}

void LabelsDialog::connectParts() {
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { showEditor(); });
    connect(m_text, &QLineEdit::textChanged, this, &LabelsDialog::edit);
    connect(m_color, &QComboBox::currentIndexChanged, this, &LabelsDialog::edit);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &LabelsDialog::edit);
    connect(m_pattern, &QLineEdit::textChanged, this, &LabelsDialog::edit);
    connect(m_add, &QPushButton::clicked, this, &LabelsDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &LabelsDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_save, &QPushButton::clicked, this, &LabelsDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_context.store, &fleet::Store::fleetChanged, this, [this] {
        showList();
        showEditor();
    });
}

int LabelsDialog::chosen() const {
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void LabelsDialog::choose(int row) {
    m_list->setCurrentItem(row < 0 ? nullptr : m_list->topLevelItem(row));
    showEditor();
}

/// Rows are updated in place, which preserves the selection.
void LabelsDialog::showList() {
    while (m_list->topLevelItemCount() > static_cast<int>(m_rules.size())) {
        delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    }
    for (std::size_t row = 0; row < m_rules.size(); ++row) {
        const LabelRule& rule = m_rules[row];
        QTreeWidgetItem* item = m_list->topLevelItem(static_cast<int>(row));
        if (item == nullptr) {
            item = new QTreeWidgetItem(m_list);
            item->setSizeHint(LabelName, QSize(0, metrics::target + 4));
        }
        const bool complete = !tables::labelProblem(rule);
        item->setIcon(LabelName, swatch(rule.label.color, *this));
        item->setText(LabelName, rule.label.text);
        item->setText(LabelTarget, tables::labelTitle(rule));
        item->setText(LabelReach, complete
                                      ? tables::clusterCount(tables::clustersMatching(rule, m_context.store).size())
                                      : tr("incomplete"));
    }
}

void LabelsDialog::showEditor() {
    const int row = chosen();
    const int last = static_cast<int>(m_rules.size()) - 1;
    m_editor->setVisible(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < last);
    for (QPushButton* button : {m_remove, m_up, m_down}) {
        button->setToolTip(row >= 0 ? QString() : tr("Select a label first."));
    }
    if (row < 0) {
        m_problem->showProblem({});
        return;
    }
    const LabelRule& rule = m_rules[static_cast<std::size_t>(row)];
    m_filling = true;
    if (m_text->text() != rule.label.text) {
        m_text->setText(rule.label.text);
    }
    m_color->setCurrentIndex(m_color->findData(static_cast<int>(rule.label.color)));
    m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(rule.scope)));
    if (m_pattern->text().trimmed() != rule.pattern) {
        m_pattern->setText(rule.pattern);
    }
    m_filling = false;
    const auto problem = tables::labelProblem(rule);
    // no error before the first input
    const bool untouched =
        problem && (problem->field == tables::LabelField::Pattern ? rule.pattern : rule.label.text).isEmpty();
    m_problem->showProblem(problem && !untouched ? std::optional(problem->sentence) : std::nullopt);
    m_preview->showText(untouched ? problem->sentence
                        : problem ? QString()
                                  : tables::labelPreview(m_rules, static_cast<std::size_t>(row), m_context.store),
                        true);
}

void LabelsDialog::showButtons() {
    const bool complete = std::none_of(m_rules.begin(), m_rules.end(),
                                       [](const LabelRule& rule) { return tables::labelProblem(rule).has_value(); });
    // a list that was read in part can be confirmed as it is
    const bool same = m_rules == m_context.store.labels().rules && !m_context.store.labels().incomplete;
    m_save->setEnabled(complete && !same);
    m_save->setToolTip(!complete ? tr("A label is incomplete.") : same ? tr("No changes.") : QString());
}

void LabelsDialog::edit() {
    const int row = chosen();
    if (m_filling || row < 0) {
        return;
    }
    m_rules[static_cast<std::size_t>(row)] = {
        static_cast<LabelScope>(m_scope->currentData().toInt()),
        m_pattern->text().trimmed(),
        {m_text->text(), static_cast<LabelColor>(m_color->currentData().toInt())}};
    showList();
    showEditor();
    showButtons();
}

void LabelsDialog::add() {
    m_rules.push_back({LabelScope::App, {}, {{}, freshColor(m_rules)}});
    showList();
    choose(static_cast<int>(m_rules.size()) - 1);
    showButtons();
    m_text->setFocus(Qt::OtherFocusReason);
}

void LabelsDialog::remove() {
    const int row = chosen();
    if (row < 0) {
        return;
    }
    m_rules.erase(m_rules.begin() + row);
    showList();
    choose(std::min(row, static_cast<int>(m_rules.size()) - 1));
    showButtons();
}

void LabelsDialog::move(int by) {
    const int row = chosen();
    const int target = row + by;
    if (row < 0 || target < 0 || target >= static_cast<int>(m_rules.size())) {
        return;
    }
    std::swap(m_rules[static_cast<std::size_t>(row)], m_rules[static_cast<std::size_t>(target)]);
    showList();
    choose(target);
    showButtons();
}

void LabelsDialog::save() {
    for (auto& rule : m_rules) {
        rule.label.text = rule.label.text.trimmed();
    }
    saveLabels(m_context.preferences, m_context.account, m_rules);
    m_context.store.setLabels({m_rules, false});
    Q_EMIT saved();
    accept();
}

void openLabelsDialog(QWidget& window, const LabelsContext& context, std::function<void()> changed) {
    auto* dialog = new LabelsDialog(context, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &LabelsDialog::saved, &window, std::move(changed));
    dialog->open();
}

} // namespace poolhouse::ui
