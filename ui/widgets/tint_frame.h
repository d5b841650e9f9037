// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QFrame>

namespace poolhouse::ui {

/// A rounded box in half the tint of a tone, on which every colour of text still reads.
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
