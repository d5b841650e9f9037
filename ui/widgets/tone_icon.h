// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QWidget>

namespace poolhouse::ui {

/// The sign of a tone, as tall as the text beside it. Accessible name: the word that was given, else the tone's own.
class ToneIcon : public QWidget {
    Q_OBJECT
public:
    explicit ToneIcon(QWidget* parent = nullptr);

    void showTone(text::Tone tone, const QString& word = {});
    [[nodiscard]] text::Tone tone() const { return m_tone; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    text::Tone m_tone = text::Tone::Neutral;
};

/// The mark of a pool (colour and shape) in a list or a legend. Decoration: the name stands beside it.
class PoolMark : public QWidget {
    Q_OBJECT
public:
    explicit PoolMark(int pool, QWidget* parent = nullptr);

    void showPool(int pool);     ///< index into the palette, negative for storage
    void setWithLine(bool line); ///< with a piece of line through it, as in a chart
    [[nodiscard]] int pool() const { return m_pool; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_pool;
    bool m_line = false;
};

} // namespace poolhouse::ui
