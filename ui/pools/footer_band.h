// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// Button area at the bottom of a dialog, with a hairline on top. The caller sets the layout.
class FooterBand : public QWidget {
    Q_OBJECT
public:
    explicit FooterBand(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace poolhouse::ui
