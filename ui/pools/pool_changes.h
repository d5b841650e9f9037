// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"
#include "ui/pools/leader_dialog.h"
#include "ui/pools/pool_drafts.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <string>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class AddPoolWizard;
class ChangeDialog;
class ScaleDialog;

/// What changing pools needs to know and to ask; all of it outlives the changes.
struct ChangeParts {
    fleet::Store& store;
    operations::Engine& operations;
    fleet::Poller& poller;
    const operations::ReadOnlyLocks& locks;
    const core::Clock& clock;
    Preferences& preferences;
};

/// Opens the dialogs that change pools, hands what they decide to the operations, and tells them what becomes of it.
/// A dialog that is open for the same thing already is brought to the front instead of a second one. With another
/// account all of them close; what a wizard was told is kept.
class PoolChanges : public QObject {
    Q_OBJECT
public:
    PoolChanges(ChangeParts parts, QWidget& window); ///< belongs to the window, as the dialogs do
    ~PoolChanges() override;

    void addPool(const core::ClusterId& cluster);
    void scale(const core::ClusterId& cluster, const std::string& pool);
    void changeLeader(const core::ClusterId& cluster, LeaderDialog::Begin begin);
    void destroy(const core::ClusterId& cluster, const std::string& pool);
    /// Opens the dialog that takes an operation back, filled in; the effect is looked at before anything is asked for.
    void undo(const QString& operation);
    /// Opens the wizard with what a destroyed pool was.
    void makeAgain(const QString& operation);
    void lookAtLocks(); ///< locks or connection may be others now

Q_SIGNALS:
    void impossible(const QString& why);  ///< no dialog could be opened
    void ended(const QString& operation); ///< and no dialog told so

private:
    [[nodiscard]] const fleet::ClusterRecord* readable(const core::ClusterId& cluster);
    [[nodiscard]] bool hasPool(const core::ClusterId& cluster, const std::string& pool);
    [[nodiscard]] QString whyLocked(const core::ClusterId& cluster) const;
    template <class Dialog> [[nodiscard]] Dialog* openOne(const core::ClusterId& cluster, const QString& about) const;
    AddPoolWizard* wizardFor(const core::ClusterId& cluster);
    ScaleDialog* scaleFor(const core::ClusterId& cluster, const std::string& pool);
    LeaderDialog* leaderFor(const core::ClusterId& cluster, LeaderDialog::Begin begin);
    void take(ChangeDialog* dialog, const QString& about);
    void present(ChangeDialog* dialog);
    void carry(ChangeDialog& dialog, const std::vector<operations::Intent>& intents);
    void follow(const QString& operation);
    void closeAll();

    struct Open {
        QPointer<ChangeDialog> dialog;
        QString about; ///< the pool; empty for a new one
    };

    ChangeParts m_parts;
    QWidget& m_window;
    PoolDrafts m_drafts;
    std::vector<Open> m_open;
    QString m_told; ///< of the last news, when a dialog shows it
};

} // namespace poolhouse::ui
