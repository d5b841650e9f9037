// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QWidget>

namespace poolhouse::ui {

/// Sign of a tone, sized to the adjacent text. Accessible name: `word` if given, else the tone's name.
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

/// Mark of a pool (colour and shape) in a list or legend. Decorative: the name is beside it.
class PoolMark : public QWidget {
    Q_OBJECT
public:
    explicit PoolMark(int pool, QWidget* parent = nullptr);

    void showPool(int pool);     ///< palette index, negative for storage
    void setWithLine(bool line); ///< with a line through it, as in the chart
    [[nodiscard]] int pool() const { return m_pool; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_pool;
    bool m_line = false;
};

} // namespace poolhouse::ui
