// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;

/// Name input of something new. Errors appear once the field has lost the focus, then while typing. Object names NAME,
/// "NAMEProblem", "NAMEHint".
class NameField : public QWidget {
    Q_OBJECT
public:
    explicit NameField(QWidget* parent = nullptr); ///< of a pool: "poolName"
    /// `name`: object name; `title`: with its mnemonic.
    NameField(const QString& name, const QString& title, QWidget* parent);

    void setName(const QString& name); ///< emits nothing
    [[nodiscard]] QString name() const;
    void setHint(const QString& hint);
    void showProblem(const views::FormProblem* problem); ///< null: no problem
    /// The API's message; cleared on the next edit.
    void showAnswer(const std::optional<QString>& sentence);
    void reveal(); ///< shows pending errors, as on focus loss
    [[nodiscard]] bool showsProblem() const;

Q_SIGNALS:
    void nameChanged(const QString& name);
    void revealed(); ///< pending errors are now shown

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void update();
    void updateStyle();

    QLineEdit* m_field;
    FieldProblem* m_problemLine;
    TextLabel* m_hint;
    std::optional<views::FormProblem> m_problem;
    std::optional<QString> m_answer;
    bool m_left = false;
};

} // namespace poolhouse::ui
