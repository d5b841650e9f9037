// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"
#include "ui/theme/typography.h"

#include <QLabel>

#include <optional>

namespace poolhouse::ui {

/// `text` as a tool tip: never read as markup, and broken into lines when long.
[[nodiscard]] QString toolTipText(const QString& text);

/// Plain text in one of the styles; follows the application's font and theme. Names come from a server, so nothing is
/// ever read as markup.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextStyle style, QWidget* parent = nullptr);
    TextLabel(TextStyle style, const QString& text, QWidget* parent = nullptr);

    /// Sets the text; unlike setText() keeps what the user has selected while the text stays the same. An empty text
    /// hides the label when `hideEmpty`.
    void showText(const QString& text, bool hideEmpty = false);
    void setDim(bool dim = true);
    void setTone(std::optional<text::Tone> tone); ///< in the tone's text colour; empty: as setDim() says
    void setWrapping();
    /// Leading and trailing go by the layout's direction, not, as in QLabel, by the text's: a Latin name keeps its
    /// place in a mirrored window.
    void align(Qt::Alignment alignment);
    void setSelectable(); ///< with mouse and keyboard
    void setEllipsis();   ///< one line, cut with "…" where there is no room; the tool tip has it all
    void setExplanation(const QString& text); ///< tool tip and accessible description

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool isElided() const; ///< cut right now

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    TextStyle m_style;
    Qt::Alignment m_alignment = Qt::AlignLeading | Qt::AlignVCenter;
    bool m_dim = false;
    bool m_ellipsis = false;
    std::optional<text::Tone> m_tone;
};

} // namespace poolhouse::ui
