// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/read_only_locks.h"

#include <QDialog>

#include <functional>
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

/// What the dialog works on; all of it outlives the dialog.
struct LockPlace {
    const fleet::Store& store;
    operations::ReadOnlyLocks& locks; ///< changed only when they are kept
    Preferences& preferences;
    const core::Clock& clock;
    QString account; ///< Session::accountKey()
    QString shownAs; ///< "api.heroku.com as ada@example.com"
};

/// Which clusters may not be changed from here: locks of the account, of apps, of clusters, by name or pattern, with a
/// live preview of what each names. Nothing holds before "Keep these locks". Object names "locksDialog", "locksList",
/// "addLock", "removeLock", "lockScope", "lockPattern", "lockPreview", "lockProblem", "locksTrouble", "locksEffect",
/// "keepLocks", "cancelLocks".
class LocksDialog : public QDialog {
    Q_OBJECT
public:
    LocksDialog(const LockPlace& place, QWidget* parent);

Q_SIGNALS:
    void kept(); ///< the locks are others now

private:
    void layOut();
    void showList();
    void showEditor(); ///< of the chosen lock
    void showEffect();
    void edit();
    void add();
    void remove();
    void keep();
    [[nodiscard]] int chosen() const; ///< -1: none
    void choose(int row);
    [[nodiscard]] QString problemOf(std::size_t row) const;

    LockPlace m_place;
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
    QPushButton* m_keep;
    QPushButton* m_cancel;
};

/// Opens it over the window; it deletes itself. `changed` is called when other locks were kept.
void openLocksDialog(QWidget& window, const LockPlace& place, std::function<void()> changed);

} // namespace poolhouse::ui
