// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/connections_chart.h"

#include "models/core/money.h"
#include "ui/charts/chart_scale.h"
#include "ui/charts/connections_plot.h"
#include "ui/charts/readings_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tone_icon.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

using namespace std::chrono_literals;

/// Above this span, "since HH:mm" is ambiguous.
constexpr auto wholeDay = 23h;

/// Legend sample of the dashed limit line.
class LimitMark : public QWidget {
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {18, fontMetrics().ascent()}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(QPen(Theme::of(palette()).tone(text::Tone::Bad).outline, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(0, height() / 2.0), QPointF(width(), height() / 2.0));
    }
};

QString countText(double value) {
    return QString::fromStdString(core::formatCount(std::llround(value)));
}

struct Span {
    bool any = false;
    core::Instant first{};
    core::Instant last{};
    std::size_t most = 0; ///< largest number of known readings in one series
};

Span spanOf(const std::vector<views::ChartSeries>& series) {
    Span span;
    for (const auto& line : series) {
        if (line.samples.empty()) {
            continue;
        }
        span.first = span.any ? std::min(span.first, line.samples.front().at) : line.samples.front().at;
        span.last = span.any ? std::max(span.last, line.samples.back().at) : line.samples.back().at;
        span.any = true;
        const auto known = std::count_if(line.samples.begin(), line.samples.end(),
                                         [](const core::Sample& sample) { return sample.value.has_value(); });
        span.most = std::max(span.most, static_cast<std::size_t>(known));
    }
    return span;
}

} // namespace

ConnectionsChart::ConnectionsChart(QWidget* parent)
    : CardFrame(parent),
      m_title(new TextLabel(TextStyle::Strong, this)),
      m_asTable(new QPushButton(tr("Show as table"), this)),
      m_legend(new QWidget(this)),
      m_legendFlow(new FlowLayout(m_legend, 16, 4)),
      m_limitEntry(new QWidget(m_legend)),
      m_limitText(new TextLabel(TextStyle::Small, m_limitEntry)),
      m_views(new QStackedWidget(this)),
      m_plot(new ConnectionsPlot(this)),
      m_empty(new TextLabel(TextStyle::Body, this)),
      m_table(new QTableView(this)),
      m_readings(new ReadingsModel(this)) {
    m_title->setObjectName(QStringLiteral("chartTitle"));
    m_title->setWrapping();
    m_title->align(Qt::AlignVCenter | Qt::AlignLeading);
    m_asTable->setObjectName(QStringLiteral("showAsTable"));
    m_asTable->setProperty("quiet", true);
    m_asTable->setCheckable(true);
    m_asTable->setAutoDefault(false);
    m_legend->setObjectName(QStringLiteral("chartLegend"));
    m_plot->setObjectName(QStringLiteral("chartPlot"));
    m_empty->setObjectName(QStringLiteral("chartEmpty"));
    m_empty->setDim();
    m_empty->setWrapping();
    m_empty->align(Qt::AlignCenter);
    m_table->setObjectName(QStringLiteral("chartTable"));
    m_table->setModel(m_readings);
    m_table->setAccessibleName(tr("Connections by time and pool"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 14);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);

    auto* limitRow = new QHBoxLayout(m_limitEntry);
    limitRow->setContentsMargins(0, 0, 0, 0);
    limitRow->setSpacing(6);
    limitRow->addWidget(new LimitMark(m_limitEntry));
    limitRow->addWidget(m_limitText);
    m_limitText->setDim();
    m_legendFlow->addWidget(m_limitEntry);

    m_views->addWidget(m_plot);
    m_views->addWidget(m_empty);
    m_views->addWidget(m_table);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_asTable, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 8, metrics::cardPadding, 12);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(head);
    column->addWidget(m_legend);
    column->addWidget(m_views, 1);

    connect(m_asTable, &QPushButton::toggled, this, [this](bool table) {
        m_asTable->setText(table ? tr("Show as chart") : tr("Show as table"));
        chooseView();
    });
    showTitle();
    showLegend();
    chooseView();
}

void ConnectionsChart::showSeries(const std::vector<views::ChartSeries>& series, int limitSeries) {
    if (series == m_series && limitSeries == m_limitSeries) {
        return;
    }
    m_series = series;
    m_limitSeries = limitSeries;
    m_plot->showSeries(series, limitSeries);
    showTitle();
    showLegend();
    showDescription();
    chooseView();
}

void ConnectionsChart::showTitle() {
    const Span span = spanOf(m_series);
    if (!span.any) {
        m_title->showText(tr("Connections"));
    } else if (span.last - span.first >= wholeDay) {
        m_title->showText(tr("Connections, last 24 hours"));
    } else {
        m_title->showText(tr("Connections since %1").arg(clockText(span.first)));
    }
}

void ConnectionsChart::showLegend() {
    while (m_entries.size() > m_series.size()) {
        delete m_entries.back().box;
        m_entries.pop_back();
    }
    while (m_entries.size() < m_series.size()) {
        auto* box = new QWidget(m_legend);
        auto* row = new QHBoxLayout(box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        LegendEntry entry{box, new PoolMark(0, box), new TextLabel(TextStyle::Small, box)};
        entry.mark->setWithLine(true);
        row->addWidget(entry.mark);
        row->addWidget(entry.name);
        // The limit entry stays last.
        m_legendFlow->removeWidget(m_limitEntry);
        m_legendFlow->addWidget(box);
        m_legendFlow->addWidget(m_limitEntry);
        box->show();
        m_entries.push_back(entry);
    }
    for (std::size_t index = 0; index < m_series.size(); ++index) {
        m_entries[index].mark->showPool(m_series[index].colour);
        m_entries[index].name->showText(m_series[index].name);
    }
    const bool known = m_limitSeries >= 0 && m_limitSeries < static_cast<int>(m_series.size()) &&
                       m_series[static_cast<std::size_t>(m_limitSeries)].limit.has_value();
    m_limitEntry->setVisible(known);
    if (known) {
        const auto& series = m_series[static_cast<std::size_t>(m_limitSeries)];
        const QString text = m_plot->limitShown() ? tr("limit of %1, %2") : tr("limit of %1, %2: far above");
        m_limitText->showText(text.arg(series.name, countText(*series.limit)));
    }
}

void ConnectionsChart::showDescription() {
    QStringList parts;
    for (const auto& series : m_series) {
        const auto last = std::find_if(series.samples.rbegin(), series.samples.rend(),
                                       [](const core::Sample& sample) { return sample.value.has_value(); });
        const auto peak = core::peakOf(series.samples);
        if (last == series.samples.rend() || !peak) {
            parts << tr("%1: unknown").arg(series.name);
        } else if (series.limit) {
            parts << tr("%1: %2 of %3, at most %4")
                         .arg(series.name, countText(*last->value), countText(*series.limit), countText(*peak));
        } else {
            parts << tr("%1: %2, at most %3").arg(series.name, countText(*last->value), countText(*peak));
        }
    }
    const Span span = spanOf(m_series);
    const QString range = span.any ? tr("From %1 to %2.").arg(clockText(span.first), clockText(span.last)) : QString();
    setSpokenName(m_plot, m_title->text());
    setSpokenDescription(m_plot,
                         tr("%1 %2. The arrow keys read single values.").arg(range, parts.join(QStringLiteral("; "))));
    setSpokenName(this, m_title->text());
    if (m_asTable->isChecked()) {
        m_readings->setSeries(m_series);
    }
}

void ConnectionsChart::chooseView() {
    const Span span = spanOf(m_series);
    const bool enough = span.most >= 2;
    m_empty->showText(span.any ? tr("Collecting data since %1…").arg(clockText(span.first, true))
                               : tr("Collecting data…"));
    m_asTable->setEnabled(span.any);
    auto policy = m_legend->sizePolicy(); // its room is kept until there are enough readings
    policy.setRetainSizeWhenHidden(!m_asTable->isChecked());
    m_legend->setSizePolicy(policy);
    m_legend->setVisible(enough && !m_asTable->isChecked());
    if (m_asTable->isChecked() && span.any) {
        m_readings->setSeries(m_series);
        m_views->setCurrentWidget(m_table);
    } else {
        m_views->setCurrentWidget(enough ? static_cast<QWidget*>(m_plot) : m_empty);
    }
}

} // namespace poolhouse::ui
