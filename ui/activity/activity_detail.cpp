// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_detail.h"

#include "models/core/clock.h"
#include "models/text/operation_text.h"
#include "models/text/wording.h"
#include "ui/platform/desktop.h"
#include "ui/pools/figure_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

QString toQString(const std::string& text) {
    return QString::fromStdString(text);
}

/// Requests in send order, each followed by its response.
QString exchangeText(const operations::Operation& operation) {
    QStringList parts;
    for (const auto& exchange : operation.exchanges) {
        QStringList lines{QString::fromUtf8(exchange.method) + QLatin1Char(' ') + QString::fromUtf8(exchange.target)};
        if (!exchange.requestBody.isEmpty()) {
            lines << QString::fromUtf8(exchange.requestBody);
        }
        lines << (exchange.status == 0 ? ActivityDetail::tr("No answer") : QString::number(exchange.status));
        if (const auto problem = text::exchangeProblem(exchange)) {
            lines << *problem;
        }
        if (!exchange.responseBody.isEmpty()) {
            lines << QString::fromUtf8(exchange.responseBody);
        }
        parts << lines.join(QLatin1Char('\n'));
    }
    return parts.isEmpty() ? ActivityDetail::tr("Nothing was sent.") : parts.join(QStringLiteral("\n\n"));
}

} // namespace

ActivityDetail::ActivityDetail(const core::Clock& clock, Desktop& desktop, QWidget* parent)
    : CardFrame(parent),
      m_clock(clock),
      m_hint(new TextLabel(TextStyle::Body, tr("Select an operation to see its requests and answers."), this)),
      m_icon(new ToneIcon(this)),
      m_title(new TextLabel(TextStyle::Strong, this)),
      m_state(new TextLabel(TextStyle::Body, this)),
      m_facts(new FactList(this)),
      m_exchanges(new QPlainTextEdit(this)),
      m_cli(new TextLabel(TextStyle::Small, this)),
      m_copy(new QPushButton(tr("Copy as c&url"), this)),
      m_undo(new QPushButton(this)),
      m_again(new QPushButton(tr("&Make it again…"), this)),
      m_desktop(desktop) {
    setObjectName(QStringLiteral("activityDetail"));
    const std::pair<QWidget*, const char*> names[] = {{m_title, "activityTitle"}, {m_state, "activityState"},
                                                      {m_facts, "activityFacts"}, {m_exchanges, "activityExchanges"},
                                                      {m_cli, "cliLine"},         {m_copy, "copyCurl"},
                                                      {m_undo, "undoButton"},     {m_again, "makeAgainButton"}};
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
    m_exchanges->setAccessibleName(tr("Requests and answers"));
    m_exchanges->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_exchanges->setFrameShape(QFrame::NoFrame);
    m_copy->setToolTip(tr("The token stands in it as a variable."));
    build();
    connect(m_copy, &QPushButton::clicked, this, [this] { m_desktop.copyText(m_curl); });
    connect(m_undo, &QPushButton::clicked, this, [this] { Q_EMIT undoRequested(m_id); });
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT makeAgainRequested(m_id); });
    showNothing();
}

void ActivityDetail::build() {
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(m_cli, 1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_again);
    buttons->addWidget(m_undo);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 12, metrics::cardPadding, 12);
    column->setSpacing(6);
    column->addWidget(m_hint);
    column->addLayout(head);
    column->addWidget(m_facts);
    column->addWidget(m_exchanges, 1);
    column->addLayout(buttons);
}

void ActivityDetail::showParts(bool visible) {
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_icon, m_title, m_state, m_facts, m_exchanges, m_cli, m_copy}) {
        part->setVisible(visible);
    }
    m_hint->setVisible(!visible);
}

void ActivityDetail::showNothing() {
    m_id.clear();
    showParts(false);
    m_undo->hide();
    m_again->hide();
}

void ActivityDetail::showOperation(const operations::Operation& operation, const QString& curl,
                                   const QString& cliLine) {
    const bool same = toQString(operation.id) == m_id;
    m_id = toQString(operation.id);
    m_curl = curl;
    showParts(true);
    const auto tone = text::operationTone(operation.state);
    m_icon->showTone(tone);
    m_title->showText(text::changeTitle(operation));
    m_state->showText(text::operationState(operation.state));
    m_state->setTone(tone);
    const auto now = m_clock.now();
    std::vector<views::FactRow> facts{
        {tr("Cluster"),
         {{tr("%1 of %2", "cluster and app").arg(toQString(operation.clusterName), toQString(operation.app))}}},
        {tr("Asked"),
         {{tr("by this console, %1").arg(text::formatTime(operation.askedAt, now, true))},
          {operation.finishedAt ? tr("; took %1").arg(text::duration(*operation.finishedAt - operation.askedAt))
                                : QString()}}}};
    // The progress text is newer than the last API error.
    if (const auto result = text::progressSentence(operation.progress); !result.isEmpty()) {
        facts.push_back({tr("Result"), {{result}}});
    } else if (operation.problem) {
        facts.push_back({tr("Result"), {{text::apiReason(*operation.problem)}}});
    }
    m_facts->showFacts(facts);
    const auto text = exchangeText(operation);
    if (!same || text != m_exchanges->toPlainText()) {
        const int place = same ? m_exchanges->verticalScrollBar()->value() : 0;
        m_exchanges->setPlainText(text);
        m_exchanges->verticalScrollBar()->setValue(place);
    }
    m_cli->showText(cliLine);
    m_copy->setEnabled(!curl.isEmpty());
    showPoolActions(operation);
}

void ActivityDetail::showPoolActions(const operations::Operation& operation) {
    const bool destroyed = operation.change.kind == core::ChangeKind::DestroyPool &&
                           operation.state == operations::Operation::State::Done && operation.recipe;
    m_again->setVisible(destroyed);
    if (destroyed) {
        QStringList attachments;
        for (const auto& attachment : operation.recipe->attachments) {
            attachments << text::attachmentTitle(attachment);
        }
        m_again->setToolTip(
            attachments.isEmpty()
                ? tr("Opens the wizard with its name, level and number of instances.")
                : tr("Opens the wizard with its name, level and number of instances. It was attached as "
                     "%1; attach it again afterwards.")
                      .arg(attachments.join(QStringLiteral(", "))));
    }
    const auto opposite = destroyed ? std::nullopt : operations::inverseChange(operation);
    m_undo->setVisible(opposite.has_value());
    if (opposite) {
        m_undo->setText(text::undoVerb(operation));
        m_undo->setAccessibleDescription(tr("Takes this operation back."));
    }
}

} // namespace poolhouse::ui
