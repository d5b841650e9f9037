// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/attach_dialog.h"

#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "ui/pools/choice_combo.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <utility>

namespace poolhouse::ui {

AttachDialog::AttachDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                           fleet::CredentialReader& credentials, views::RefusalCheck refusal, QWidget* parent)
    : NewAttachmentDialog(store, clock, std::move(cluster), std::move(refusal), parent), m_credentials(credentials) {
    setObjectName(QStringLiteral("attachDialog"));
    build();
    m_credentials.demand(this->cluster());
    connect(&m_credentials, &fleet::AreaReader::changed, this, [this](const core::ClusterId& changed) {
        if (changed == this->cluster()) {
            edited();
        }
    });
    showForm();
    showButtons();
    m_app->setFocus(Qt::OtherFocusReason);
}

void AttachDialog::build() {
    m_app = addCombo("attachApp", tr("A&pp"));
    m_app->setEditable(true);
    m_app->setInsertPolicy(QComboBox::NoInsert);
    auto* text = m_app->lineEdit();
    text->setObjectName(QStringLiteral("attachAppText"));
    text->setAccessibleName(tr("App"));
    text->setPlaceholderText(tr("Name of the app"));
    text->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_app->installEventFilter(this); // it has the focus of its text
    m_appProblem = addProblem("attachAppProblem");
    addPool();
    m_credential = addCombo("attachCredential", tr("C&redential"));
    m_credentialHint = addLabel("attachCredentialHint", true);
    addRest();
    connect(text, &QLineEdit::textChanged, this, [this](const QString& entered) {
        m_draft.app = entered.trimmed().toStdString();
        edited();
    });
    connect(m_app, qOverload<int>(&QComboBox::activated), this, &AttachDialog::revealApp);
    connect(m_credential, qOverload<int>(&QComboBox::activated), this, [this] {
        m_draft.credential = m_credential->currentData().toString().toStdString();
        edited();
    });
}

void AttachDialog::setDraft(const views::AttachDraft& draft) {
    m_draft = draft;
    m_appLeft = m_appLeft || !draft.app.empty();
    if (!draft.name.empty()) {
        revealName();
    }
    edited();
}

void AttachDialog::setPool(const std::string& pool) {
    m_draft.pool = pool;
    edited();
}

void AttachDialog::setName(const std::string& name) {
    m_draft.name = name;
    edited();
}

void AttachDialog::showForm() {
    if (busy()) {
        return; // its own operation is no reason against the draft
    }
    m_form = views::attachForm(snapshot(), m_credentials.record(cluster()), m_draft, refusal());
    showSuggestions(*m_app, m_form.apps, QString::fromStdString(m_draft.app));
    const auto* problem = m_form.problemOf(views::AttachField::App);
    const auto sentence = problem != nullptr && m_appLeft ? std::optional(problem->sentence) : std::nullopt;
    m_appProblem->showProblem(sentence);
    setSpokenDescription(m_app, sentence.value_or(QString()));
    setSpokenDescription(m_app->lineEdit(), sentence.value_or(QString()));
    showChoices(*m_credential, m_form.credentials, m_draft.credential);
    m_credentialHint->showText(m_form.credentialHint, true);
    setSpokenDescription(m_credential, m_form.credentialHint);
    showCommon(m_form, m_draft.name, {}, m_draft == m_shownDraft);
    m_shownDraft = m_draft;
}

void AttachDialog::revealApp() {
    m_appLeft = true;
    edited();
}

bool AttachDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && watched == m_app && !m_draft.app.empty()) {
        revealApp();
    }
    if (event->type() == QEvent::KeyPress && watched == m_app) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) { // confirms a completed name, and must not attach it
            m_app->lineEdit()->end(false);
            revealApp();
            return true;
        }
    }
    return NewAttachmentDialog::eventFilter(watched, event);
}

} // namespace poolhouse::ui
