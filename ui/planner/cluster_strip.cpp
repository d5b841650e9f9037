// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/cluster_strip.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QtMath>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int leastSketch = 168;
constexpr int sketchPadding = 6;
constexpr int besideSketch = 6; ///< its card is narrower than its item
constexpr int sketchBarHeight = 6;
constexpr int barSpacing = 2;
constexpr std::size_t mostBars = 6; ///< the leader and five follower pools

void paintBar(QPainter& painter, const QRectF& bar, const views::PlannerSketch::Pool& pool, std::int64_t scale,
              const Theme& theme) {
    const auto& colours = theme.pool(pool.colour);
    if (!pool.limit) { // a length would be a limit
        painter.setPen(QPen(colours.line, 1, Qt::DotLine));
        painter.drawLine(QLineF(bar.left(), bar.center().y(), bar.right(), bar.center().y()));
        return;
    }
    const double unit = bar.width() / static_cast<double>(scale);
    const double block = std::max(2.0, unit * static_cast<double>(*pool.limit) / std::max(pool.blocks, 1));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.line, 1));
    for (int index = 0; index < pool.blocks; ++index) {
        painter.drawRect(QRectF(bar.left() + index * block + 0.5, bar.top() + 0.5, block - 1, bar.height() - 1));
    }
    const double needed = std::min(unit * static_cast<double>(pool.needed), bar.width());
    painter.fillRect(QRectF(bar.left() + 1, bar.top() + 2, std::max(0.0, needed - 2), bar.height() - 4), colours.line);
}

/// The verdict first: it stays whole where there is room for little.
QString sketchLine(const views::PlannerSketch& sketch) {
    if (!sketch.met) {
        return (sketch.unknown ? ClusterStrip::tr("needs unknown · %1") : ClusterStrip::tr("needs not met · %1"))
            .arg(sketch.cost);
    }
    return sketch.limitsKnown() ? sketch.cost : ClusterStrip::tr("limit unknown · %1").arg(sketch.cost);
}

/// Drawn for the cluster with the most pools.
std::size_t barsOf(const std::vector<views::PlannerSketch>& sketches) {
    std::size_t bars = 1;
    for (const auto& each : sketches) {
        bars = std::max(bars, std::min(each.pools.size(), mostBars));
    }
    return bars;
}

class SketchDelegate final : public QStyledItemDelegate {
public:
    explicit SketchDelegate(ClusterStrip* strip) : QStyledItemDelegate(strip), m_strip(*strip) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto row = static_cast<std::size_t>(index.row());
        if (row >= m_strip.sketches().size()) {
            return;
        }
        const auto& sketch = m_strip.sketches()[row];
        const Theme& theme = Theme::of(QApplication::palette()); // that of a view with a style sheet lags behind
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QRectF card = QRectF(option.rect).adjusted(1, 1, 1 - besideSketch, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(theme.card);
        painter->setPen(QPen(chosen ? theme.accent : theme.hairline, chosen ? 2 : 1));
        painter->drawRoundedRect(card, metrics::controlRadius, metrics::controlRadius);
        const QRectF inside = card.adjusted(sketchPadding, sketchPadding - 2, -sketchPadding, -sketchPadding + 2);
        const QFontMetricsF lines(styled(option.font, TextStyle::Small));
        painter->setFont(styled(option.font, TextStyle::Small));
        painter->setPen(theme.text);
        const auto name =
            sketch.changed ? ClusterStrip::tr("%1 •", "a cluster with changes").arg(sketch.name) : sketch.name;
        painter->drawText(QRectF(inside.topLeft(), QSizeF(inside.width(), lines.height())),
                          Qt::AlignLeading | Qt::AlignVCenter, lines.elidedText(name, Qt::ElideMiddle, inside.width()));
        painter->setPen(sketch.met ? theme.dimText
                                   : theme.tone(sketch.unknown ? text::Tone::Unknown : text::Tone::Attention).text);
        const auto below = sketchLine(sketch);
        painter->drawText(QRectF(inside.left(), inside.top() + lines.height(), inside.width(), lines.height()),
                          Qt::AlignLeading | Qt::AlignVCenter, lines.elidedText(below, Qt::ElideRight, inside.width()));
        painter->setRenderHint(QPainter::Antialiasing, false);
        QRectF bar(inside.left(), inside.top() + 2 * lines.height() + barSpacing, inside.width(), sketchBarHeight);
        for (std::size_t pool = 0; pool < std::min(sketch.pools.size(), mostBars); ++pool) {
            paintBar(*painter, bar, sketch.pools[pool], m_strip.scale(), theme);
            bar.translate(0, sketchBarHeight + barSpacing);
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        const QFontMetricsF lines(styled(option.font, TextStyle::Small));
        const auto bars = static_cast<int>(barsOf(m_strip.sketches()));
        const int height =
            static_cast<int>(2 * lines.height()) + bars * (sketchBarHeight + barSpacing) + 2 * sketchPadding;
        return {m_strip.sketchWidth(), height};
    }

private:
    const ClusterStrip& m_strip;
};

} // namespace

ClusterStrip::ClusterStrip(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("clusterStrip"));
    setAccessibleName(tr("Clusters in the plan"));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setProperty("scrollsSideways", true); // checked by the audit of layouts
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setStyleSheet(QStringLiteral("QListWidget { background: transparent; border: 1px solid transparent; }"
                                 "QListWidget:focus { border: 1px solid palette(highlight); border-radius: 4px; }"));
    setItemDelegate(new SketchDelegate(this));
    m_measured = itemWidth();
    connect(this, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) {
            Q_EMIT clusterChosen(row);
        }
    });
}

void ClusterStrip::showSketches(const std::vector<views::PlannerSketch>& sketches, int current) {
    const QSignalBlocker quiet(this);
    if (sketches != m_sketches) {
        const auto before = std::exchange(m_sketches, sketches);
        const auto scale = std::exchange(m_scale, 1);
        for (const auto& sketch : sketches) {
            for (const auto& pool : sketch.pools) {
                m_scale = std::max({m_scale, pool.limit.value_or(0), pool.needed});
            }
        }
        while (count() > static_cast<int>(sketches.size())) {
            delete takeItem(count() - 1);
        }
        for (int row = 0; row < static_cast<int>(sketches.size()); ++row) {
            auto* each = row < count() ? item(row) : new QListWidgetItem(this);
            const auto& sketch = sketches[static_cast<std::size_t>(row)];
            const auto at = static_cast<std::size_t>(row);
            if (at < before.size() && sketch == before[at]) {
                continue; // each setting is an event, and a repaint
            }
            each->setData(Qt::AccessibleTextRole, sketch.sentence);
            each->setToolTip(toolTipText(sketch.sentence));
            viewport()->update(visualItemRect(each));
        }
        if (scale != m_scale) {
            viewport()->update();
        }
        if (before.size() != sketches.size() || barsOf(before) != barsOf(sketches) || itemWidth() != m_measured) {
            measure();
        }
    }
    if (currentRow() != current) {
        setCurrentRow(current);
    }
}

int ClusterStrip::itemWidth() const {
    const QFontMetricsF lines(styled(font(), TextStyle::Small));
    const auto usual = tr("needs not met · %1").arg(QStringLiteral("$1,808.40/month"));
    auto widest = lines.horizontalAdvance(usual);
    for (const auto& sketch : m_sketches) {
        widest = std::max(widest, lines.horizontalAdvance(sketchLine(sketch)));
    }
    return std::max(leastSketch, qCeil(widest) + 2 * sketchPadding + besideSketch);
}

void ClusterStrip::measure() {
    if (const int width = itemWidth(); std::exchange(m_measured, width) != width) {
        doItemsLayout();
        scrollToItem(currentItem());
    }
    setFixedHeight(sizeHint().height());
}

void ClusterStrip::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        measure();
    }
}

QSize ClusterStrip::sizeHint() const {
    const int bar = horizontalScrollBar()->sizeHint().height();
    return {320, std::max(0, sizeHintForRow(0)) + bar + 2};
}

QSize ClusterStrip::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

} // namespace poolhouse::ui
