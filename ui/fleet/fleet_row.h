// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace poolhouse::ui {

/// The row above the fleet tree that leads to the board; drawn like a row of the tree. Checked while the board is in
/// front. It is never filtered. Object name: "fleetRow".
class FleetRow : public QAbstractButton {
    Q_OBJECT
public:
    explicit FleetRow(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void leftDownwards(); ///< by the Down key

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void nextCheckState() override {} ///< set by the page in front, not by the click
};

} // namespace poolhouse::ui
