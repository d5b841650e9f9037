// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/labels_dialog.h"

#include "models/fleet/store.h"
#include "models/tables/label_list.h"
#include "models/tables/pattern_list.h"
#include "ui/locks/label_settings.h"
#include "ui/theme/label_painter.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTreeWidget>

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
    : PatternListDialog({"labelsDialog", "labelsList", "addLabel", "removeLabel", "labelEditor", "labelScope",
                         "labelPattern", "labelPreview", "labelProblem", "saveLabels", "cancelLabels"},
                        {tr("Cluster labels"), tr("Labels"), tr("&Add label"), tr("Select a label first."),
                         tr("A label is incomplete."), tr("No changes.")},
                        context.store, parent),
      m_context(context),
      m_rules(context.store.labels().rules),
      m_up(new QPushButton(tr("Move &up"), this)),
      m_down(new QPushButton(tr("Move &down"), this)),
      m_text(new QLineEdit(editor())),
      m_color(new QComboBox(editor())) {
    fill();
    connect(m_text, &QLineEdit::textChanged, this, [this] { edit(); });
    connect(m_color, &QComboBox::currentIndexChanged, this, [this] { edit(); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    layOut({.about = tr("Labels are shown beside cluster names and in every dialog that changes a cluster. The first "
                        "matching label in the list is used. Labels are saved on this computer, for %1.")
                         .arg(m_context.shownAs),
            .aboveList = {},
            .columns = {{tr("Label"), 170}, {tr("Applies to"), 290}, {tr("Clusters"), 0}},
            .moreButtons = {m_up, m_down},
            .fields = {{tr("&Label:"), m_text},
                       {tr("&Color:"), m_color},
                       {tr("Applies &to:"), scope()},
                       {tr("&Name or pattern:"), pattern()}},
            .belowEditor = nullptr});
    begin();
    belongTo(m_context.session, m_context.account);
}

void LabelsDialog::fill() {
    const std::pair<QWidget*, const char*> names[] = {
        {m_up, "moveLabelUp"}, {m_down, "moveLabelDown"}, {m_text, "labelText"}, {m_color, "labelColor"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    m_text->setAccessibleName(tr("Label"));
    m_text->setPlaceholderText(tr("for example production"));
    m_text->setMaxLength(fleet::ClusterLabel::longest);
    setSpokenCombo(m_color);
    for (int color = 0; color < fleet::labelColors; ++color) {
        const auto each = static_cast<LabelColor>(color);
        m_color->addItem(swatch(each, *this), tables::labelColorName(each), color);
    }
    scope()->addItem(tr("Clusters of apps with this name or pattern"), static_cast<int>(LabelScope::App));
    scope()->addItem(tr("Clusters with this name or pattern"), static_cast<int>(LabelScope::Cluster));
    setFirstField(m_text);
}

LabelRule& LabelsDialog::rule(int row) {
    return m_rules[static_cast<std::size_t>(row)];
}

void LabelsDialog::showRule(int row, QTreeWidgetItem& item) {
    const bool complete = !tables::labelProblem(rule(row));
    item.setIcon(LabelName, swatch(rule(row).label.color, *this));
    item.setText(LabelName, rule(row).label.text);
    item.setText(LabelTarget, tables::labelTitle(rule(row)));
    item.setText(LabelReach, complete
                                 ? tables::clusterCount(tables::clustersMatching(rule(row), m_context.store).size())
                                 : tr("incomplete"));
}

void LabelsDialog::showFields(int row) {
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < ruleCount() - 1);
    if (row < 0) {
        return;
    }
    const LabelRule& shown = rule(row);
    if (m_text->text() != shown.label.text) {
        m_text->setText(shown.label.text);
    }
    m_color->setCurrentIndex(m_color->findData(static_cast<int>(shown.label.color)));
    scope()->setCurrentIndex(scope()->findData(static_cast<int>(shown.scope)));
    if (pattern()->text().trimmed() != shown.pattern) {
        pattern()->setText(shown.pattern);
    }
    const auto problem = tables::labelProblem(shown);
    const bool untouched =
        problem && (problem->field == tables::LabelField::Pattern ? shown.pattern : shown.label.text).isEmpty();
    showVerdict(problem ? std::optional(problem->sentence) : std::nullopt, untouched,
                problem ? QString() : tables::labelPreview(m_rules, static_cast<std::size_t>(row), m_context.store));
}

void LabelsDialog::showOutcome() {
    const bool complete = std::none_of(m_rules.begin(), m_rules.end(),
                                       [](const LabelRule& each) { return tables::labelProblem(each).has_value(); });
    // a list that was read in part can be confirmed as it is
    showSave(complete, m_rules == m_context.store.labels().rules && !m_context.store.labels().incomplete);
}

void LabelsDialog::readFields(int row) {
    rule(row) = {static_cast<LabelScope>(scope()->currentData().toInt()),
                 pattern()->text().trimmed(),
                 {m_text->text(), static_cast<LabelColor>(m_color->currentData().toInt())}};
}

void LabelsDialog::appendRule() {
    m_rules.push_back({LabelScope::App, {}, {{}, freshColor(m_rules)}});
}

void LabelsDialog::removeRule(int row) {
    m_rules.erase(m_rules.begin() + row);
}

void LabelsDialog::move(int by) {
    const int row = chosen();
    const int target = row + by;
    if (row < 0 || target < 0 || target >= ruleCount()) {
        return;
    }
    std::swap(rule(row), rule(target));
    showRules();
    choose(target);
}

bool LabelsDialog::keep() {
    for (auto& each : m_rules) {
        each.label.text = each.label.text.trimmed();
    }
    saveLabels(m_context.preferences, m_context.account, m_rules);
    m_context.store.setLabels({m_rules, false});
    return true;
}

void openLabelsDialog(QWidget& window, const LabelsContext& context, PatternListCallbacks ends) {
    openOver(window, new LabelsDialog(context, &window), std::move(ends));
}

} // namespace poolhouse::ui
