// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <optional>

class QLineEdit;
class QRadioButton;

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;

/// Whether a copy of a cluster is a fork or a rollback, and to when. Object names "forkNow", "forkPast", "forkTime",
/// "forkTimeProblem", "forkTimeHint".
class CopyTimeField : public QWidget {
    Q_OBJECT
public:
    explicit CopyTimeField(QWidget* parent = nullptr);

    void setTime(bool past, const QString& time); ///< emits nothing
    [[nodiscard]] bool past() const;
    [[nodiscard]] QString time() const;
    /// `noRollback`: why only a fork is possible.
    void showState(const std::optional<QString>& noRollback, const QString& hint,
                   const std::optional<QString>& problem);

Q_SIGNALS:
    void edited();
    void left(); ///< a time that was entered

private:
    QRadioButton* m_now;
    QRadioButton* m_past;
    QLineEdit* m_instant;
    FieldProblem* m_problem;
    TextLabel* m_hint;
};

} // namespace poolhouse::ui
