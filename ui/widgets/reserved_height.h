// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>

#include <functional>

namespace poolhouse::ui {

/// Column that is never lower than its reserved height, so that lines that come and go in it move nothing below. Its
/// last item is a stretch.
class ReservedHeight : public QVBoxLayout {
    Q_OBJECT
public:
    using Height = std::function<int(int width)>;

    explicit ReservedHeight(Height reserved);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] int minimumHeightForWidth(int width) const override;

private:
    Height m_reserved;
};

/// Height of one line in the small style, with the application's font.
[[nodiscard]] int smallLineHeight();

} // namespace poolhouse::ui
