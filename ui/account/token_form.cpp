// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/token_form.h"

#include "models/text/session_text.h"
#include "ui/account/problem_note.h"
#include "ui/platform/desktop.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr const char* accountPage = "https://dashboard.heroku.com/account";

QString withoutSpaces(QString text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](QChar c) { return c.isSpace() || !c.isPrint(); }),
               text.end());
    return text;
}

} // namespace

TokenForm::TokenForm(Desktop& desktop, QWidget* parent) : QWidget(parent), m_desktop(desktop) {
    setObjectName(QStringLiteral("tokenForm"));
    build();
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        // Pasted tokens often include whitespace.
        const QString clean = withoutSpaces(text);
        if (clean != text) {
            const QSignalBlocker quiet(m_field);
            m_field->setText(clean);
        }
        updateConnect();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &TokenForm::submit);
    connect(m_show, &QPushButton::toggled, this, [this](bool shown) {
        m_field->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_show->setText(shown ? tr("Hide") : tr("Show"));
    });
    connect(m_connect, &QPushButton::clicked, this, &TokenForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &TokenForm::cancelled);
    setKeyring(fleet::Session::Keyring::Unknown);
    setBusy(false);
}

void TokenForm::build() {
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("tokenField"));
    m_field->setAccessibleName(tr("API token"));
    m_field->setEchoMode(QLineEdit::Password);
    m_field->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_field->setPlaceholderText(QStringLiteral("HRKU-…"));
    auto* label = new QLabel(tr("API &token"), this);
    label->setBuddy(m_field);
    m_show = new QPushButton(tr("Show"), this);
    m_show->setObjectName(QStringLiteral("tokenShow"));
    m_show->setAccessibleName(tr("Show token"));
    m_show->setCheckable(true);
    m_remember = new QCheckBox(tr("&Save in keyring"), this);
    m_remember->setObjectName(QStringLiteral("tokenRemember"));
    m_keyringNote = new QLabel(this);
    m_keyringNote->setObjectName(QStringLiteral("tokenKeyringNote"));
    m_keyringNote->setWordWrap(true);
    m_problem = new ProblemNote(QStringLiteral("tokenProblem"), this);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("tokenProgress"));
    m_progress->setAccessibleName(tr("Checking the token"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(6);
    m_progressText = new QLabel(tr("Checking the token…"), this);
    m_connect = new QPushButton(tr("&Connect"), this);
    m_connect->setObjectName(QStringLiteral("tokenConnect"));
    m_connect->setProperty("primary", true);
    m_cancel = new QPushButton(tr("C&ancel"), this);
    m_cancel->setObjectName(QStringLiteral("tokenCancel"));

    auto* title = new QLabel(tr("Connect a Heroku account"), this);
    title->setFont(styled(font(), TextStyle::Heading));
    auto* fieldRow = new QHBoxLayout;
    fieldRow->setSpacing(8);
    fieldRow->addWidget(m_field, 1);
    fieldRow->addWidget(m_show);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_progressText);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_connect);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addSpacing(8);
    layout->addWidget(foundBlock());
    layout->addWidget(label);
    layout->addLayout(fieldRow);
    layout->addWidget(m_problem);
    layout->addWidget(m_remember);
    layout->addWidget(m_keyringNote);
    layout->addSpacing(8);
    layout->addWidget(helpBlock());
    layout->addSpacing(8);
    layout->addWidget(m_progress);
    layout->addLayout(buttons);
}

QWidget* TokenForm::foundBlock() {
    m_found = new QWidget(this);
    m_foundText = new QLabel(m_found);
    m_foundText->setObjectName(QStringLiteral("tokenFoundText"));
    m_foundText->setWordWrap(true);
    m_useFound = new QPushButton(m_found);
    m_useFound->setObjectName(QStringLiteral("tokenUseFound"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_useFound);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(m_found);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->setSpacing(8);
    layout->addWidget(m_foundText);
    layout->addLayout(row);
    connect(m_useFound, &QPushButton::clicked, this, [this] {
        setProblem({});
        Q_EMIT foundRequested();
    });
    m_found->hide();
    return m_found;
}

void TokenForm::setFound(const std::optional<fleet::TokenOrigin>& origin) {
    const auto place = origin ? text::tokenOrigin(*origin) : QString();
    m_foundText->setText(tr("A token was found in %1. Use it or enter another one.").arg(place));
    m_useFound->setText(tr("&Use token from %1").arg(place));
    m_found->setVisible(origin.has_value());
}

QWidget* TokenForm::helpBlock() {
    auto* block = new QWidget(this);
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* where = new QLabel(tr("Create a token with the Heroku CLI or on your account page."), block);
    where->setWordWrap(true);
    auto* command = new QLabel(QStringLiteral("heroku authorizations:create"), block);
    command->setObjectName(QStringLiteral("tokenCommand"));
    QFont fixed = command->font();
    fixed.setFamilies({QStringLiteral("monospace")});
    fixed.setStyleHint(QFont::Monospace);
    command->setFont(fixed);
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = new QPushButton(tr("Copy command"), block);
    copy->setObjectName(QStringLiteral("tokenCopyCommand"));
    copy->setProperty("quiet", true);
    auto* open = new QPushButton(tr("Open account page in browser"), block);
    open->setObjectName(QStringLiteral("tokenDashboard"));
    open->setProperty("quiet", true);
    open->setToolTip(QString::fromLatin1(accountPage));
    auto* row = new QHBoxLayout;
    row->addWidget(command);
    row->addWidget(copy);
    row->addStretch(1);
    auto* openRow = new QHBoxLayout;
    openRow->addWidget(open);
    openRow->addStretch(1);
    layout->addWidget(where);
    layout->addLayout(row);
    layout->addLayout(openRow);
    connect(copy, &QPushButton::clicked, this, [this, command] { m_desktop.copyText(command->text()); });
    connect(open, &QPushButton::clicked, this,
            [this] { m_desktop.openInBrowser(QUrl(QString::fromLatin1(accountPage))); });
    return block;
}

void TokenForm::setKeyring(fleet::Session::Keyring keyring) {
    const bool missing = keyring == fleet::Session::Keyring::Missing;
    const QString reason = tr("No keyring available: the token is kept until you quit.");
    if (missing) {
        m_remember->setChecked(false);
    }
    m_remember->setEnabled(!missing && !m_busy);
    m_remember->setToolTip(missing ? reason : QString());
    setSpokenDescription(m_remember, missing ? reason : QString());
    m_keyringNote->setText(missing ? reason : QString());
    m_keyringNote->setVisible(missing);
}

void TokenForm::setBusy(bool busy) {
    const bool keyringMissing = !m_keyringNote->text().isEmpty();
    m_busy = busy;
    m_field->setReadOnly(busy);
    m_show->setEnabled(!busy);
    m_useFound->setEnabled(!busy);
    m_remember->setEnabled(!busy && !keyringMissing);
    // Avoids relayout when the progress bar is toggled.
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->setVisible(busy);
    m_progressText->setVisible(busy);
    updateConnect();
}

void TokenForm::setProblem(const std::optional<text::ProblemText>& problem) {
    m_problem->setProblem(problem);
    setSpokenDescription(m_field, problem ? problem->sentence() : QString());
}

void TokenForm::forgetTyped() {
    m_field->setText({}); // clear() would keep the letters in the buffer
    m_show->setChecked(false);
}

void TokenForm::focusField() {
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void TokenForm::submit() {
    if (m_connect->isEnabled()) {
        setProblem({});
        Q_EMIT connectRequested(m_field->text(), m_remember->isChecked());
    }
}

void TokenForm::updateConnect() {
    const bool empty = m_field->text().isEmpty();
    m_connect->setEnabled(!m_busy && !empty);
    m_connect->setToolTip(empty ? tr("Enter a token.") : QString());
}

} // namespace poolhouse::ui
