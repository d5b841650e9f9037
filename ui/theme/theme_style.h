// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace poolhouse::ui {

/// Fusion with check boxes and radio buttons that can be seen: it draws their outlines as a shade of the window's
/// colour, which on a dark window is none.
class ThemeStyle final : public QProxyStyle {
    Q_OBJECT
public:
    ThemeStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
};

} // namespace poolhouse::ui
