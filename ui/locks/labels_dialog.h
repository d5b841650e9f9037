// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"

#include <QDialog>

#include <functional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

class FieldProblem;
class Preferences;
class TextLabel;

/// Dependencies of the dialog; all references must outlive it.
struct LabelsContext {
    fleet::Store& store; ///< its labels change only on save
    Preferences& preferences;
    QString account; ///< Session::accountKey()
    QString shownAs; ///< "api.heroku.com as ada@example.com"
};

/// Editor of the cluster labels, in the order of their precedence, with a live preview of the matches. Takes effect on
/// "Save" only. Object names "labelsDialog", "labelsList", "addLabel", "removeLabel", "moveLabelUp", "moveLabelDown",
/// "labelText", "labelColor", "labelScope", "labelPattern", "labelPreview", "labelProblem", "saveLabels",
/// "cancelLabels".
class LabelsDialog : public QDialog {
    Q_OBJECT
public:
    LabelsDialog(const LabelsContext& context, QWidget* parent);

Q_SIGNALS:
    void saved(); ///< the labels were changed and saved

private:
    void fill();
    [[nodiscard]] QWidget* buildEditor();
    void layOut();
    void connectParts();
    void showList();
    void showEditor(); ///< for the selected rule
    void showButtons();
    void edit();
    void add();
    void remove();
    void move(int by);
    void save();
    [[nodiscard]] int chosen() const; ///< row, or -1
    void choose(int row);

    LabelsContext m_context;
    std::vector<fleet::LabelRule> m_rules;
    bool m_filling = false;
    QTreeWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_remove;
    QPushButton* m_up;
    QPushButton* m_down;
    QWidget* m_editor;
    QLineEdit* m_text;
    QComboBox* m_color;
    QComboBox* m_scope;
    QLineEdit* m_pattern;
    TextLabel* m_preview;
    FieldProblem* m_problem;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

/// Opens the dialog modally over the window; it deletes itself on close. `changed` is called after a save.
void openLabelsDialog(QWidget& window, const LabelsContext& context, std::function<void()> changed);

} // namespace poolhouse::ui
