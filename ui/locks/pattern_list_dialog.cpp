// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/pattern_list_dialog.h"

#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "ui/pools/footer_band.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_size.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

PatternListDialog::PatternListDialog(const Names& names, const Words& words, const fleet::Store& store, QWidget* parent)
    : QDialog(parent),
      m_words(words),
      m_list(new QTreeWidget(this)),
      m_add(new QPushButton(words.add, this)),
      m_remove(new QPushButton(tr("&Remove"), this)),
      m_editor(new QWidget(this)),
      m_scope(new QComboBox(m_editor)),
      m_pattern(new QLineEdit(m_editor)),
      m_firstField(m_pattern),
      m_preview(new TextLabel(TextStyle::Small, m_editor)),
      m_problem(new FieldProblem(QLatin1String(names.problem), m_editor)),
      m_save(new QPushButton(tr("&Save"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setWindowTitle(words.title);
    prepare(names);
    connectParts(store);
}

void PatternListDialog::prepare(const Names& names) {
    const std::pair<QWidget*, const char*> named[] = {
        {this, names.dialog},     {m_list, names.list},    {m_add, names.add},         {m_remove, names.remove},
        {m_editor, names.editor}, {m_scope, names.scope},  {m_pattern, names.pattern}, {m_preview, names.preview},
        {m_save, names.save},     {m_cancel, names.cancel}};
    for (const auto& [widget, name] : named) {
        widget->setObjectName(QLatin1String(name));
    }
    m_save->setProperty("primary", true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(m_words.list);
    m_list->header()->setStretchLastSection(true);
    setSpokenCombo(m_scope);
    m_pattern->setAccessibleName(tr("Name or pattern"));
    m_pattern->setPlaceholderText(tr("for example *-prod"));
    m_pattern->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_preview->setWrapping();
    m_preview->setDim();
}

void PatternListDialog::connectParts(const fleet::Store& store) {
    connect(m_list, &QTreeWidget::currentItemChanged, this, &PatternListDialog::showEditor);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &PatternListDialog::edit);
    connect(m_pattern, &QLineEdit::textChanged, this, &PatternListDialog::edit);
    connect(m_add, &QPushButton::clicked, this, &PatternListDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &PatternListDialog::remove);
    connect(m_save, &QPushButton::clicked, this, &PatternListDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&store, &fleet::Store::fleetChanged, this, &PatternListDialog::showRules);
}

void PatternListDialog::layOut(const Content& content) {
    m_moreButtons = content.moreButtons;
    QStringList titles;
    for (const auto& [title, width] : content.columns) {
        titles << title;
    }
    m_list->setHeaderLabels(titles);
    for (std::size_t column = 0; column + 1 < content.columns.size(); ++column) {
        m_list->header()->resizeSection(static_cast<int>(column), content.columns[column].second);
    }
    auto* about = new TextLabel(TextStyle::Body, content.about, this);
    about->setWrapping();
    about->setDim();
    auto* sides = new QHBoxLayout;
    sides->addWidget(m_add);
    sides->addWidget(m_remove);
    for (QPushButton* button : content.moreButtons) {
        sides->addWidget(button);
    }
    sides->addStretch(1);
    auto* form = new QFormLayout(m_editor);
    form->setContentsMargins(0, 0, 0, 0);
    for (const auto& [label, field] : content.fields) {
        form->addRow(label, field);
    }
    form->addRow(QString(), m_problem);
    form->addRow(QString(), m_preview);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(20, 16, 20, 12);
    column->setSpacing(10);
    column->addWidget(about);
    for (QWidget* widget : content.aboveList) {
        column->addWidget(widget);
    }
    column->addWidget(m_list, 1);
    column->addLayout(sides);
    column->addWidget(m_editor);
    if (content.belowEditor != nullptr) {
        column->addWidget(content.belowEditor);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(column, 1);
    all->addWidget(footer());
    orderTabs(content);
    resizeWithinScreen(*this, {660, 520});
}

QWidget* PatternListDialog::footer() {
    auto* band = new FooterBand(this);
    auto* buttons = new QHBoxLayout(band);
    buttons->setContentsMargins(20, 10, 20, 10);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    for (auto* button : findChildren<QPushButton*>()) {
        button->setAutoDefault(false);
    }
    m_save->setDefault(true);
    return band;
}

/// Widgets of the subclass are made after those of the base.
void PatternListDialog::orderTabs(const Content& content) {
    std::vector<QWidget*> order{m_list, m_add, m_remove};
    order.insert(order.end(), content.moreButtons.begin(), content.moreButtons.end());
    std::transform(content.fields.begin(), content.fields.end(), std::back_inserter(order),
                   [](const auto& field) { return field.second; });
    order.insert(order.end(), {m_save, m_cancel});
    for (std::size_t at = 1; at < order.size(); ++at) {
        setTabOrder(order[at - 1], order[at]);
    }
}

void PatternListDialog::begin() {
    showList();
    choose(ruleCount() > 0 ? 0 : -1);
    showOutcome();
}

void PatternListDialog::showRules() {
    showList();
    showEditor();
    showOutcome();
}

int PatternListDialog::chosen() const {
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void PatternListDialog::choose(int row) {
    m_list->setCurrentItem(row < 0 ? nullptr : m_list->topLevelItem(row));
    showEditor();
}

/// Rows are updated in place, which preserves the selection across polls.
void PatternListDialog::showList() {
    while (m_list->topLevelItemCount() > ruleCount()) {
        delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    }
    for (int row = 0; row < ruleCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        if (item == nullptr) {
            item = new QTreeWidgetItem(m_list);
            item->setSizeHint(0, QSize(0, metrics::target + 4));
        }
        showRule(row, *item);
    }
}

void PatternListDialog::showEditor() {
    const int row = chosen();
    m_editor->setVisible(row >= 0);
    const QString whyNot = row >= 0 ? QString() : m_words.selectFirst;
    m_remove->setEnabled(row >= 0);
    m_remove->setToolTip(whyNot);
    for (QPushButton* button : m_moreButtons) {
        button->setToolTip(whyNot);
    }
    if (row < 0) {
        m_problem->showProblem({});
    }
    m_filling = true;
    showFields(row);
    m_filling = false;
}

void PatternListDialog::showVerdict(const std::optional<QString>& problem, bool untouched, const QString& preview) {
    // no error before the first input
    m_problem->showProblem(untouched ? std::nullopt : problem);
    m_preview->showText(!problem ? preview : untouched ? *problem : QString(), true);
}

void PatternListDialog::showSave(bool complete, bool same) {
    m_save->setEnabled(complete && !same);
    m_save->setToolTip(!complete ? m_words.incomplete : same ? m_words.unchanged : QString());
}

void PatternListDialog::edit() {
    const int row = chosen();
    if (!m_filling && row >= 0) {
        readFields(row);
        showRules();
    }
}

void PatternListDialog::add() {
    appendRule();
    showList();
    choose(ruleCount() - 1);
    showOutcome();
    m_firstField->setFocus(Qt::OtherFocusReason);
}

void PatternListDialog::remove() {
    const int row = chosen();
    if (row < 0) {
        return;
    }
    removeRule(row);
    showList();
    choose(std::min(row, ruleCount() - 1));
    showOutcome();
}

void PatternListDialog::belongTo(const fleet::Session& session, const QString& account) {
    m_session = &session;
    m_account = account;
    connect(&session, &fleet::Session::changed, this, [this] { (void)leave(); });
}

bool PatternListDialog::leave() {
    if (m_session == nullptr || m_session->accountKey() == m_account) {
        return false;
    }
    m_session = nullptr; // once
    Q_EMIT left();
    reject();
    return true;
}

void PatternListDialog::save() {
    if (!leave() && keep()) {
        Q_EMIT saved();
        accept();
    }
}

void openOver(QWidget& window, PatternListDialog* dialog, PatternListCallbacks ends) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &PatternListDialog::saved, &window, std::move(ends.saved));
    QObject::connect(dialog, &PatternListDialog::left, &window, std::move(ends.left));
    dialog->open();
}

} // namespace poolhouse::ui
