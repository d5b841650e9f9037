// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/upgrade_dialog.h"

#include "models/fleet/store.h"
#include "ui/widgets/field_problem.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

UpgradeDialog::UpgradeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                             views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("upgrade"), parent), m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("upgradeDialog"));
    setTitle(tr("Upgrade PostgreSQL"));
    build(versionField());
    refreshForm();
    updateStyle();
    m_version->setFocus(Qt::OtherFocusReason);
}

QWidget* UpgradeDialog::versionField() {
    auto* all = new QWidget(page());
    m_version = new QLineEdit(all);
    m_version->setObjectName(QStringLiteral("upgradeVersion"));
    m_version->setPlaceholderText(tr("newest"));
    m_version->setMaximumWidth(m_version->fontMetrics().averageCharWidth() * 16);
    m_version->setAccessibleName(tr("New version of PostgreSQL; empty for the newest"));
    m_problem = new FieldProblem(QStringLiteral("upgradeField"), all);
    auto* label = new QLabel(tr("&New version"), all);
    label->setBuddy(m_version);
    auto* hint = new QLabel(tr("A major version such as 18; empty for the newest that the API supports."), all);
    hint->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_version);
    row->addWidget(hint, 1);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_problem);
    connect(m_version, &QLineEdit::textChanged, this, [this] {
        refreshForm();
        growToFit(); // to what is wrong with it
    });
    return all;
}

void UpgradeDialog::updateForm() {
    confirmOnly(QString::fromStdString(snapshot().record.info->version),
                tr("The version of PostgreSQL changed while this was open. What was typed to confirm was dropped."));
    m_form = views::upgradeForm(snapshot(), {m_version->text(), typed()}, m_refusal);
    showContent({m_form.title,
                 m_form.consequence,
                 m_form.facts,
                 {},
                 m_form.phrase,
                 m_form.mismatch,
                 m_form.verb,
                 tr("&Keep the version")});
    m_problem->showProblem(m_form.fieldProblem);
}

} // namespace poolhouse::ui
