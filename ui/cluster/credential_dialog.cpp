// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/credential_dialog.h"

#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/phrase_field.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

namespace {

QString windowTitleFor(core::ChangeKind kind) {
    switch (kind) {
    case core::ChangeKind::CreateCredential: return CredentialDialog::tr("Create credential");
    case core::ChangeKind::RotateAllCredentials: return CredentialDialog::tr("Rotate credentials");
    case core::ChangeKind::DestroyCredential: return CredentialDialog::tr("Destroy credential");
    default: return CredentialDialog::tr("Rotate credential");
    }
}

} // namespace

CredentialDialog::CredentialDialog(const fleet::Store& store, const core::Clock& clock, fleet::CredentialReader& reader,
                                   core::ClusterId cluster, views::CredentialDraft draft, views::RefusalCheck refusal,
                                   QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("credential"), parent),
      m_reader(reader),
      m_refusal(std::move(refusal)),
      m_draft(std::move(draft)) {
    setObjectName(QStringLiteral("credentialDialog"));
    setTitle(windowTitleFor(m_draft.kind));
    if (const auto* record = reader.record(this->cluster()); record != nullptr && record->credentials) {
        m_all = *record->credentials;
    }
    build(fields());
    followReader(reader, [this] { onRead(); });
    refreshForm();
    updateStyle();
    focusFirst();
    if (m_name != nullptr) {
        m_name->setFocus(Qt::OtherFocusReason);
    }
}

QWidget* CredentialDialog::fields() {
    if (m_draft.kind == core::ChangeKind::DestroyCredential) {
        return nullptr;
    }
    auto* all = new QWidget(page());
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (m_draft.kind != core::ChangeKind::CreateCredential) {
        const auto* one = core::credentialNamed(m_draft.name, m_all);
        const bool closesAnyway = one == nullptr || one->isOwner();
        m_forced = new QCheckBox(closesAnyway ? tr("&Force: don't wait for followers that lag behind")
                                              : tr("&Force: close all connections at once"),
                                 all);
        m_forced->setObjectName(QStringLiteral("credentialForced"));
        m_forced->setChecked(m_draft.forced);
        connect(m_forced, &QCheckBox::toggled, this, [this](bool forced) {
            m_draft.forced = forced;
            refreshForm();
        });
        column->addWidget(m_forced);
        return all;
    }
    m_name = new PhraseField(all);
    m_name->setObjectName(QStringLiteral("credentialName"));
    auto* label = new QLabel(tr("&Name"), all);
    label->setBuddy(m_name);
    m_name->setAccessibleName(tr("Name of the credential"));
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& name) {
        m_draft.name = name.toStdString();
        refreshForm();
    });
    connect(m_name, &PhraseField::confirmRequested, this, [this] {
        if (submitButton()->isEnabled()) {
            submit();
        }
    });
    m_problem = new FieldProblem(QStringLiteral("credentialField"), all);
    column->addWidget(label);
    column->addWidget(m_name);
    column->addWidget(m_problem);
    return all;
}

void CredentialDialog::onRead() {
    const auto* record = m_reader.record(cluster());
    if (record == nullptr || !record->credentials || *record->credentials == m_all) {
        return;
    }
    m_readAgain = true;
    dropTyped();
    m_all = *record->credentials;
    refreshForm();
}

void CredentialDialog::updateForm() {
    m_draft.typed = typed();
    m_form = views::credentialForm(snapshot(), m_all, m_draft, m_refusal);
    setAlarming(m_form.alarming);
    std::vector<views::FormWarning> warnings;
    if (m_readAgain && m_draft.kind != core::ChangeKind::CreateCredential) {
        warnings.push_back(
            {tr("The credentials have changed since they were last loaded. They are shown as they are now."),
             text::Tone::Attention, false});
    }
    showContent({m_form.title, m_form.consequence, m_form.facts, warnings, m_form.phrase, m_form.mismatch, m_form.verb,
                 m_form.keep});
    if (m_problem != nullptr) {
        m_problem->showProblem(m_form.fieldProblem);
    }
}

/// The answer of the API is about the only field that there is.
void CredentialDialog::showFieldProblem(core::DraftField /*field*/, const std::optional<QString>& sentence) {
    if (m_problem != nullptr && (sentence || !m_form.fieldProblem)) {
        m_problem->showProblem(sentence);
    }
}

} // namespace poolhouse::ui
