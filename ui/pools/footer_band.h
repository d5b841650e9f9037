// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace poolhouse::ui {

/// The lower edge of a dialog, where its buttons are: a hairline above, for a layout to be put in.
class FooterBand : public QWidget {
    Q_OBJECT
public:
    explicit FooterBand(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace poolhouse::ui
