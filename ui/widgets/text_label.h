// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"
#include "ui/theme/typography.h"

#include <QLabel>

#include <map>
#include <optional>

namespace poolhouse::ui {

/// `text` as a tool tip: escaped, and wrapped if long.
[[nodiscard]] QString toolTipText(const QString& text);

/// Plain text in a TextStyle; follows the application's font and theme. Never interprets markup: names come from a
/// server.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextStyle style, QWidget* parent = nullptr);
    TextLabel(TextStyle style, const QString& text, QWidget* parent = nullptr);

    /// Sets the text; unlike setText(), preserves the selection if the text is unchanged. With `hideEmpty`, an empty
    /// text hides the label.
    void showText(const QString& text, bool hideEmpty = false);
    void setDim(bool dim = true);
    void setTone(std::optional<text::Tone> tone); ///< text in the tone's colour; nullopt: as set by setDim()
    void setWrapping();
    /// Leading and trailing follow the layout direction, unlike QLabel, which follows the text direction.
    void align(Qt::Alignment alignment);
    void setSelectable(); ///< with mouse and keyboard
    /// At most `lines` lines; what does not fit is elided at the end and in the tool tip.
    void setEllipsis(int lines = 1);
    void setExplanation(const QString& text); ///< tool tip and accessible description

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] bool isElided() const; ///< currently elided

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    [[nodiscard]] int mostHeight() const;           ///< of `m_lines` lines
    [[nodiscard]] int widestWord() const;           ///< in pixels
    [[nodiscard]] int wholeHeight(int width) const; ///< the same
    void paintLines(QPainter& painter) const;
    [[nodiscard]] QColor textColor() const;

    TextStyle m_style;
    Qt::Alignment m_alignment = Qt::AlignLeading | Qt::AlignVCenter;
    bool m_dim = false;
    int m_lines = 0;                      ///< at most; 0: all that are needed
    mutable std::map<int, int> m_heights; ///< of m_heightsOf, by width
    mutable QString m_heightsOf;
    mutable QSize m_heightsFrom; ///< the minimum size that m_heights are of
    mutable QString m_widestOf;  ///< the text that m_widestWord is of
    mutable int m_widestWord = 0;
    std::optional<text::Tone> m_tone;
};

/// A dim, wrapped, small label that is hidden until it has something to say.
[[nodiscard]] TextLabel* hiddenNote(const char* name, QWidget* parent);

} // namespace poolhouse::ui
