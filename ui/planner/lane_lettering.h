// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QPointF>
#include <QString>

#include <array>
#include <memory>

class QPainter;
class QPaintDevice;
class QTextLayout;

namespace poolhouse::ui {

/// Draws the words of lanes in a font, as QPainter does. It remembers how they are shaped, which takes longer than to
/// draw them: keep it while lanes are dragged, and make another one for another font.
class LaneLettering {
public:
    /// `device`: what is drawn on; its resolution counts.
    LaneLettering(const QFont& font, const QPaintDevice& device);
    ~LaneLettering();
    Q_DISABLE_COPY_MOVE(LaneLettering)

    [[nodiscard]] const QFontMetricsF& metrics(bool strong) const { return m_styles[strong ? 1 : 0].metrics; }
    /// With the pen of the painter, from the left end of the baseline.
    void draw(QPainter& painter, QPointF at, const QString& text, bool strong);

private:
    struct Style {
        QFont font;
        QFontMetricsF metrics;
        QHash<QString, std::shared_ptr<QTextLayout>> shaped; ///< null: not a single line
    };
    [[nodiscard]] std::shared_ptr<QTextLayout> shaped(const QString& text, const Style& style) const;

    std::array<Style, 2> m_styles; ///< plain, strong
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
};

} // namespace poolhouse::ui
