// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QFrame>

namespace poolhouse::ui {

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

} // namespace poolhouse::ui
