// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/span.h"
#include "ui/theme/typography.h"

#include <QLabel>

#include <map>
#include <memory>
#include <optional>
#include <vector>

class QTextLayout;

namespace poolhouse::ui {

/// Wrapped text with emphasised spans, laid out by itself: rich text of QLabel takes milliseconds whenever a layout
/// asks for its size. Accessible name: the plain text.
class SpanLabel : public QLabel {
    Q_OBJECT
public:
    explicit SpanLabel(QWidget* parent = nullptr);
    ~SpanLabel() override;

    void showSpans(const std::vector<views::Span>& spans);
    [[nodiscard]] QString plain() const { return text(); }
    void setDim();
    void setTextStyle(TextStyle style); ///< follows the application's font

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Breaks the lines at that many pixels; returns the size of the text.
    QSizeF breakLines(double width) const;
    [[nodiscard]] QTextLayout& shaped() const;    ///< the text, shaped once
    [[nodiscard]] QSize sizeFor(int width) const; ///< of the text in that many pixels, with margins
    void forget();

    std::vector<views::Span> m_spans;
    std::optional<TextStyle> m_style;
    // Of the text in its font; made when they are asked for.
    mutable std::unique_ptr<QTextLayout> m_layout;
    mutable double m_brokenAt = -1;       ///< width that `m_layout` is broken at
    mutable int m_line = 0;               ///< height of its lines
    mutable QSizeF m_broken;              ///< size of that
    mutable std::map<int, QSize> m_sizes; ///< by width
};

} // namespace poolhouse::ui
