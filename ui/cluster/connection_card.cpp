// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/connection_card.h"

#include "models/text/connection_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "ui/theme/theme.h"
#include "ui/widgets/secret_field.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

ConnectionCard::ConnectionCard(QWidget* parent)
    : CardFrame(parent),
      m_note(new TextLabel(TextStyle::Small)),
      m_reveal(new QPushButton(tr("Reveal"))),
      m_details(new QWidget) {
    setObjectName(QStringLiteral("connectionCard"));
    setSpokenName(this, tr("Connection"));
    m_note->setObjectName(QStringLiteral("connectionNote"));
    m_note->setWrapping();
    m_note->setDim();
    m_reveal->setObjectName(QStringLiteral("connectionReveal"));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new TextLabel(TextStyle::Strong, tr("Connection")));
    words->addWidget(m_note);
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addLayout(words, 1);
    head->addWidget(m_reveal, 0, Qt::AlignTop);
    auto* grid = new QGridLayout(m_details);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(metrics::halfGrid);
    grid->setColumnStretch(1, 1);
    addRow(*grid, "url", tr("URL"), tr("Connection URL"));
    addRow(*grid, "host", tr("Host"), tr("Host"));
    addRow(*grid, "port", tr("Port"), tr("Port"));
    addRow(*grid, "database", tr("Database"), tr("Database"));
    addRow(*grid, "user", tr("User"), tr("User"));
    addRow(*grid, "password", tr("Password"), tr("Password"));
    addRow(*grid, "jdbc", tr("JDBC"), tr("JDBC URL"));
    addRow(*grid, "psql", tr("psql"), tr("psql command"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, metrics::grid, metrics::cardPadding, metrics::grid);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(m_details);
    connect(m_reveal, &QPushButton::clicked, this, &ConnectionCard::toggle);
    hideDetails();
}

void ConnectionCard::addRow(QGridLayout& grid, const char* name, const QString& label, const QString& spoken) {
    const auto suffix = QLatin1String(name);
    auto* title = new QLabel(label, m_details);
    auto* value = new SecretField(m_details);
    value->setObjectName(QLatin1String("connection.") + suffix);
    value->setAccessibleName(spoken);
    title->setBuddy(value);
    auto* button = new QPushButton(tr("Copy"), m_details);
    button->setObjectName(QLatin1String("connectionCopy.") + suffix);
    button->setAccessibleName(tr("Copy: %1", "what is copied").arg(spoken));
    connect(button, &QPushButton::clicked, this, [this, value, spoken] { copy(*value, spoken); });
    connect(value, &SecretField::copyRequested, this, [this, value, spoken] { copy(*value, spoken); });
    const int row = grid.rowCount();
    grid.addWidget(title, row, 0);
    grid.addWidget(value, row, 1);
    grid.addWidget(button, row, 2);
    m_values.push_back(value);
}

void ConnectionCard::copy(const SecretField& value, const QString& spoken) {
    if (m_state == State::Revealed) {
        Q_EMIT copyRequested(value.text());
        const auto time = text::duration(copiedFor);
        showNote(m_rotating ? tr("%1 copied. It is removed from the clipboard after %2, and when Poolhouse quits. The "
                                 "credential is being rotated: this password is about to be replaced.",
                                 "what, a time")
                                  .arg(spoken, time)
                            : tr("%1 copied. It is removed from the clipboard after %2, and when Poolhouse quits.",
                                 "what, a time")
                                  .arg(spoken, time));
        announce(this, m_note->text());
    }
}

/// Missing ones are empty.
void ConnectionCard::fill(const std::vector<QString>& values) {
    for (std::size_t row = 0; row < m_values.size(); ++row) {
        m_values[row]->showSecret(row < values.size() ? values[row] : QString());
    }
}

void ConnectionCard::toggle() {
    if (m_state != State::Hidden) {
        hideDetails();
    } else if (!m_credential.empty()) {
        Q_EMIT revealRequested(m_cluster, m_credential);
    }
}

void ConnectionCard::setSubject(const core::ClusterId& cluster, const std::string& credential) {
    if (cluster != m_cluster || credential != m_credential) {
        m_cluster = cluster;
        m_credential = credential;
        hideDetails();
    }
    m_reveal->setEnabled(!credential.empty());
}

void ConnectionCard::showLoading() {
    m_state = State::Loading;
    showNote(tr("Loading the connection of %1.").arg(text::toQString(m_credential)));
    m_reveal->setText(tr("Cancel"));
}

void ConnectionCard::showDetails(const api::ConnectionDetails& details) {
    using text::ConnectionForm;
    fill({text::connectionText(details, ConnectionForm::Url), QString::fromStdString(details.host),
          QString::number(details.port), QString::fromStdString(details.database), QString::fromStdString(details.user),
          QString::fromStdString(details.password.reveal()), text::connectionText(details, ConnectionForm::Jdbc),
          text::connectionText(details, ConnectionForm::Psql)});
    m_state = State::Revealed;
    const auto name = text::toQString(details.credential);
    m_rotating = details.state.is(core::CredentialState::Rotating);
    m_revealedNote =
        m_rotating ? tr("%1 connects to the leader pool. It is being rotated: this password is about to be replaced.")
                         .arg(name)
                   : tr("%1 connects to the leader pool. Hidden again after %2.", "a credential, a time")
                         .arg(name, text::duration(shownFor));
    showNote(m_revealedNote);
    m_reveal->setText(tr("Hide"));
    m_details->setVisible(true);
    announce(this, tr("Connection of %1 revealed.").arg(name));
    Q_EMIT revealed();
}

void ConnectionCard::showProblem(const QString& sentence) {
    hideDetails();
    showNote(sentence);
    announce(this, sentence);
}

void ConnectionCard::hideDetails() {
    const bool wanted = m_state != State::Hidden;
    m_state = State::Hidden;
    fill({});
    if (m_details->isAncestorOf(QApplication::focusWidget())) {
        m_reveal->setFocus(Qt::OtherFocusReason);
    }
    m_details->setVisible(false);
    showNote(tr("URL, host, user, password, JDBC and psql. They are fetched when you reveal them."));
    m_reveal->setText(tr("Reveal"));
    if (wanted) {
        Q_EMIT concealed();
    }
}

void ConnectionCard::forgetCopy() {
    if (m_state == State::Revealed) {
        showNote(m_revealedNote);
    }
}

void ConnectionCard::showNote(const QString& text) {
    m_note->showText(text);
    setSpokenDescription(m_reveal, text);
}

void ConnectionCard::hideEvent(QHideEvent* event) {
    CardFrame::hideEvent(event);
    hideDetails();
}

} // namespace poolhouse::ui
