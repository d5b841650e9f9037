// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QAbstractButton>
#include <QLabel>

namespace poolhouse::ui {

/// Short text in a coloured capsule. Elided when narrow, with the full text in the tool tip. Accessible name: the text;
/// description: the explanation.
class BadgeLabel : public QLabel {
    Q_OBJECT
public:
    explicit BadgeLabel(QWidget* parent = nullptr);

    /// An empty text hides the badge.
    void showBadge(const QString& text, text::Tone tone, const QString& explanation = {});
    [[nodiscard]] text::Tone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    text::Tone m_tone = text::Tone::Neutral;
    QString m_explanation;
};

/// The same as a link to its subject: a button for mouse, keyboard and screen reader.
class BadgeButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit BadgeButton(QWidget* parent = nullptr);

    void showBadge(const QString& text, text::Tone tone, const QString& explanation);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    text::Tone m_tone = text::Tone::Neutral;
    QString m_explanation;
};

} // namespace poolhouse::ui
