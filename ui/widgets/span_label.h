// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/span.h"
#include "ui/theme/typography.h"

#include <QLabel>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// Text with emphasised spans. Accessible name: the plain text.
class SpanLabel : public QLabel {
    Q_OBJECT
public:
    explicit SpanLabel(QWidget* parent = nullptr);

    void showSpans(const std::vector<views::Span>& spans);
    [[nodiscard]] QString plain() const { return accessibleName(); }
    void setDim();
    void setTextStyle(TextStyle style); ///< follows the application's font

protected:
    bool event(QEvent* event) override;

private:
    std::vector<views::Span> m_spans;
    std::optional<TextStyle> m_style;
};

} // namespace poolhouse::ui
