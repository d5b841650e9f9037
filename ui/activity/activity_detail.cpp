// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_detail.h"

#include "models/core/clock.h"
#include "models/operations/kinds.h"
#include "models/text/activity_figures.h"
#include "models/text/operation_text.h"
#include "models/text/printable.h"
#include "models/text/wording.h"
#include "models/views/change_note.h"
#include "models/views/pool_forms_operation.h"
#include "ui/activity/activity_page.h"
#include "ui/platform/desktop.h"
#include "ui/pools/figure_card.h"
#include "ui/pools/two_factor_field.h"
#include "ui/theme/theme.h"
#include "ui/widgets/page_scroll.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

QString toQString(const std::string& text) {
    return text::printableLines(QString::fromStdString(text));
}

/// Requests in send order, each followed by its response.
QString exchangeText(const operations::Operation& operation) {
    QStringList parts;
    for (const auto& exchange : operation.exchanges) {
        QStringList lines{text::printable(QString::fromUtf8(exchange.method + ' ' + exchange.target))};
        if (!exchange.requestBody.isEmpty()) {
            lines << text::printableLines(QString::fromUtf8(exchange.requestBody));
        }
        lines << (exchange.status == 0 ? ActivityDetail::tr("No response") : QString::number(exchange.status));
        if (const auto problem = text::exchangeProblem(exchange)) {
            lines << *problem;
        }
        if (!exchange.responseBody.isEmpty()) {
            lines << text::printableLines(QString::fromUtf8(exchange.responseBody));
        }
        parts << lines.join(QLatin1Char('\n'));
    }
    return parts.isEmpty() ? ActivityDetail::tr("Nothing was sent.") : parts.join(QStringLiteral("\n\n"));
}

} // namespace

ActivityDetail::ActivityDetail(const core::Clock& clock, Desktop& desktop, QWidget* parent)
    : CardFrame(parent),
      m_clock(clock),
      m_hint(new TextLabel(TextStyle::Body, tr("Select an operation to see its details."), this)),
      m_icon(new ToneIcon(this)),
      m_title(new TextLabel(TextStyle::Strong, this)),
      m_state(new TextLabel(TextStyle::Body, this)),
      m_facts(new FactList(this)),
      m_code(new TwoFactorField(this)),
      m_cli(new TextLabel(TextStyle::Small, this)),
      m_copied(new TextLabel(TextStyle::Small, this)),
      m_copy(new QPushButton(tr("Copy last request as c&url"), this)),
      m_copyCli(new QPushButton(tr("Copy CL&I command"), this)),
      m_again(new QPushButton(tr("&Add it again…"), this)),
      m_switch(new QPushButton(tr("&Switch apps over…"), this)),
      m_undo(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel re&quest"), this)),
      m_raw(new QToolButton(this)),
      m_exchanges(new QPlainTextEdit(this)),
      m_rest(new QWidget(this)),
      m_desktop(desktop) {
    setObjectName(QStringLiteral("activityDetail"));
    const std::pair<QWidget*, const char*> names[] = {{m_title, "activityTitle"},
                                                      {m_state, "activityState"},
                                                      {m_facts, "activityFacts"},
                                                      {m_raw, "activityRaw"},
                                                      {m_cli, "cliLine"},
                                                      {m_copied, "copyResult"},
                                                      {m_copy, "copyCurl"},
                                                      {m_copyCli, "copyCli"},
                                                      {m_undo, "undoButton"},
                                                      {m_exchanges, "activityExchanges"},
                                                      {m_again, "makeAgainButton"},
                                                      {m_switch, "switchAppsButton"},
                                                      {m_cancel, "cancelRequestButton"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    m_hint->setDim();
    m_hint->setWrapping();
    m_title->setWrapping();
    m_title->setSelectable();
    m_cli->setWrapping();
    m_cli->setSelectable();
    m_cli->setDim();
    m_exchanges->setReadOnly(true);
    m_exchanges->setTabChangesFocus(true);
    m_exchanges->setAccessibleName(tr("Requests and responses"));
    m_exchanges->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_exchanges->setFrameShape(QFrame::NoFrame);
    m_exchanges->setMinimumHeight(2 * metrics::target); // it scrolls; the facts above it do not
    m_copied->setWrapping();
    m_copied->setDim();
    m_raw->setText(tr("Requests and responses"));
    m_raw->setCheckable(true);
    m_raw->setAutoRaise(true);
    m_raw->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_raw->setArrowType(Qt::RightArrow);
    build();
    connectParts();
    showNothing();
}

void ActivityDetail::connectParts() {
    connect(m_raw, &QToolButton::toggled, this, [this](bool open) {
        m_raw->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_exchanges->setVisible(open);
        m_rest->setVisible(!open);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        copy(m_curl, tr("Copied: %1 as a curl command, with the token as $HEROKU_API_KEY.").arg(m_curlSubject));
    });
    connect(m_copyCli, &QPushButton::clicked, this, [this] { copy(m_cliCommand, tr("Copied: %1").arg(m_cliCommand)); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_id); });
    connect(m_switch, &QPushButton::clicked, this, [this] { Q_EMIT switchRequested(m_id); });
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT makeAgainRequested(m_id); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(m_id); });
    connect(m_code, &TwoFactorField::codeEntered, this, [this](const QString& code) {
        m_code->clear();
        Q_EMIT codeEntered(m_id, code);
    });
}

void ActivityDetail::build() {
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    auto* notes = new QVBoxLayout;
    notes->setSpacing(2);
    notes->addWidget(m_cli);
    notes->addWidget(m_copied);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_copyCli);
    buttons->addWidget(m_again);
    buttons->addWidget(m_switch);
    buttons->addWidget(m_undo);
    buttons->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    column->setSpacing(6);
    column->addWidget(m_hint);
    column->addLayout(head);
    column->addWidget(scrolled(m_facts, this));
    column->addWidget(m_code);
    column->addLayout(buttons); // not at the bottom: messages of the window cover it
    column->addLayout(notes);   // beside the buttons they would be narrow, and high
    column->addWidget(m_raw);
    column->addWidget(m_exchanges, 1);
    column->addWidget(m_rest, 1);
}

QSize ActivityDetail::minimumSizeHint() const {
    return CardFrame::minimumSizeHint().expandedTo({0, layout()->totalMinimumHeightForWidth(width())});
}

void ActivityDetail::showParts(Subject subject) {
    for (QWidget* part : std::initializer_list<QWidget*>{m_icon, m_title, m_state, m_facts}) {
        part->setVisible(subject != Subject::None);
    }
    const bool operation = subject == Subject::Operation;
    for (QWidget* part : std::initializer_list<QWidget*>{m_raw, m_cli, m_copy, m_copyCli}) {
        part->setVisible(operation);
    }
    m_exchanges->setVisible(operation && m_raw->isChecked());
    m_rest->setVisible(!operation || !m_raw->isChecked());
    m_hint->setVisible(subject == Subject::None);
    if (!operation) {
        m_undo->hide();
        m_switch->hide();
        m_again->hide();
        m_cancel->hide();
        m_code->hide();
        m_copied->showText({}, true);
    }
}

void ActivityDetail::showNothing() {
    m_id.clear();
    showParts(Subject::None);
}

void ActivityDetail::showHead(const QString& id, const QString& title, const QString& state, text::Tone tone) {
    if (id != m_id) {
        m_copied->showText({}, true);
        m_code->clear();
    }
    m_id = id;
    m_icon->showTone(tone);
    m_title->showText(title);
    m_state->showText(state);
    m_state->setTone(tone);
}

/// Who asked, and when.
std::vector<views::FactRow> ActivityDetail::commonFacts(const operations::Operation& first) const {
    const auto account = first.account.empty() ? tr("–", "account that is not known") : toQString(first.account);
    return {{tr("Requested here"), {{text::formatPast(first.askedAt, m_clock.now(), true)}}},
            {tr("Account"), {{account}}}};
}

void ActivityDetail::focusCode() {
    if (!m_code->isHidden()) {
        m_code->setFocus(Qt::OtherFocusReason);
    }
}

/// What can be done while it has not acted, or waits for a code.
void ActivityDetail::showRequest(const operations::Operation& operation) {
    const auto note = views::operationNote(operation, m_clock.now());
    m_code->setVisible(note.stage == views::OperationNote::Stage::TwoFactor);
    m_cancel->setVisible(note.withdrawable);
}

void ActivityDetail::showOperation(const operations::Operation& operation, const ActivityCommands& commands) {
    const bool same = toQString(operation.id) == m_id;
    showParts(Subject::Operation);
    showHead(toQString(operation.id), text::changeTitle(operation), text::operationState(operation.state),
             text::operationTone(operation.state));
    auto facts = commonFacts(operation);
    const QString cluster = toQString(operation.clusterName);
    facts.insert(facts.begin(), {tr("Cluster"),
                                 {{operation.app.empty()
                                       ? cluster
                                       : tr("%1 of %2", "cluster and app").arg(cluster, toQString(operation.app))}}});
    if (operation.finishedAt) {
        facts.push_back({tr("Duration"), {{text::elapsed(operations::durationOf(operation, *operation.finishedAt))}}});
    }
    const auto reached = text::reachedFigures(operation);
    facts.push_back({tr("Monthly cost"), {{text::costSpan(reached)}}});
    facts.push_back({tr("Connection limit"), {{text::connectionSpan(reached)}}});
    // The progress text is newer than the last API error; for a code, the note names the app.
    const bool wantsCode = operation.state == operations::Operation::State::NeedsTwoFactor;
    const auto result =
        wantsCode ? views::operationNote(operation, m_clock.now()).text : text::progressSentence(operation);
    if (!result.isEmpty()) {
        facts.push_back({tr("Result"), {{result}}});
    } else if (operation.problem) {
        facts.push_back({tr("Result"), {{text::apiReason(*operation.problem)}}});
    }
    if (!operation.plan.empty() && operation.state == operations::Operation::State::Done) {
        facts.push_back({tr("Undo"), {{tr("Not by itself: this is a step of a plan.")}}});
    }
    m_facts->showFacts(facts);
    showRaw(operation, same);
    showCommands(commands);
    showPoolActions(operation);
    showRequest(operation);
}

void ActivityDetail::showPlan(const QString& id, const std::vector<const operations::Operation*>& plan) {
    showParts(Subject::Plan);
    showHead(id, text::planActivityTitle(plan), text::planActivityState(plan), text::planActivityTone(plan));
    auto facts = commonFacts(*plan.front());
    facts.insert(facts.begin(), {tr("Clusters"), {{text::planClusters(plan)}}});
    const auto reached = text::reachedFigures(plan);
    facts.push_back({tr("Monthly cost"), {{text::costSpan(reached)}}});
    facts.push_back({tr("Connection limit"), {{text::connectionSpan(reached)}}});
    m_facts->showFacts(facts);
}

void ActivityDetail::showRaw(const operations::Operation& operation, bool same) {
    const auto text = exchangeText(operation);
    if (!same || text != m_exchanges->toPlainText()) {
        const int place = same ? m_exchanges->verticalScrollBar()->value() : 0;
        m_exchanges->setPlainText(text);
        m_exchanges->verticalScrollBar()->setValue(place);
    }
}

void ActivityDetail::showCommands(const ActivityCommands& commands) {
    m_curl = commands.curl;
    m_curlSubject = commands.curlSubject;
    m_cliCommand = commands.cli;
    m_cli->showText(commands.cliNote);
    m_copy->setEnabled(!m_curl.isEmpty());
    m_copy->setToolTip(m_curl.isEmpty()
                           ? tr("Nothing was sent.")
                           : tr("Copies %1 as a curl command, with the token as $HEROKU_API_KEY.").arg(m_curlSubject));
    m_copyCli->setToolTip(tr("Copies: %1").arg(m_cliCommand));
}

void ActivityDetail::copy(const QString& text, const QString& what) {
    m_desktop.copyText(text);
    m_copied->showText(what, true);
}

void ActivityDetail::showPoolActions(const operations::Operation& operation) {
    const auto inverse = operations::inverseChange(operation);
    const bool destroyed = inverse && inverse->kind == core::ChangeKind::AddPool;
    m_again->setVisible(destroyed);
    if (destroyed) {
        QStringList attachments;
        for (const auto& attachment : operation.recipe->attachments) {
            attachments << text::attachmentTitle(attachment);
        }
        m_again->setToolTip(attachments.isEmpty()
                                ? tr("Opens the wizard with the same name, level and number of instances.")
                                : tr("Opens the wizard with the same name, level and number of instances. It was "
                                     "attached as %1; attach it again afterwards.")
                                      .arg(attachments.join(QStringLiteral(", "))));
    }
    m_switch->setVisible(views::madeCopy(operation));
    const auto verb = destroyed ? QString() : text::undoVerb(operation);
    m_undo->setVisible(!verb.isEmpty());
    if (!verb.isEmpty()) {
        m_undo->setText(verb);
        setSpokenDescription(m_undo, tr("Cancels this operation."));
    }
}

} // namespace poolhouse::ui
