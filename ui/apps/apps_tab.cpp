// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/apps_tab.h"

#include "ui/apps/attachment_canvas.h"
#include "ui/apps/attachment_table.h"
#include "ui/apps/unused_pools.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/skeleton_block.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tint_frame.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace poolhouse::ui {

namespace {

constexpr int skeletonApps = 3;

/// In place of a map that is loading: apps and pools without text.
QWidget* mapSkeleton() {
    auto* skeleton = new CardFrame;
    skeleton->setObjectName(QStringLiteral("appsSkeleton"));
    setSpokenName(skeleton, AppsTab::tr("Loading attachments"));
    auto* row = new QHBoxLayout(skeleton);
    row->setContentsMargins(metrics::cardPadding, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    for (const int column : {0, 1}) {
        auto* blocks = new QVBoxLayout;
        blocks->setSpacing(metrics::cardPadding);
        for (int app = 0; app < skeletonApps; ++app) {
            blocks->addWidget(new SkeletonBlock(28, 3, skeleton));
        }
        row->addLayout(blocks);
        if (column == 0) {
            row->addStretch(1);
        }
    }
    row->addStretch(1);
    return skeleton;
}

} // namespace

AppsTab::AppsTab(QWidget* parent)
    : QScrollArea(parent),
      m_age(new TextLabel(TextStyle::Small)),
      m_asTable(new QPushButton(tr("Show as table"))),
      m_problem(new TextLabel(TextStyle::Body)),
      m_partial(new TextLabel(TextStyle::Body)),
      m_skeleton(mapSkeleton()),
      m_card(new CardFrame),
      m_canvas(new AttachmentCanvas(m_card)),
      m_table(new AttachmentTable),
      m_unused(new UnusedPools) {
    setObjectName(QStringLiteral("appsTab"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_age->setObjectName(QStringLiteral("appsAge"));
    m_age->setDim();
    m_asTable->setObjectName(QStringLiteral("appsAsTable"));
    m_asTable->setCheckable(true);
    m_asTable->setAutoDefault(false);
    m_problem->setObjectName(QStringLiteral("appsProblem"));
    m_partial->setObjectName(QStringLiteral("appsPartial"));
    auto* rule =
        new TextLabel(TextStyle::Small, tr("Attaching and detaching restart the app (a new release). Scaling an "
                                           "attached pool does not."));
    rule->setObjectName(QStringLiteral("appsRule"));
    rule->setDim();
    rule->setWrapping();

    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("appsPage"));
    m_problemFrame = tintedText(m_problem, text::Tone::Attention, page);
    m_partialFrame = tintedText(m_partial, text::Tone::Unknown, page);
    makeChanges();
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(m_attach);
    head->addWidget(m_move);
    head->addWidget(m_detach);
    head->addWidget(m_switch);
    head->addStretch(1);
    head->addWidget(m_asTable);
    auto* inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(1, metrics::halfGrid, 1, metrics::halfGrid);
    inner->addWidget(m_canvas);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, metrics::grid, metrics::cardPadding);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(m_age);
    column->addWidget(m_problemFrame);
    column->addWidget(m_partialFrame);
    column->addWidget(m_skeleton);
    column->addWidget(m_card);
    column->addWidget(m_table);
    column->addWidget(m_unused);
    column->addWidget(rule);
    column->addStretch(1);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);

    connect(m_asTable, &QPushButton::toggled, this, &AppsTab::arrange);
    connect(m_asTable, &QPushButton::clicked, this, &AppsTab::asTableToggled);
    connect(m_canvas, &AttachmentCanvas::moved, this, [this](const QRect& part) {
        const QPoint centre = m_canvas->mapTo(widget(), part.center());
        ensureVisible(centre.x(), centre.y(), part.width() / 2 + metrics::grid, part.height() / 2 + metrics::grid);
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AppsTab::notifyVisibleRange);
    m_canvas->installEventFilter(this);
    connect(m_canvas, &AttachmentCanvas::currentChanged, this, &AppsTab::showChanges);
    connect(m_table, &AttachmentTable::chosenChanged, this, &AppsTab::showChanges);
    arrange();
}

QPushButton* AppsTab::addChange(QAction*& action, const QString& text, const char* name) {
    action = new QAction(text, this);
    m_canvas->addAction(action);
    auto* button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

void AppsTab::makeChanges() {
    m_switch = new QPushButton(tr("Switch apps over…"));
    m_switch->setObjectName(QStringLiteral("appsSwitch"));
    m_switch->setAutoDefault(false);
    connect(m_switch, &QPushButton::clicked, this, &AppsTab::switchRequested);
    m_attach = addChange(m_attachAction, tr("Attach an app…"), "appsAttach");
    m_move = addChange(m_moveAction, tr("Move to another pool…"), "appsMove");
    m_move->setText(tr("Move…"));
    setSpokenName(m_move, tr("Move to another pool"));
    m_detach = addChange(m_detachAction, tr("Detach…"), "appsDetach");
    m_attach->setProperty("primary", true);
    m_detachAction->setShortcut(Qt::Key_Delete);
    m_detachAction->setShortcutContext(Qt::WidgetShortcut);
    m_canvas->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addChanges({m_attachAction, m_moveAction, m_detachAction});
    connect(m_attachAction, &QAction::triggered, this, [this] { Q_EMIT attachRequested(chosenPool()); });
    connect(m_moveAction, &QAction::triggered, this, [this] { Q_EMIT moveRequested(chosenAttachment()); });
    connect(m_detachAction, &QAction::triggered, this, [this] { Q_EMIT detachRequested(chosenAttachment()); });
}

bool AppsTab::tableShown() const {
    return !m_table->isHidden();
}

core::AttachmentId AppsTab::chosenAttachment() const {
    return tableShown() ? m_table->selectedAttachment() : m_canvas->currentAttachment();
}

core::PoolId AppsTab::chosenPool() const {
    return tableShown() ? m_table->selectedPool() : m_canvas->currentPool();
}

void AppsTab::showChanges() {
    const bool chosen = m_view.state == views::AppsView::State::Read && !chosenAttachment().empty();
    const auto whyNotChosen = m_whyNotAttach ? m_whyNotAttach
                              : chosen       ? std::nullopt
                              : tableShown() ? std::optional(tr("Select one config var first."))
                                             : std::optional(tr("Select a config var first."));
    const auto allow = [](QAction* action, QPushButton* button, const std::optional<QString>& whyNot) {
        action->setEnabled(!whyNot);
        button->setEnabled(!whyNot);
        button->setToolTip(whyNot.value_or(QString()));
        setSpokenDescription(button, whyNot.value_or(QString()));
    };
    m_switch->setVisible(m_view.copied);
    m_switch->setEnabled(!m_whyNotAttach);
    m_switch->setToolTip(m_whyNotAttach.value_or(QString()));
    setSpokenDescription(m_switch, m_whyNotAttach.value_or(QString()));
    allow(m_attachAction, m_attach, m_whyNotAttach);
    allow(m_moveAction, m_move, whyNotChosen);
    allow(m_detachAction, m_detach, whyNotChosen);
}

void AppsTab::showApps(const views::AppsView& view) {
    if (view == m_view) {
        return;
    }
    const bool another = view.cluster != m_view.cluster;
    m_view = view;
    m_age->showText(view.age);
    m_problem->showText(view.problem.value_or(QString()));
    m_partial->showText(view.partial);
    m_canvas->showApps(view);
    m_table->showApps(view);
    m_unused->showPools(view.unused);
    arrange();
    if (another) {
        verticalScrollBar()->setValue(0);
    }
}

void AppsTab::notifyVisibleRange() {
    const int top = verticalScrollBar()->value() - m_canvas->mapTo(widget(), QPoint()).y();
    m_canvas->setRange({static_cast<double>(top), static_cast<double>(top + viewport()->height())});
}

void AppsTab::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    notifyVisibleRange();
}

bool AppsTab::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_canvas && (event->type() == QEvent::Resize || event->type() == QEvent::Move)) {
        notifyVisibleRange();
    }
    return QScrollArea::eventFilter(watched, event);
}

/// What was never read is neither drawn nor called empty.
void AppsTab::arrange() {
    const bool read = m_view.state == views::AppsView::State::Read;
    const bool table = m_asTable->isChecked() && !m_view.apps.empty();
    m_problemFrame->setVisible(m_view.problem.has_value());
    m_partialFrame->setVisible(!m_view.partial.isEmpty());
    m_skeleton->setVisible(m_view.state == views::AppsView::State::Loading);
    m_asTable->setEnabled(read);
    m_card->setVisible(read && !table);
    m_table->setVisible(read && table);
    showChanges();
}

void AppsTab::showRefusals(const std::optional<QString>& scale, const std::optional<QString>& attach) {
    m_whyNotAttach = attach;
    m_unused->showRefusals(scale, attach);
    showChanges();
}

void AppsTab::showAsTable(bool table) {
    m_asTable->setChecked(table);
}

void AppsTab::reveal(const core::PoolId& pool) {
    if (tableShown()) {
        (void)m_table->reveal(pool);
        m_table->setFocus(Qt::OtherFocusReason);
    } else {
        m_canvas->setFocus(Qt::OtherFocusReason);
        (void)m_canvas->reveal(pool);
    }
}

} // namespace poolhouse::ui
