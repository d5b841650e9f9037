// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/pool_apps_editor.h"

#include "ui/pools/choice_combo.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

enum PoolAppColumn { AppColumn, AttachmentColumn, CredentialColumn, RemoveColumn, PoolAppColumns };

} // namespace

PoolAppsEditor::PoolAppsEditor(QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout), m_add(new QPushButton(tr("&Attach an app"), this)) {
    setObjectName(QStringLiteral("poolAppsEditor"));
    m_add->setObjectName(QStringLiteral("addApp"));
    m_add->setAutoDefault(false);
    m_grid->setHorizontalSpacing(metrics::grid);
    m_grid->setVerticalSpacing(metrics::halfGrid);
    m_grid->setColumnStretch(AppColumn, 3);
    m_grid->setColumnStretch(AttachmentColumn, 3);
    m_grid->setColumnStretch(CredentialColumn, 2);
    for (const auto& text : {tr("App"), tr("Name"), tr("Credential")}) {
        auto* head = new TextLabel(TextStyle::Strong, text, this);
        m_grid->addWidget(head, 0, static_cast<int>(m_heads.size()));
        m_heads.push_back(head);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(m_grid);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, &PoolAppsEditor::appendDraft);
}

void PoolAppsEditor::setDrafts(std::vector<views::AttachDraft> drafts) {
    m_drafts = std::move(drafts);
    while (m_rows.size() < m_drafts.size()) {
        addRow();
    }
    reveal();
}

void PoolAppsEditor::reveal() {
    for (std::size_t at = 0; at < m_drafts.size(); ++at) {
        m_rows[at].left = m_rows[at].left || !views::isBlank(m_drafts[at]);
    }
}

void PoolAppsEditor::focusFirst() {
    for (std::size_t at = 0; at < m_drafts.size(); ++at) {
        if (m_rows[at].problem->sentence()) {
            m_rows[at].app->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_add->setFocus(Qt::OtherFocusReason);
}

void PoolAppsEditor::appendDraft() {
    m_drafts.push_back({});
    if (m_rows.size() < m_drafts.size()) {
        addRow();
    }
    auto& row = m_rows[m_drafts.size() - 1];
    row.left = false;
    Q_EMIT edited();
    row.app->setFocus(Qt::OtherFocusReason);
}

void PoolAppsEditor::removeDraft(std::size_t at) {
    m_drafts.erase(m_drafts.begin() + static_cast<std::ptrdiff_t>(at));
    for (auto rest = at; rest < m_drafts.size(); ++rest) {
        m_rows[rest].left = m_rows[rest + 1].left;
    }
    if (m_drafts.empty()) {
        m_add->setFocus(Qt::OtherFocusReason); // before the row that has it is hidden
    } else {
        m_rows[std::min(at, m_drafts.size() - 1)].app->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT edited();
}

void PoolAppsEditor::addRow() {
    const auto at = m_rows.size();
    const auto named = [at](const char* name) { return QStringLiteral("%1.%2").arg(QLatin1String(name)).arg(at); };
    Row row{choiceCombo(this, named("poolApp"), tr("App %1").arg(at + 1)),
            new QLineEdit(this),
            choiceCombo(this, named("poolAppCredential"), tr("Credential of app %1").arg(at + 1)),
            new QPushButton(tr("Remove"), this),
            new FieldProblem(named("poolAppProblem"), this),
            new TextLabel(TextStyle::Small, this)};
    row.app->setEditable(true);
    row.app->setInsertPolicy(QComboBox::NoInsert);
    auto* text = row.app->lineEdit();
    text->setObjectName(named("poolAppText"));
    text->setAccessibleName(tr("App %1").arg(at + 1));
    text->setPlaceholderText(tr("Name of the app"));
    text->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    row.name->setObjectName(named("poolAppName"));
    row.name->setAccessibleName(tr("Name for app %1").arg(at + 1));
    row.name->setPlaceholderText(tr("generated"));
    row.remove->setObjectName(named("removeApp"));
    row.remove->setProperty("quiet", true);
    row.remove->setAutoDefault(false);
    row.hint->setObjectName(named("poolAppHint"));
    row.hint->setWrapping();
    row.hint->setDim();
    const int line = 1 + 3 * static_cast<int>(at);
    m_grid->addWidget(row.app, line, AppColumn);
    m_grid->addWidget(row.name, line, AttachmentColumn);
    m_grid->addWidget(row.credential, line, CredentialColumn);
    m_grid->addWidget(row.remove, line, RemoveColumn);
    m_grid->addWidget(row.problem, line + 1, 0, 1, PoolAppColumns);
    m_grid->addWidget(row.hint, line + 2, 0, 1, PoolAppColumns);
    QWidget* const before = at == 0 ? nullptr : m_rows.back().remove;
    if (before != nullptr) {
        setTabOrder(before, row.app);
    }
    setTabOrder(row.app, row.name);
    setTabOrder(row.name, row.credential);
    setTabOrder(row.credential, row.remove);
    setTabOrder(row.remove, m_add);
    row.app->installEventFilter(this);
    row.name->installEventFilter(this);
    m_rows.push_back(row);
    wireRow(at);
}

void PoolAppsEditor::wireRow(std::size_t at) {
    const auto& row = m_rows[at];
    connect(row.app->lineEdit(), &QLineEdit::textChanged, this, [this, at](const QString& entered) {
        m_drafts[at].app = entered.trimmed().toStdString();
        Q_EMIT edited();
    });
    connect(row.app, qOverload<int>(&QComboBox::activated), this, [this, at] {
        m_rows[at].left = true;
        Q_EMIT edited();
    });
    connect(row.name, &QLineEdit::textChanged, this, [this, at](const QString& entered) {
        m_drafts[at].name = entered.trimmed().toStdString();
        Q_EMIT edited();
    });
    connect(row.credential, qOverload<int>(&QComboBox::activated), this, [this, at] {
        m_drafts[at].credential = m_rows[at].credential->currentData().toString().toStdString();
        Q_EMIT edited();
    });
    connect(row.remove, &QPushButton::clicked, this, [this, at] { removeDraft(at); });
    connect(row.problem, &FieldProblem::suggestionAccepted, row.name, &QLineEdit::setText);
}

void PoolAppsEditor::showForm(const views::PoolAppsForm& form) {
    for (auto* head : m_heads) {
        head->setVisible(!m_drafts.empty());
    }
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        if (at < m_drafts.size()) {
            showRow(at, form);
        } else {
            hideRow(m_rows[at]);
        }
    }
    m_add->setText(m_drafts.empty() ? tr("&Attach an app") : tr("&Attach another app"));
}

void PoolAppsEditor::showRow(std::size_t at, const views::PoolAppsForm& form) {
    const auto& row = m_rows[at];
    const auto& draft = m_drafts[at];
    const auto& shown = form.rows[at];
    const auto app = QString::fromStdString(draft.app);
    showSuggestions(*row.app, form.apps, app);
    showChoices(*row.credential, shown.credentials, draft.credential);
    if (row.name->text().trimmed().toStdString() != draft.name) {
        const QSignalBlocker quiet(row.name);
        row.name->setText(QString::fromStdString(draft.name));
    }
    const auto* problem = row.left && !shown.problems.empty() ? &shown.problems.front() : nullptr;
    row.problem->showProblem(problem != nullptr ? std::optional(problem->sentence) : std::nullopt,
                             problem != nullptr ? problem->suggestion : QString());
    row.hint->showText(problem == nullptr && !views::isBlank(draft) ? shown.hint : QString(), true);
    const auto said = problem != nullptr ? problem->sentence : shown.hint;
    setSpokenDescription(row.app, said);
    setSpokenDescription(row.app->lineEdit(), said);
    setSpokenDescription(row.name, said);
    row.remove->setAccessibleName(app.isEmpty() ? tr("Remove app %1").arg(at + 1) : tr("Remove %1").arg(app));
    for (QWidget* part : std::initializer_list<QWidget*>{row.app, row.name, row.credential, row.remove}) {
        part->show();
    }
}

void PoolAppsEditor::hideRow(Row& row) {
    row.left = false;
    row.problem->showProblem({});
    for (QWidget* part : std::initializer_list<QWidget*>{row.app, row.name, row.credential, row.remove, row.hint}) {
        part->hide();
    }
}

bool PoolAppsEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        for (std::size_t at = 0; at < m_drafts.size(); ++at) {
            auto& row = m_rows[at];
            if ((watched == row.app || watched == row.name) && !row.left && !m_drafts[at].app.empty()) {
                row.left = true;
                Q_EMIT edited();
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolhouse::ui
