// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/welcome_page.h"

#include "ui/account/choice_button.h"
#include "ui/account/problem_note.h"
#include "ui/account/token_form.h"
#include "ui/theme/typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int columnWidth = 560;

} // namespace

WelcomePage::WelcomePage(fleet::Session& session, Desktop& desktop, QWidget* parent)
    : QWidget(parent), m_session(session), m_stack(new QStackedWidget(this)) {
    setObjectName(QStringLiteral("welcomePage"));
    m_choices = buildChoices();
    m_progressPage = buildProgress();
    m_form = new TokenForm(desktop, this);
    for (QWidget* page : {m_choices, m_progressPage, static_cast<QWidget*>(m_form)}) {
        m_stack->addWidget(page);
    }
    auto* column = new QWidget(this);
    auto* centred = new QHBoxLayout(column);
    centred->setContentsMargins(24, 24, 24, 24);
    m_stack->setMaximumWidth(columnWidth);
    centred->addStretch(1);
    centred->addWidget(m_stack, 1000, Qt::AlignVCenter);
    centred->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(column);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_form, &TokenForm::connectRequested, this, &WelcomePage::tryToken);
    connect(m_form, &TokenForm::foundRequested, this, [this] { tryToken({}, false); });
    connect(m_form, &TokenForm::cancelled, this, [this] {
        if (m_session.state() == fleet::Session::State::Connecting) {
            m_session.disconnectSession();
            return;
        }
        m_form->forgetTyped();
        m_form->setProblem({});
        showChoices();
    });
    connect(&m_session, &fleet::Session::changed, this, &WelcomePage::followSession);
    showChoices();
    followSession();
}

QWidget* WelcomePage::buildChoices() {
    auto* page = new QWidget(this);
    auto* title = new QLabel(tr("Welcome to Poolhouse"), page);
    title->setFont(styled(font(), TextStyle::Heading));
    auto* about =
        new QLabel(tr("See how full your Heroku Postgres Advanced clusters are, what they cost, and how fresh the "
                      "data is."),
                   page);
    about->setWordWrap(true);
    m_problem = new ProblemNote(QStringLiteral("welcomeProblem"), page);
    m_sandbox = new ChoiceButton(tr("Try the built-in sandbox"),
                                 tr("A fleet of sample clusters on this computer. No account needed, no costs."), page);
    m_sandbox->setObjectName(QStringLiteral("welcomeSandbox"));
    m_connect =
        new ChoiceButton(tr("Connect a Heroku account"), tr("Your own apps and clusters, with your API token."), page);
    m_connect->setObjectName(QStringLiteral("welcomeConnect"));
    m_back = new QPushButton(tr("&Back to fleet"), page);
    m_back->setObjectName(QStringLiteral("welcomeBack"));
    m_back->hide();
    auto* backRow = new QHBoxLayout;
    backRow->addWidget(m_back);
    backRow->addStretch(1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(title);
    layout->addWidget(about);
    layout->addWidget(m_problem);
    layout->addWidget(m_sandbox);
    layout->addWidget(m_connect);
    layout->addLayout(backRow);
    connect(m_sandbox, &ChoiceButton::clicked, this, [this] {
        m_tryingToken = false;
        m_session.openSandbox();
    });
    connect(m_connect, &ChoiceButton::clicked, this, &WelcomePage::showTokenForm);
    connect(m_back, &QPushButton::clicked, this, &WelcomePage::backRequested);
    return page;
}

QWidget* WelcomePage::buildProgress() {
    auto* page = new QWidget(this);
    m_progressText = new QLabel(page);
    m_progressText->setObjectName(QStringLiteral("welcomeProgressText"));
    m_progressText->setFont(styled(font(), TextStyle::Strong));
    m_progressText->setWordWrap(true);
    auto* bar = new QProgressBar(page);
    bar->setObjectName(QStringLiteral("welcomeProgress"));
    bar->setAccessibleName(tr("Connecting"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setMaximumHeight(6);
    auto* cancel = new QPushButton(tr("C&ancel"), page);
    cancel->setObjectName(QStringLiteral("welcomeCancel"));
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_progressText);
    layout->addWidget(bar);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, [this] { m_session.disconnectSession(); });
    return page;
}

void WelcomePage::showChoices() {
    m_tryingToken = false;
    m_stack->setCurrentWidget(m_choices);
    if (isVisible()) {
        m_sandbox->setFocus(Qt::OtherFocusReason);
    }
}

void WelcomePage::showTokenForm() {
    m_form->setKeyring(m_session.keyring());
    m_stack->setCurrentWidget(m_form);
    m_form->focusField();
    m_session.lookForFoundToken();
}

void WelcomePage::setBackOffered(bool offered) {
    m_back->setVisible(offered);
}

void WelcomePage::tryToken(const QString& token, bool remember) {
    m_tryingToken = true;
    m_session.connectAccount(token, remember);
}

void WelcomePage::followSession() {
    using State = fleet::Session::State;
    const State state = m_session.state();
    m_form->setKeyring(m_session.keyring());
    m_form->setFound(m_session.foundToken());
    m_form->setBusy(state == State::Connecting && m_tryingToken);
    const auto failure = state == State::None ? m_session.problem() : std::nullopt;
    const auto problem = failure ? std::optional(text::problemText(*failure)) : std::nullopt;
    const bool onForm = m_stack->currentWidget() == m_form;
    m_form->setProblem(onForm ? problem : std::nullopt);
    m_problem->setProblem(onForm ? std::nullopt : problem);
    switch (state) {
    case State::Connecting:
        if (!m_tryingToken) {
            m_progressText->setText(m_session.isSandbox()          ? tr("Starting the built-in sandbox…")
                                    : m_session.target().isEmpty() ? tr("Connecting…")
                                                                   : tr("Connecting to %1…").arg(m_session.target()));
            m_stack->setCurrentWidget(m_progressPage);
        }
        break;
    case State::Connected:
        if (m_followed != State::Connected) { // otherwise a token for another session may be being entered
            m_form->forgetTyped();
            showChoices();
        }
        break;
    case State::None:
        if (m_stack->currentWidget() == m_progressPage) {
            showChoices();
        }
        break;
    }
    m_followed = state;
}

} // namespace poolhouse::ui
