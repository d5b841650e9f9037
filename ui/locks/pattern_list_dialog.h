// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;

/// Base of the editors of rules that match clusters by name or pattern: a list of rules, buttons that add and remove,
/// an editor of the selected rule with a live preview, "Save" and "Cancel". Takes effect on "Save" only.
class PatternListDialog : public QDialog {
    Q_OBJECT

Q_SIGNALS:
    void saved(); ///< the rules were changed and saved
    void left();  ///< the dialog closes without saving: the account of its rules is no longer open

protected:
    /// Object names.
    struct Names {
        const char* dialog;
        const char* list;
        const char* add;
        const char* remove;
        const char* editor;
        const char* scope;
        const char* pattern;
        const char* preview;
        const char* problem;
        const char* save;
        const char* cancel;
    };
    struct Words {
        QString title;
        QString list; ///< spoken name
        QString add;
        QString selectFirst; ///< why nothing can be removed
        QString incomplete;  ///< why nothing can be saved
        QString unchanged;
    };
    /// From top to bottom.
    struct Content {
        QString about;
        std::vector<QWidget*> aboveList = {};
        std::vector<std::pair<QString, int>> columns = {}; ///< title and width; the last one gets the rest
        std::vector<QPushButton*> moreButtons = {};        ///< after "Remove"; they need a selected rule
        std::vector<std::pair<QString, QWidget*>> fields = {};
        QWidget* belowEditor = nullptr;
    };
    PatternListDialog(const Names& names, const Words& words, const fleet::Store& store, QWidget* parent);

    void layOut(const Content& content); ///< once, at the end of the constructor, followed by begin()
    void begin();                        ///< shows the rules and selects the first
    /// The rules are those of the account: the dialog closes with left() when another one or none is open.
    void belongTo(const fleet::Session& session, const QString& account);

    [[nodiscard]] virtual int ruleCount() const = 0;
    virtual void showRule(int row, QTreeWidgetItem& item) = 0;
    virtual void showFields(int row) = 0; ///< of the rule, and showVerdict(); -1: none selected
    virtual void readFields(int row) = 0; ///< into the rule
    virtual void appendRule() = 0;
    virtual void removeRule(int row) = 0;
    virtual void showOutcome() = 0;        ///< of the rules as they are: showSave()
    [[nodiscard]] virtual bool keep() = 0; ///< saves the rules; false: they could not be, and the dialog says why

    void edit();          ///< a field was changed
    void showRules();     ///< list, fields and outcome
    void choose(int row); ///< -1: none
    void showVerdict(const std::optional<QString>& problem, bool untouched, const QString& preview);
    void showSave(bool complete, bool same);
    [[nodiscard]] int chosen() const; ///< row, or -1
    [[nodiscard]] QWidget* editor() const { return m_editor; }
    [[nodiscard]] QComboBox* scope() const { return m_scope; }
    [[nodiscard]] QLineEdit* pattern() const { return m_pattern; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    void setFirstField(QWidget* field) { m_firstField = field; } ///< has the focus after "Add"

private:
    void prepare(const Names& names);
    void connectParts(const fleet::Store& store);
    void orderTabs(const Content& content);
    [[nodiscard]] QWidget* footer();
    void showList();
    void showEditor();
    void add();
    void remove();
    void save();
    [[nodiscard]] bool leave(); ///< true: the account of the rules is no longer open

    Words m_words;
    const fleet::Session* m_session = nullptr;
    QString m_account; ///< Session::accountKey() of the rules
    bool m_filling = false;
    QTreeWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_remove;
    std::vector<QPushButton*> m_moreButtons;
    QWidget* m_editor;
    QComboBox* m_scope;
    QLineEdit* m_pattern;
    QWidget* m_firstField;
    TextLabel* m_preview;
    FieldProblem* m_problem;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

/// Notifications about the end of a dialog.
struct PatternListCallbacks {
    std::function<void()> saved;
    std::function<void()> left; ///< see PatternListDialog::left()
};

/// Opens the dialog modally over the window; it deletes itself on close.
void openOver(QWidget& window, PatternListDialog* dialog, PatternListCallbacks ends);

} // namespace poolhouse::ui
