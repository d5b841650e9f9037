// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QWidget>

class QLineEdit;

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;

/// The name of a new pool with its rule: quiet until the field is left for the first time, then what is wrong while
/// typing. Object names "poolName", "poolNameProblem", "poolNameHint".
class NameField : public QWidget {
    Q_OBJECT
public:
    explicit NameField(QWidget* parent = nullptr);

    void setName(const QString& name); ///< says nothing to anybody
    [[nodiscard]] QString name() const;
    void setHint(const QString& hint);
    void showProblem(const views::FormProblem* problem); ///< null: none
    /// The API's own sentence; goes away with the next key.
    void showAnswer(const QString& sentence);
    void reveal(); ///< as when the field is left
    [[nodiscard]] bool showsProblem() const;

Q_SIGNALS:
    void nameChanged(const QString& name);
    void revealed(); ///< a problem that was kept quiet is shown now

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void update();
    void dress();

    QLineEdit* m_field;
    FieldProblem* m_problemLine;
    TextLabel* m_hint;
    views::FormProblem m_problem;
    QString m_answer;
    bool m_left = false;
};

} // namespace poolhouse::ui
