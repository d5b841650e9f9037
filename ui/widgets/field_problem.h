// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;

/// What is wrong with a field, below it, and what would do instead, to be taken by a click. Hidden without a problem.
/// Object names: the one given, and with ".text" and ".take" appended.
class FieldProblem : public QWidget {
    Q_OBJECT
public:
    explicit FieldProblem(const QString& name, QWidget* parent = nullptr);

    void setLongestLine(int pixels); ///< where the sentence breaks, for a narrow place
    void showProblem(const QString& sentence, const QString& suggestion = {});
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void suggestionTaken(const QString& suggestion);

private:
    ToneIcon* m_icon;
    TextLabel* m_text;
    QPushButton* m_take;
    QString m_suggestion;
    int m_longestLine;
};

} // namespace poolhouse::ui
