// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/pool_apps_form.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace poolhouse::ui {

class ChevronCombo;
class FieldProblem;
class TextLabel;

/// The apps that a new pool is attached to: a row each with app, name and credential. Problems appear once a row has
/// been left, then while typing. Object names "poolAppsEditor", "addApp" and, from row 0 on, "poolApp.ROW",
/// "poolAppText.ROW", "poolAppName.ROW", "poolAppCredential.ROW", "removeApp.ROW", "poolAppProblem.ROW",
/// "poolAppHint.ROW".
class PoolAppsEditor : public QWidget {
    Q_OBJECT
public:
    explicit PoolAppsEditor(QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<views::AttachDraft>& drafts() const { return m_drafts; }
    void setDrafts(std::vector<views::AttachDraft> drafts); ///< call showForm() next; problems are shown at once
    void showForm(const views::PoolAppsForm& form);         ///< of drafts()
    void reveal();                                          ///< shows pending problems
    void focusFirst();                                      ///< the first field with a problem, else what adds a row

Q_SIGNALS:
    void edited(); ///< drafts() changed, or a problem is to be shown: call showForm()

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< a row is left

private:
    struct Row {
        ChevronCombo* app;
        QLineEdit* name;
        ChevronCombo* credential;
        QPushButton* remove;
        FieldProblem* problem;
        TextLabel* hint;
        bool left = false;
    };
    void addRow();
    void wireRow(std::size_t at);
    void appendDraft();
    void removeDraft(std::size_t at);
    void showRow(std::size_t at, const views::PoolAppsForm& form);
    void hideRow(Row& row);

    QGridLayout* m_grid;
    std::vector<TextLabel*> m_heads;
    std::vector<Row> m_rows; ///< may be more than there are drafts
    QPushButton* m_add;
    std::vector<views::AttachDraft> m_drafts;
};

} // namespace poolhouse::ui
