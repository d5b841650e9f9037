// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/coming_page.h"

#include "ui/cluster/area_head.h"
#include "ui/cluster/coming_table.h"
#include "ui/theme/theme.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

ComingPage::ComingPage(QWidget* parent)
    : QScrollArea(parent),
      m_head(new AreaHead(QStringLiteral("coming"), tr("Loading maintenance"))),
      m_filter(new FilterField(QStringLiteral("comingFilter"), tr("Filter maintenance"))),
      m_table(new ComingTable),
      m_note(new TextLabel(TextStyle::Body)),
      m_detail(new TextLabel(TextStyle::Body)) {
    setObjectName(QStringLiteral("comingPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    m_filter->setToolTip(tr("Part of a cluster, app, reason, date or state"));
    m_filter->setMaximumWidth(320);
    m_note->setObjectName(QStringLiteral("comingNote"));
    m_note->setDim();
    m_note->setWrapping();
    m_detail->setObjectName(QStringLiteral("comingDetail"));
    m_detail->setWrapping();
    m_detail->align(Qt::AlignLeading | Qt::AlignTop);
    auto* title = new TextLabel(TextStyle::Heading, tr("Upcoming maintenance"));
    title->setObjectName(QStringLiteral("comingHeading"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::cardPadding, 14, metrics::cardPadding, metrics::cardPadding);
    column->setSpacing(metrics::grid);
    column->addWidget(title);
    column->addWidget(m_head);
    column->addWidget(m_filter);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);
    column->addWidget(m_detail);
    column->addStretch(0);
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    connect(m_head, &AreaHead::retryRequested, this, &ComingPage::retryRequested);
    connect(m_filter, &QLineEdit::textChanged, this, &ComingPage::applyFilter);
    connect(m_filter, &FilterField::rowsWanted, this, [this] {
        if (m_table->isVisibleTo(this)) {
            m_table->enter();
        }
    });
    connect(m_table, &ComingTable::currentRowChanged, this, &ComingPage::showDetail);
    connect(m_table, &ComingTable::clusterEntered, this, &ComingPage::clusterEntered);
    onFontChange(*this, [this] { reserveDetail(); });
    reserveDetail();
    showComing({});
}

/// Two lines: the rows above stay where they are while one goes through them.
void ComingPage::reserveDetail() {
    m_detail->setMinimumHeight(2 * m_detail->fontMetrics().lineSpacing());
}

void ComingPage::showComing(const views::ComingView& view) {
    using State = views::AreaStatus::State;
    m_view = view;
    const bool read = view.state == State::Read;
    const auto headline = read                           ? view.headline
                          : view.state == State::Loading ? tr("Loading maintenance")
                                                         : tr("Whether maintenance is planned is unknown.");
    m_head->showHead(view, headline, read ? std::optional(view.tone) : std::nullopt, view.partial);
    m_filter->setVisible(!view.rows.empty());
    m_table->showRows(view.rows);
    applyFilter();
}

void ComingPage::applyFilter() {
    m_table->filter(m_filter->text());
    const bool any = m_table->shownRows() > 0;
    showTable(any);
    m_note->showText(any || m_view.rows.empty() ? QString() : tr("No matches."), true);
    showDetail();
}

void ComingPage::showTable(bool visible) {
    if (!visible && m_table->hasFocus()) {
        if (m_filter->isVisibleTo(this)) {
            m_filter->setFocus();
        } else {
            m_head->focusRetry();
        }
    }
    m_table->setVisible(visible);
    const auto* focused = focusWidget();
    if (visible && std::exchange(m_focusWanted, false) && focused != nullptr && focused->hasFocus() &&
        m_head->isAncestorOf(focused)) {
        m_table->enter();
    }
}

void ComingPage::showDetail() {
    const auto cluster = m_table->currentCluster();
    m_detail->showText(cluster.isEmpty()
                           ? QString()
                           : tr("%1: %2", "a cluster, sentences about it").arg(cluster, m_table->currentDetail()));
    m_detail->setVisible(m_table->isVisibleTo(this));
}

void ComingPage::focusTable() {
    m_focusWanted = !m_table->isVisibleTo(this);
    if (!m_focusWanted) {
        m_table->enter();
    } else {
        m_head->focusRetry();
    }
}

} // namespace poolhouse::ui
