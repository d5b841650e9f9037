// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/read_only_locks.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

class FieldProblem;
class Preferences;
class TextLabel;
class TintFrame;

/// Dependencies of the dialog; all references must outlive it.
struct LocksContext {
    const fleet::Store& store;
    operations::ReadOnlyLocks& locks; ///< changed only on save
    Preferences& preferences;
    const core::Clock& clock;
    QString account; ///< Session::accountKey()
    QString shownAs; ///< "api.heroku.com as ada@example.com"
};

/// Editor of the read-only locks on the account, apps and clusters, by name or pattern, with a live preview of the
/// matches. Takes effect on "Save" only. Object names "locksDialog", "locksList", "addLock", "removeLock",
/// "lockScope", "lockPattern", "lockPreview", "lockProblem", "locksTrouble", "locksEffect", "keepLocks", "cancelLocks".
class LocksDialog : public QDialog {
    Q_OBJECT
public:
    LocksDialog(const LocksContext& context, QWidget* parent);

Q_SIGNALS:
    void saved(); ///< the locks were changed and saved

private:
    void layOut();
    void showList();
    void showEditor(); ///< for the selected lock
    void showEffect();
    void edit();
    void add();
    void remove();
    void save();
    [[nodiscard]] int chosen() const; ///< row, or -1
    void choose(int row);
    [[nodiscard]] std::optional<QString> problemOf(std::size_t row) const;

    LocksContext m_context;
    std::vector<operations::ReadOnlyLock> m_before;
    std::vector<operations::ReadOnlyLock> m_locks;
    bool m_filling = false;
    QTreeWidget* m_list;
    QPushButton* m_add;
    QPushButton* m_remove;
    QWidget* m_editor;
    QComboBox* m_scope;
    QLineEdit* m_pattern;
    TextLabel* m_preview;
    FieldProblem* m_problem;
    TintFrame* m_effectFrame = nullptr;
    TextLabel* m_effect;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

/// Opens the dialog modally over the window; it deletes itself on close. `changed` is called after a save.
void openLocksDialog(QWidget& window, const LocksContext& context, std::function<void()> changed);

} // namespace poolhouse::ui
