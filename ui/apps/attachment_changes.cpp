// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/attachment_changes.h"

#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/kinds.h"
#include "ui/apps/attach_dialog.h"
#include "ui/apps/detach_dialog.h"
#include "ui/apps/move_dialog.h"
#include "ui/apps/switch_dialog.h"
#include "ui/pools/open_dialogs.h"

#include <algorithm>

namespace poolhouse::ui {

AttachmentChanges::AttachmentChanges(OpenDialogs& dialogs) : QObject(&dialogs), m_dialogs(dialogs) {}

bool AttachmentChanges::hasAttachment(const core::ClusterId& cluster, const core::AttachmentId& attachment) {
    const auto* record = m_dialogs.readable(cluster);
    if (record == nullptr) {
        return false;
    }
    const auto& all = record->attachments;
    if (std::any_of(all.begin(), all.end(), [&](const core::Attachment& each) { return each.id == attachment; })) {
        return true;
    }
    Q_EMIT m_dialogs.impossible(tr("The attachment no longer exists."));
    return false;
}

AttachDialog* AttachmentChanges::attachDialogFor(const core::ClusterId& cluster, const QString& undone) {
    if (auto* open = m_dialogs.find<AttachDialog>(cluster, undone)) {
        return open;
    }
    const auto& dependencies = m_dialogs.dependencies();
    auto* dialog = new AttachDialog(dependencies.store, dependencies.clock, cluster, dependencies.credentials,
                                    m_dialogs.refusalOn(cluster), &m_dialogs.window());
    m_dialogs.manage(dialog, undone);
    return dialog;
}

void AttachmentChanges::attach(const core::ClusterId& cluster, const std::string& pool) {
    if (m_dialogs.readable(cluster) == nullptr) {
        return;
    }
    auto* dialog = attachDialogFor(cluster, {});
    if (!pool.empty() && !dialog->busy()) {
        dialog->setPool(pool);
    }
    OpenDialogs::present(dialog);
}

void AttachmentChanges::detach(const core::ClusterId& cluster, const core::AttachmentId& attachment) {
    if (!hasAttachment(cluster, attachment)) {
        return;
    }
    const auto about = QString::fromStdString(attachment.value);
    auto* dialog = m_dialogs.find<DetachDialog>(cluster, about);
    if (dialog == nullptr) {
        const auto& dependencies = m_dialogs.dependencies();
        dialog = new DetachDialog(dependencies.store, dependencies.clock, cluster, attachment,
                                  m_dialogs.refusalOn(cluster), &m_dialogs.window());
        m_dialogs.manage(dialog, about);
    }
    OpenDialogs::present(dialog);
}

void AttachmentChanges::move(const core::ClusterId& cluster, const core::AttachmentId& attachment) {
    if (!hasAttachment(cluster, attachment)) {
        return;
    }
    const auto about = QString::fromStdString(attachment.value);
    auto* dialog = m_dialogs.find<MoveDialog>(cluster, about);
    if (dialog == nullptr) {
        const auto& dependencies = m_dialogs.dependencies();
        dialog = new MoveDialog(dependencies.store, dependencies.clock, cluster, attachment,
                                m_dialogs.refusalOn(cluster), &m_dialogs.window());
        m_dialogs.manage(dialog, about);
    }
    OpenDialogs::present(dialog);
}

void AttachmentChanges::switchOver(const core::ClusterId& cluster) {
    if (m_dialogs.readable(cluster) == nullptr) {
        return;
    }
    auto* dialog = m_dialogs.find<SwitchDialog>(cluster, {});
    if (dialog == nullptr) {
        const auto& dependencies = m_dialogs.dependencies();
        const auto refusal = [&operations = dependencies.operations](const core::ClusterId& of,
                                                                     const core::Change& change) {
            return operations.refusal({of, change, {}});
        };
        dialog = new SwitchDialog(dependencies.store, dependencies.clock, cluster, dependencies.credentials, refusal,
                                  &m_dialogs.window());
        m_dialogs.manage(dialog, {});
    }
    OpenDialogs::present(dialog);
}

void AttachmentChanges::switchOver(const QString& creation) {
    if (const auto* found = m_dialogs.dependencies().operations.find(creation.toStdString())) {
        switchOver(found->cluster);
    }
}

void AttachmentChanges::undo(const QString& operation) {
    const auto* found = m_dialogs.dependencies().operations.find(operation.toStdString());
    const auto inverse = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (!inverse || !inverse->attachment) {
        return;
    }
    const auto cluster = found->cluster;
    const auto& subject = *inverse->attachment;
    if (inverse->kind == core::ChangeKind::Detach) {
        detach(cluster, subject.id);
    } else if (m_dialogs.readable(cluster) != nullptr) {
        auto* dialog = m_dialogs.find<AttachDialog>(cluster, operation);
        if (dialog == nullptr) {
            dialog = attachDialogFor(cluster, operation);
            dialog->setDraft({subject.app, inverse->pool, subject.credential, subject.name});
        }
        OpenDialogs::present(dialog);
    }
}

} // namespace poolhouse::ui
