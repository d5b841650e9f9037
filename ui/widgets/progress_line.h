// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>

#include <optional>

namespace poolhouse::ui {

/// Thin progress line, filled from the leading edge, hatched if the share is unknown. Not animated. Exposed to screen
/// readers as a progress bar; set an accessible name.
class ProgressLine : public QProgressBar {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);

    void showShare(std::optional<double> share); ///< 0 to 1; nullopt: unknown
    [[nodiscard]] std::optional<double> share() const { return m_share; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString text() const override; ///< "80%", "in progress"

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<double> m_share;
};

} // namespace poolhouse::ui
