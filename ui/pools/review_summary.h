// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_forms.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace poolhouse::ui {

class FigureCard;
class TextLabel;

/// Summary of what a wizard is about to submit: a summary, a card of figures, and notes. Object names
/// "reviewSummary", "reviewCard", "reviewNotes".
class ReviewSummary : public QWidget {
    Q_OBJECT
public:
    explicit ReviewSummary(QWidget* parent = nullptr);

    void showReview(const QString& summary, const std::vector<views::FigureRow>& figures, const QStringList& notes);
    void addBelowCard(QWidget* widget); ///< which becomes a child

private:
    TextLabel* m_summary;
    FigureCard* m_card;
    TextLabel* m_notes;
    QVBoxLayout* m_column;
};

} // namespace poolhouse::ui
