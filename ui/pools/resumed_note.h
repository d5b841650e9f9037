// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tint_frame.h"

namespace poolhouse::ui {

/// Says that a draft was restored. Object name of its button: "startAfresh".
class ResumedNote : public TintFrame {
    Q_OBJECT
public:
    explicit ResumedNote(QWidget* parent = nullptr);

Q_SIGNALS:
    void discarded();
};

} // namespace poolhouse::ui
