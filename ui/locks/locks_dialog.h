// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/lock_storage.h"
#include "ui/locks/pattern_list_dialog.h"

#include <functional>
#include <optional>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class TextLabel;
class TintFrame;

/// Dependencies of the dialog; all references must outlive it.
struct LocksContext {
    const fleet::Store& store;
    operations::ReadOnlyLocks& locks; ///< changed only on save
    operations::LockStorage& storage;
    const core::Clock& clock;
    const fleet::Session& session;
    QString account; ///< Session::accountKey() of the locks
    QString shownAs; ///< "api.heroku.com as ada@example.com"
};

/// Editor of the read-only locks on the account, apps and clusters. Object names "locksDialog", "locksList", "addLock",
/// "removeLock", "lockScope", "lockPattern", "lockPreview", "lockProblem", "locksTrouble", "locksEffect", "keepLocks",
/// "cancelLocks".
class LocksDialog : public PatternListDialog {
    Q_OBJECT
public:
    LocksDialog(const LocksContext& context, QWidget* parent);

protected:
    [[nodiscard]] int ruleCount() const override { return static_cast<int>(m_locks.size()); }
    void showRule(int row, QTreeWidgetItem& item) override;
    void showFields(int row) override;
    void readFields(int row) override;
    void appendRule() override;
    void removeRule(int row) override;
    void showOutcome() override;
    [[nodiscard]] bool keep() override;

private:
    [[nodiscard]] std::vector<QWidget*> notes();
    void showTrouble(const std::optional<QString>& sentence);
    [[nodiscard]] QString saveText(bool unlocks) const;
    [[nodiscard]] std::optional<QString> problemOf(int row) const;

    LocksContext m_context;
    std::vector<operations::ReadOnlyLock> m_before;
    std::vector<operations::ReadOnlyLock> m_locks;
    TextLabel* m_trouble = nullptr;
    TintFrame* m_troubleFrame = nullptr;
    TintFrame* m_effectFrame = nullptr;
    TextLabel* m_effect;
};

/// Opens the dialog modally over the window; it deletes itself on close.
void openLocksDialog(QWidget& window, const LocksContext& context, PatternListCallbacks ends);

} // namespace poolhouse::ui
