// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"
#include "ui/locks/pattern_list_dialog.h"

#include <functional>
#include <vector>

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class Preferences;

/// Dependencies of the dialog; all references must outlive it.
struct LabelsContext {
    fleet::Store& store; ///< its labels change only on save
    Preferences& preferences;
    const fleet::Session& session;
    QString account; ///< Session::accountKey() of the labels
    QString shownAs; ///< "api.heroku.com as ada@example.com"
};

/// Editor of the cluster labels, in the order of their precedence. Object names "labelsDialog", "labelsList",
/// "addLabel", "removeLabel", "moveLabelUp", "moveLabelDown", "labelText", "labelColor", "labelScope", "labelPattern",
/// "labelPreview", "labelProblem", "saveLabels", "cancelLabels".
class LabelsDialog : public PatternListDialog {
    Q_OBJECT
public:
    LabelsDialog(const LabelsContext& context, QWidget* parent);

protected:
    [[nodiscard]] int ruleCount() const override { return static_cast<int>(m_rules.size()); }
    void showRule(int row, QTreeWidgetItem& item) override;
    void showFields(int row) override;
    void readFields(int row) override;
    void appendRule() override;
    void removeRule(int row) override;
    void showOutcome() override;
    [[nodiscard]] bool keep() override;

private:
    void fill();
    void move(int by);
    [[nodiscard]] fleet::LabelRule& rule(int row);

    LabelsContext m_context;
    std::vector<fleet::LabelRule> m_rules;
    QPushButton* m_up;
    QPushButton* m_down;
    QLineEdit* m_text;
    QComboBox* m_color;
};

/// Opens the dialog modally over the window; it deletes itself on close.
void openLabelsDialog(QWidget& window, const LabelsContext& context, PatternListCallbacks ends);

} // namespace poolhouse::ui
