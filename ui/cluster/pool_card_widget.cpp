// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/pool_card_widget.h"

#include "ui/cluster/change_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/instance_strip.h"
#include "ui/widgets/reserved_height.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"
#include "ui/widgets/use_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int noteLines = 4; ///< two notes, each may wrap
constexpr std::chrono::seconds copiedFor{2};

QString plain(QString text) {
    return text.remove(QChar(0x2026)); // screen readers would read the ellipsis
}

} // namespace

PoolCardWidget::PoolCardWidget(QWidget* parent)
    : CardFrame(parent),
      m_name(new TextLabel(TextStyle::Strong, this)),
      m_badge(new BadgeLabel(this)),
      m_level(new TextLabel(TextStyle::Body, this)),
      m_instances(new InstanceStrip(this)),
      m_notes(new TextLabel(TextStyle::Small, this)),
      m_connections(new TextLabel(TextStyle::Body, this)),
      m_tone(new ToneIcon(this)),
      m_percent(new TextLabel(TextStyle::Strong, this)),
      m_bar(new UseBar(this)),
      m_whenComplete(new TextLabel(TextStyle::Small, this)),
      m_survivable(new TextLabel(TextStyle::Small, this)),
      m_cost(new TextLabel(TextStyle::Small, this)),
      m_working(new ToneIcon(this)),
      m_progress(new TextLabel(TextStyle::Small, this)),
      m_change(new ChangePanel(this)),
      m_endpoint(new TextLabel(TextStyle::Small, this)),
      m_copy(new QPushButton(tr("Copy"), this)),
      m_actionRow(new QWidget(this)) {
    const std::pair<QWidget*, const char*> names[] = {{m_name, "name"},
                                                      {m_badge, "badge"},
                                                      {m_level, "level"},
                                                      {m_instances, "instances"},
                                                      {m_notes, "notes"},
                                                      {m_bar, "bar"},
                                                      {m_connections, "connections"},
                                                      {m_percent, "percent"},
                                                      {m_cost, "cost"},
                                                      {m_progress, "progress"},
                                                      {m_whenComplete, "whenComplete"},
                                                      {m_survivable, "survivable"},
                                                      {m_endpoint, "endpoint"},
                                                      {m_copy, "copyEndpoint"}};
    for (const auto& [widget, name] : names) {
        widget->setObjectName(QLatin1String(name));
    }
    for (TextLabel* label : {m_level, m_notes, m_connections, m_whenComplete, m_survivable, m_cost, m_progress}) {
        label->setWrapping();
    }
    for (TextLabel* label : {m_level, m_notes, m_survivable, m_cost, m_endpoint}) {
        label->setDim();
    }
    m_name->setEllipsis();
    m_name->setSelectable();
    m_endpoint->setEllipsis();
    m_endpoint->setSelectable();
    m_endpoint->setAccessibleDescription(tr("Endpoint"));
    m_copy->setProperty("quiet", true);
    m_copy->setAutoDefault(false);
    m_copy->setAccessibleName(tr("Copy endpoint"));
    m_copy->setToolTip(tr("Copy endpoint"));
    m_working->showTone(text::Tone::Working);
    setFocusPolicy(Qt::StrongFocus);
    makePoolActions();
    makeMenu();
    layOut();
}

void PoolCardWidget::makePoolActions() {
    auto* row = new FlowLayout(m_actionRow, metrics::grid, metrics::halfGrid);
    const auto add = [this, row](ActionId id, bool leaderOnly, const char* name, const QString& text) {
        auto* button = new QPushButton(text, m_actionRow);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        auto* action = new QAction(text, this);
        addAction(action);
        row->addWidget(button);
        const auto request = [this, id] { Q_EMIT actionRequested(id, m_card.id); };
        connect(button, &QPushButton::clicked, this, request);
        connect(action, &QAction::triggered, this, request);
        m_actions.push_back({id, leaderOnly, button, action});
    };
    add(ActionId::ScalePool, false, "cardScale", tr("Scale…"));
    add(ActionId::DestroyPool, false, "cardDestroy", tr("Destroy…"));
    add(ActionId::ChangeLevel, true, "cardLevel", tr("Change level…"));
    add(ActionId::HighAvailability, true, "cardAvailability", tr("High availability…"));
    m_apps = new QPushButton(tr("Apps"), m_actionRow);
    m_apps->setObjectName(QStringLiteral("cardApps"));
    m_apps->setProperty("quiet", true);
    m_apps->setAutoDefault(false);
    m_apps->setToolTip(tr("Show what is attached to this pool"));
    row->addWidget(m_apps);
    m_appsAction = new QAction(tr("Show attached apps"), this);
    const auto show = [this] { Q_EMIT appsRequested(m_card.id); };
    connect(m_apps, &QPushButton::clicked, this, show);
    connect(m_appsAction, &QAction::triggered, this, show);
    auto* separator = new QAction(this);
    separator->setSeparator(true);
    addAction(separator);
    addAction(m_appsAction);
    m_attachAction = new QAction(tr("Attach an app…"), this);
    m_attachAction->setObjectName(QStringLiteral("attachAction"));
    connect(m_attachAction, &QAction::triggered, this,
            [this] { Q_EMIT actionRequested(ActionId::AttachApp, m_card.id); });
    addAction(m_attachAction);
}

void PoolCardWidget::showPoolActions(const PoolActions& availability) {
    for (const auto& action : m_actions) {
        const Availability& can = action.id == ActionId::ScalePool     ? availability.scale
                                  : action.id == ActionId::DestroyPool ? availability.destroy
                                  : action.id == ActionId::ChangeLevel ? availability.level
                                                                       : availability.highAvailability;
        const QString whyNot = can.whyNot.value_or(QString());
        const bool fits = action.leaderOnly == m_card.leader && !m_card.ghost;
        action.button->setVisible(fits);
        action.menuAction->setVisible(fits);
        action.button->setEnabled(can.enabled());
        action.menuAction->setEnabled(can.enabled());
        action.button->setToolTip(whyNot);
        setSpokenName(action.button, tr("%1 %2", "action and pool").arg(plain(action.button->text()), m_card.name));
        setSpokenDescription(action.button, whyNot);
    }
    m_attachAction->setVisible(!m_card.ghost);
    m_attachAction->setEnabled(availability.attach.enabled());
}

QWidget* PoolCardWidget::lastInOrder() const {
    return m_apps;
}

void PoolCardWidget::focusInEvent(QFocusEvent* event) {
    CardFrame::focusInEvent(event);
    if (!m_card.ghost) {
        Q_EMIT chosen(m_card.id);
    }
}

void PoolCardWidget::makeMenu() {
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copyAction = new QAction(tr("Copy endpoint"), this);
    m_copyAction->setObjectName(QStringLiteral("copyEndpointAction"));
    connect(m_copyAction, &QAction::triggered, this, &PoolCardWidget::copyEndpoint);
    addAction(m_copyAction);
    auto* copyName = new QAction(tr("Copy name"), this);
    connect(copyName, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_card.name); });
    addAction(copyName);
    connect(m_copy, &QPushButton::clicked, this, &PoolCardWidget::copyEndpoint);
}

void PoolCardWidget::layOut() {
    const auto row = [](int spacing) {
        auto* box = new QHBoxLayout;
        box->setSpacing(spacing);
        return box;
    };
    auto* head = row(metrics::grid);
    head->addWidget(m_name, 1);
    head->addWidget(m_badge, 0, Qt::AlignTop);
    auto* use = row(6);
    use->addWidget(m_connections, 1);
    use->addWidget(m_tone, 0, Qt::AlignVCenter);
    use->addWidget(m_percent, 0, Qt::AlignTop);
    auto* progress = row(6);
    progress->addWidget(m_working, 0, Qt::AlignTop);
    progress->addWidget(m_progress, 1);
    auto* news = new ReservedHeight([this](int) {
        return std::max(m_change->heightWithLineBelow(metrics::halfGrid), noteLines * smallLineHeight());
    });
    news->insertWidget(0, m_notes);
    news->insertLayout(1, progress);
    news->insertWidget(2, m_change);
    news->insertWidget(3, m_whenComplete);
    auto* figures = new ReservedHeight([this](int width) { return figuresHeight(width); });
    figures->insertWidget(0, m_cost);
    figures->insertWidget(0, m_survivable);
    auto* foot = row(metrics::grid);
    foot->addWidget(m_endpoint, 1);
    foot->addWidget(m_copy);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 14, metrics::cardPadding, 10);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(head);
    column->addWidget(m_level);
    column->addSpacing(metrics::halfGrid);
    column->addWidget(m_instances);
    column->addLayout(news);
    column->addLayout(use);
    column->addWidget(m_bar);
    column->addLayout(figures);
    column->addStretch(1);
    column->addLayout(foot);
    column->addSpacing(metrics::halfGrid);
    column->addWidget(m_actionRow);
}

void PoolCardWidget::showCard(const views::PoolCard& card) {
    if (card == m_card && !objectName().isEmpty()) {
        return;
    }
    m_card = card;
    setObjectName(QStringLiteral("poolCard.") + card.name);
    setPoolEdge(card.colour);
    setGhost(card.ghost);
    m_name->showText(card.name);
    m_badge->showBadge(card.badge.text, card.badge.tone, card.badge.explanation);
    m_level->showText(card.levelLine);
    m_instances->showInstances(card.instances);
    showNotes();
    m_connections->showText(card.connections);
    showPercent();
    setSpokenName(m_bar, tr("Connections of %1").arg(card.name));
    m_bar->showUse(card.use, card.useTone);
    m_whenComplete->showText(card.whenComplete, true);
    m_survivable->showText(card.survivable, true);
    const bool overflows = card.survivableTone == text::Tone::Attention;
    m_survivable->setDim(!overflows);
    m_survivable->setTone(overflows ? std::optional(card.survivableTone) : std::nullopt);
    m_cost->showText(card.cost);
    m_bar->setVisible(!card.ghost);
    m_actionRow->setVisible(!card.ghost);
    m_appsAction->setVisible(!card.ghost);
    setSpokenName(m_apps, tr("Apps attached to %1").arg(card.name));
    //: an endpoint, what is unknown of it
    m_endpoint->showText(card.endpoint.isEmpty() || card.endpointNote.isEmpty()
                             ? card.endpoint + card.endpointNote
                             : tr("%1 (%2)").arg(card.endpoint, card.endpointNote),
                         true);
    m_copy->setVisible(!card.endpoint.isEmpty());
    m_copyAction->setEnabled(!card.endpoint.isEmpty());
    m_copyAction->setToolTip(!card.endpoint.isEmpty()      ? QString()
                             : card.endpointNote.isEmpty() ? tr("This pool has no endpoint yet.")
                                                           : tr("The address of the endpoint is unknown."));

    setSpokenName(this, card.name);
    QStringList facts{card.badge.text,   card.levelLine,  card.connections, card.percent,
                      card.whenComplete, card.survivable, card.cost};
    facts << card.notes << card.progress << m_change->inWords();
    facts.removeAll(QString());
    setSpokenDescription(this, facts.join(QStringLiteral(". ")));
}

/// A change of the pool takes the room of the notes.
void PoolCardWidget::showNotes() {
    const bool changes = m_card.change.has_value();
    const bool progress = !m_card.progress.isEmpty() && !changes;
    const auto notes = changes ? QStringList() : progress ? m_card.notes.mid(0, 1) : m_card.notes;
    m_notes->showText(notes.join(QLatin1Char('\n')), true);
    m_notes->setExplanation(m_card.notesExplanation);
    m_working->setVisible(progress);
    m_progress->showText(progress ? m_card.progress : QString(), true);
    m_change->showChange(m_card.change, !m_card.whenComplete.isEmpty());
}

/// With a line for what a loss leaves, which is unknown while no instance is up.
int PoolCardWidget::figuresHeight(int width) const {
    const int line = smallLineHeight();
    const int survivable = m_card.leader ? 0 : std::max(line, m_survivable->heightForWidth(width)) + metrics::halfGrid;
    return survivable + std::max(line, m_cost->heightForWidth(width));
}

void PoolCardWidget::showPercent() {
    using text::Tone;
    const bool worrying = m_card.useTone == Tone::Attention || m_card.useTone == Tone::Bad;
    m_percent->showText(m_card.percent, true);
    m_percent->setTone(worrying ? std::optional(m_card.useTone) : std::nullopt);
    m_tone->setVisible(worrying || m_card.useTone == Tone::Unknown);
    m_tone->showTone(m_card.useTone);
}

void PoolCardWidget::setStale(bool stale) {
    m_connections->setDim(stale);
    m_percent->setDim(stale);
}

void PoolCardWidget::copyEndpoint() {
    QApplication::clipboard()->setText(m_card.endpoint);
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(copiedFor, m_copy, [this] { m_copy->setText(tr("Copy")); });
}

} // namespace poolhouse::ui
