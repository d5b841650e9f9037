// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/new_pools_form.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace poolhouse::ui {

class ChevronCombo;
class CountStepper;
class FieldProblem;
class TextLabel;

/// The follower pools of a new cluster: a row each with name, level and instances. A name is complained about once its
/// field has been left, then while typing; levels and numbers at once. Object names "newPoolsEditor", "addPoolRow",
/// "newPoolsRemaining" and, from row 0 on, "newPoolName.ROW", "newPoolLevel.ROW", "newPoolCount.ROW",
/// "removePool.ROW", "newPoolProblem.ROW", "newPoolCost.ROW".
class NewPoolsEditor : public QWidget {
    Q_OBJECT
public:
    explicit NewPoolsEditor(QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<core::NewPoolDraft>& drafts() const { return m_drafts; }
    void setDrafts(std::vector<core::NewPoolDraft> drafts); ///< call showForm() next
    void showForm(const views::NewPoolsForm& form);         ///< of drafts()
    void setNext(const core::NewPoolDraft& draft);          ///< what another pool starts with
    void reveal();                                          ///< shows pending problems: call showForm()
    void focusFirst();                                      ///< the first row with a problem, else what adds a row

Q_SIGNALS:
    void edited(); ///< drafts() changed, or a problem is to be shown: call showForm()

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< a name is left

private:
    struct Row {
        QLineEdit* name;
        ChevronCombo* level;
        CountStepper* count;
        QPushButton* remove;
        FieldProblem* problem;
        TextLabel* cost;
        bool left = false;
    };
    void addRow();
    void placeRow(const Row& row, std::size_t at);
    void wireRow(std::size_t at);
    void appendDraft();
    void removeDraft(std::size_t at);
    void showRow(std::size_t at, const views::NewPoolsForm& form);
    void hideRow(Row& row);

    QGridLayout* m_grid;
    std::vector<TextLabel*> m_heads;
    std::vector<Row> m_rows; ///< may be more than there are drafts
    QPushButton* m_add;
    TextLabel* m_remaining;
    std::vector<core::NewPoolDraft> m_drafts;
    core::NewPoolDraft m_next;
};

} // namespace poolhouse::ui
