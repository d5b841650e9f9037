// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;

/// Error message below a field, with an optional suggestion to apply by click. Hidden without a problem. Object names:
/// `name`, and `name` with ".text" and ".take" appended.
class FieldProblem : public QWidget {
    Q_OBJECT
public:
    explicit FieldProblem(const QString& name, QWidget* parent = nullptr);

    void setLongestLine(int pixels); ///< maximum line width
    /// nullopt: no problem; an empty `suggestion` offers none.
    void showProblem(const std::optional<QString>& sentence, const QString& suggestion = {});
    [[nodiscard]] std::optional<QString> sentence() const; ///< of the problem shown

Q_SIGNALS:
    void suggestionAccepted(const QString& suggestion);

private:
    ToneIcon* m_icon;
    TextLabel* m_text;
    QPushButton* m_useSuggestion;
    QString m_suggestion;
    int m_longestLine;
};

} // namespace poolhouse::ui
