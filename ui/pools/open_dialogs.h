// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/attachment_forms.h"
#include "ui/pools/change_dialog.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class CredentialReader;
class Poller;
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class Preferences;

/// Dependencies of the dialogs that change pools or attachments; all references outlive them.
struct ChangeDependencies {
    fleet::Store& store;
    operations::Engine& operations;
    fleet::Poller& poller;
    const operations::ReadOnlyLocks& locks;
    const core::Clock& clock;
    Preferences& preferences;
    const fleet::Session& session;
    fleet::CredentialReader& credentials;
};

/// The open dialogs, whatever they change: submits their changes to the engine and forwards operation updates to them.
/// Switching the account closes all of them.
class OpenDialogs : public QObject {
    Q_OBJECT
public:
    OpenDialogs(ChangeDependencies dependencies, QWidget& window); ///< the window becomes the parent
    ~OpenDialogs() override;

    [[nodiscard]] const ChangeDependencies& dependencies() const { return m_dependencies; }
    [[nodiscard]] QWidget& window() { return m_window; }
    /// Null, with impossible(), while there are no details of the cluster.
    [[nodiscard]] const fleet::ClusterRecord* readable(const core::ClusterId& cluster);
    /// The visible dialog of this class for the same subject; null: none.
    template <class Dialog> [[nodiscard]] Dialog* find(const core::ClusterId& cluster, const QString& about) const {
        for (const auto& open : m_open) {
            auto* dialog = qobject_cast<Dialog*>(open.dialog.data());
            if (dialog != nullptr && dialog->isVisible() && dialog->cluster() == cluster && open.about == about) {
                return dialog;
            }
        }
        return nullptr;
    }
    /// Why the engine would refuse a change of the cluster now.
    [[nodiscard]] views::RefusalCheck refusalOn(const core::ClusterId& cluster) const;
    /// Whether the operation ended without effect, by id. What is open, or not known, may have one.
    [[nodiscard]] bool cameToNothing(const std::string& operation) const;
    void manage(ChangeDialog* dialog, const QString& about);
    /// Not modal: a dialog keeps its subject, notices drift, and each change is checked again before it is sent.
    static void present(ChangeDialog* dialog);
    void updateLocks(); ///< re-evaluates locks and connection for open dialogs

Q_SIGNALS:
    void impossible(const QString& why);       ///< no dialog could be opened; localized reason
    void ended(const QString& operation);      ///< finished, and no open dialog shows it
    void codeWanted(const QString& operation); ///< it waits for a code, and no open dialog shows it

private:
    [[nodiscard]] std::optional<QString> whyLocked(const core::ClusterId& cluster) const;
    void submit(ChangeDialog& dialog, const std::vector<operations::Intent>& intents);
    void follow(const QString& operation);
    void closeAll();

    struct Open {
        QPointer<ChangeDialog> dialog;
        QString about; ///< what distinguishes dialogs of one class on one cluster
    };

    ChangeDependencies m_dependencies;
    QWidget& m_window;
    std::vector<Open> m_open;
    QString m_shownOperation; ///< last updated operation, if a dialog shows it
};

} // namespace poolhouse::ui
