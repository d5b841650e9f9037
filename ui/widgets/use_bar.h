// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QProgressBar>

#include <optional>

namespace poolhouse::ui {

/// A share of a limit: filled from the leading edge, with a tick where the limit is. Over the limit the bar shrinks so
/// that the tick stays visible and what is beyond it is hatched. Unknown is an empty dashed outline, never zero.
/// For screen readers a progress bar whose value is the percentage; give it an accessible name.
class UseBar : public QProgressBar {
    Q_OBJECT
public:
    explicit UseBar(QWidget* parent = nullptr);

    /// `use` 1.0 is the limit. `pool` is the palette index of the fill.
    void showUse(std::optional<double> use, int pool, text::Tone tone);
    [[nodiscard]] std::optional<double> use() const { return m_use; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString text() const override; ///< "90%", "unknown"

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_use;
    int m_pool = 0;
};

} // namespace poolhouse::ui
