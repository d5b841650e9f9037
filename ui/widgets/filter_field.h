// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace poolhouse::ui {

/// A filter above rows: Esc clears it first, Down leads to the rows.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    /// `label`: its placeholder, and its name for a screen reader.
    FilterField(const QString& objectName, const QString& label, QWidget* parent = nullptr);

Q_SIGNALS:
    void rowsWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace poolhouse::ui
