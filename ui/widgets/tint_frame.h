// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QFrame>

namespace poolhouse::ui {

class TextLabel;

/// Rounded box in half the tint of a tone; every text colour stays legible on it.
class TintFrame : public QFrame {
    Q_OBJECT
public:
    explicit TintFrame(text::Tone tone, QWidget* parent = nullptr);

    void setTone(text::Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    text::Tone m_tone;
};

/// Tinted box with the tone's sign and `text`, which is reparented and set to wrap.
[[nodiscard]] TintFrame* tintedText(TextLabel* text, text::Tone tone, QWidget* parent);

} // namespace poolhouse::ui
