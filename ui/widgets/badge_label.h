// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QLabel>

namespace poolhouse::ui {

/// A short word in a coloured capsule. Cut with "…" where there is no room; the tool tip then has the whole.
/// Accessible name: the text; description: the explanation.
class BadgeLabel : public QLabel {
    Q_OBJECT
public:
    explicit BadgeLabel(QWidget* parent = nullptr);

    /// An empty text hides the badge.
    void showBadge(const QString& text, models::Tone tone, const QString& explanation = {});
    [[nodiscard]] models::Tone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    models::Tone m_tone = models::Tone::Neutral;
    QString m_explanation;
};

} // namespace poolhouse::ui
