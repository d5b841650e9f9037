// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSpinBox;
class QToolButton;

namespace poolhouse::ui {

/// Instance count with − and + buttons. Stepping stops at the bounds; typing accepts 0 to 99, so that the form can
/// explain an invalid value. Object names "countStepper", "countField", "countLess", "countMore".
class CountStepper : public QWidget {
    Q_OBJECT
public:
    explicit CountStepper(QWidget* parent = nullptr);

    void setBounds(int least, int most);
    void setCount(int count);                                 ///< emits nothing
    void nameSteps(const QString& less, const QString& more); ///< what the buttons do, for a screen reader
    [[nodiscard]] int count() const;
    [[nodiscard]] QSpinBox* field() const; ///< buddy for a label

Q_SIGNALS:
    void countChanged(int count);
    void confirmed(); ///< Enter was pressed

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
