// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFont>

namespace poolhouse::test {

/// The font of the application in another size, until the end of the scope.
class ApplicationFont {
public:
    /// In points; 0: as it is.
    explicit ApplicationFont(double points) {
        if (points > 0) {
            QFont font = m_before;
            font.setPointSizeF(points);
            QApplication::setFont(font);
        }
    }
    static double scaled(double factor) { return QApplication::font().pointSizeF() * factor; }
    ~ApplicationFont() { QApplication::setFont(m_before); }
    Q_DISABLE_COPY_MOVE(ApplicationFont)

private:
    const QFont m_before = QApplication::font();
};

} // namespace poolhouse::test
