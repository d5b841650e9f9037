// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QWidget>

#include <optional>

namespace poolhouse::ui {

/// Usage of a limit: filled from the leading edge, with a tick at the limit. Above the limit the scale shrinks to keep
/// the tick visible and the excess is hatched. Unknown is an empty dashed outline, never zero. To screen readers a
/// picture described in percent, not a progress bar: nothing is in progress. Set an accessible name.
class UseBar : public QWidget {
    Q_OBJECT
public:
    explicit UseBar(QWidget* parent = nullptr);

    /// `use`: share of the limit, 1.0 is the limit, nullopt unknown. `tone`: colour of the fill.
    void showUse(std::optional<double> use, text::Tone tone);
    [[nodiscard]] std::optional<double> use() const { return m_use; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString text() const; ///< "90%", "unknown"

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_use;
    text::Tone m_tone = text::Tone::Unknown;
};

} // namespace poolhouse::ui
