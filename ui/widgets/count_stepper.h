// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSpinBox;
class QToolButton;

namespace poolhouse::ui {

/// A number of instances between − and +. More than is allowed can be typed, so that the form can say what is wrong
/// with it; stepping stops at the bounds. Object names "countStepper", "countField", "countLess", "countMore".
class CountStepper : public QWidget {
    Q_OBJECT
public:
    explicit CountStepper(QWidget* parent = nullptr);

    void setBounds(int least, int most);
    void setCount(int count); ///< says nothing to anybody
    [[nodiscard]] int count() const;
    [[nodiscard]] QSpinBox* field() const; ///< for a label's buddy

Q_SIGNALS:
    void countChanged(int count);
    void confirmed(); ///< Enter: go on with it

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Field;
    void showBounds();

    Field* m_field;
    QToolButton* m_less;
    QToolButton* m_more;
};

} // namespace poolhouse::ui
