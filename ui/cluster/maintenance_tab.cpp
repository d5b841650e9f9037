// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/maintenance_tab.h"

#include "ui/cluster/area_head.h"
#include "ui/pools/figure_card.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

enum PastColumn { StartedColumn, CompletedColumn, DurationColumn, StateColumn, PurposeColumn, PastColumnCount };

} // namespace

MaintenanceTab::MaintenanceTab(QWidget* parent)
    : QScrollArea(parent),
      m_page(new QWidget),
      m_head(new AreaHead(QStringLiteral("maintenance"), tr("Loading maintenance"), m_page)),
      m_card(new CardFrame),
      m_facts(new FactList),
      m_buttonRow(buttons()),
      m_rule(new TextLabel(TextStyle::Small)),
      m_pastTitle(new TextLabel(TextStyle::Strong)),
      m_past(history()),
      m_pastNote(new TextLabel(TextStyle::Body)) {
    setObjectName(QStringLiteral("maintenanceTab"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_page->setObjectName(QStringLiteral("maintenancePage"));
    m_pastNote->setObjectName(QStringLiteral("maintenanceHistoryNote"));
    m_pastNote->setWrapping();
    m_pastNote->setDim();
    m_rule->setObjectName(QStringLiteral("maintenanceRule"));
    m_rule->setDim();
    m_rule->setWrapping();
    auto* inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(metrics::grid, metrics::grid, metrics::cardPadding, metrics::grid);
    inner->addWidget(m_facts);
    inner->addWidget(m_buttonRow);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 12, metrics::grid, metrics::cardPadding);
    column->setSpacing(metrics::grid);
    column->addWidget(m_head);
    column->addWidget(m_card);
    column->addSpacing(metrics::grid);
    column->addWidget(m_pastTitle);
    column->addWidget(m_past);
    column->addWidget(m_pastNote);
    column->addWidget(m_rule);
    column->addStretch(1);
    setWidget(m_page);
    m_page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(m_head, &AreaHead::retryRequested, this, &MaintenanceTab::retryRequested);
    m_past->installEventFilter(this);
    onFontChange(*this, [this] { fitPast(); });
    showMaintenance({});
}

QTableWidget* MaintenanceTab::history() {
    auto* table = new QTableWidget(0, PastColumnCount);
    table->setObjectName(QStringLiteral("maintenanceHistory"));
    table->setAccessibleName(tr("Maintenance history"));
    table->setHorizontalHeaderLabels({tr("Started"), tr("Completed"), tr("Duration"), tr("State"), tr("Reason")});
    table->horizontalHeader()->setStretchLastSection(true);
    table->setItemDelegate(new LeftToRightDelegate(table));
    setUpFramedTable(*table);
    alignTitlesWithCells(*table);
    return table;
}

QWidget* MaintenanceTab::buttons() {
    using core::ChangeKind;
    auto* all = new QWidget;
    auto* row = new FlowLayout(all, metrics::grid, metrics::grid); // a narrow window has room for two or three
    row->setContentsMargins(metrics::grid, metrics::grid / 2, 0, metrics::grid / 2);
    const auto add = [&](ChangeKind kind, const char* name, const QString& label) {
        auto* button = new QPushButton(label, all);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT changeRequested(kind); });
        row->addWidget(button);
        m_buttons[kind] = button;
    };
    add(ChangeKind::RunMaintenance, "maintenanceRun", tr("Run now…"));
    add(ChangeKind::MoveMaintenance, "maintenanceMove", tr("Move…"));
    add(ChangeKind::SetWindow, "maintenanceSetWindow", tr("Change window…"));
    add(ChangeKind::UpgradeVersion, "upgradeVersionButton", tr("Upgrade PostgreSQL…"));
    return all;
}

void MaintenanceTab::showButton(core::ChangeKind kind, const std::optional<QString>& whyNot) {
    auto* button = m_buttons.at(kind);
    button->setEnabled(!whyNot);
    button->setToolTip(toolTipText(whyNot.value_or(QString())));
    button->setAccessibleDescription(whyNot.value_or(QString()));
}

void MaintenanceTab::showMaintenance(const views::MaintenanceView& view) {
    using State = views::AreaStatus::State;
    const bool another = view.cluster != m_view.cluster;
    const bool samePast = view.past == m_view.past;
    m_view = view;
    const bool read = view.state == State::Read;
    const auto headline = read                           ? view.headline
                          : view.state == State::Loading ? tr("Loading maintenance")
                                                         : tr("Whether maintenance is planned is unknown.");
    m_head->showHead(view, headline, read ? std::optional(view.tone) : std::nullopt, view.partial);
    m_card->setVisible(read);
    m_facts->showFacts(view.facts);
    m_facts->setDim(view.stale);
    showButton(core::ChangeKind::RunMaintenance, view.actions.run);
    showButton(core::ChangeKind::MoveMaintenance, view.actions.move);
    showButton(core::ChangeKind::SetWindow, view.actions.window);
    showButton(core::ChangeKind::UpgradeVersion, view.actions.upgrade);
    m_rule->showText(view.rule, true);
    m_pastTitle->showText(view.pastCut ? tr("History, latest %1").arg(view.past.size()) : tr("History"));
    m_pastTitle->setVisible(read);
    m_past->setVisible(read && !view.past.empty());
    m_pastNote->showText(read ? view.pastNote : QString(), true);
    if (!samePast) {
        showPast();
    }
    if (another) {
        verticalScrollBar()->setValue(0);
    }
}

void MaintenanceTab::showPast() {
    m_past->setRowCount(static_cast<int>(m_view.past.size()));
    int row = 0;
    for (const auto& past : m_view.past) {
        const QString texts[] = {past.started, past.completed, past.duration, past.state, past.purpose};
        for (int column = 0; column < PastColumnCount; ++column) {
            auto* cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(toolTipText(texts[column]));
            m_past->setItem(row, column, cell);
        }
        ++row;
    }
    fitPast();
}

void MaintenanceTab::fitPast() {
    const QAbstractItemView& cells = *m_past;
    auto* columns = m_past->horizontalHeader();
    columns->setStretchLastSection(false); // else it keeps the width of its texts
    m_past->resizeColumnsToContents();
    columns->setStretchLastSection(true);
    int width = 0; // the last column is stretched
    for (int column = 0; column < PastColumnCount; ++column) {
        width += std::max(cells.sizeHintForColumn(column), columns->sectionSizeHint(column));
    }
    const int available = m_past->width() - 2 * m_past->frameWidth(); // its viewport follows later
    const int bar = width > available ? m_past->horizontalScrollBar()->sizeHint().height() : 0;
    m_past->setFixedHeight(columns->sizeHint().height() +
                           m_past->rowCount() * m_past->verticalHeader()->defaultSectionSize() +
                           2 * m_past->frameWidth() + 4 + bar);
}

bool MaintenanceTab::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_past && event->type() == QEvent::Resize &&
        static_cast<const QResizeEvent*>(event)->oldSize().width() != m_past->width()) {
        fitPast();
    }
    return QScrollArea::eventFilter(watched, event);
}

} // namespace poolhouse::ui
