// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/open_dialogs.h"

#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/operations/read_only_locks.h"
#include "models/text/lock_text.h"
#include "models/text/refusal_text.h"

#include <QStringList>

#include <utility>

namespace poolhouse::ui {

namespace {

/// The operation that has to be done before: the last of those asked for that it depends on, else the last one. Apps
/// that are attached to a new pool wait for the pool, not for each other. Empty: it is the first.
QString predecessorOf(const operations::Intent& intent, const std::vector<operations::Intent>& intents,
                      const QStringList& asked) {
    for (auto at = asked.size(); at-- > 0;) {
        if (operations::dependsOn(intent.change, intents[static_cast<std::size_t>(at)].change)) {
            return asked[at];
        }
    }
    return asked.isEmpty() ? QString() : asked.back();
}

} // namespace

OpenDialogs::OpenDialogs(ChangeDependencies dependencies, QWidget& window)
    : QObject(&window), m_dependencies(dependencies), m_window(window) {
    const auto& operations = dependencies.operations;
    connect(&operations, &operations::Engine::changed, this, [this](const QString& id) { follow(id); });
    connect(&operations, &operations::Engine::finished, this, [this](const QString& id) {
        if (id != m_shownOperation) {
            Q_EMIT ended(id);
        }
    });
    connect(&operations, &operations::Engine::reopened, this, &OpenDialogs::closeAll);
}

OpenDialogs::~OpenDialogs() {
    for (const auto& open : std::exchange(m_open, {})) {
        delete open.dialog; // deleted before the members they reference
    }
}

const fleet::ClusterRecord* OpenDialogs::readable(const core::ClusterId& cluster) {
    const auto* record = m_dependencies.store.cluster(cluster);
    if (record != nullptr && record->info) {
        return record;
    }
    Q_EMIT impossible(record == nullptr ? tr("The cluster no longer exists.")
                                        : tr("Cluster details are not loaded yet."));
    return nullptr;
}

std::optional<QString> OpenDialogs::whyLocked(const core::ClusterId& cluster) const {
    if (const auto refusal = m_dependencies.operations.unavailable()) {
        return text::refusalSentence(*refusal);
    }
    const auto* record = m_dependencies.store.cluster(cluster);
    const auto* lock =
        record != nullptr ? m_dependencies.locks.holding(record->summary, m_dependencies.clock.now()) : nullptr;
    return lock != nullptr ? std::optional(text::lockSentence(*lock)) : std::nullopt;
}

views::RefusalCheck OpenDialogs::refusalOn(const core::ClusterId& cluster) const {
    return [&operations = m_dependencies.operations, cluster](const core::Change& change) {
        return operations.refusal({cluster, change, {}});
    };
}

bool OpenDialogs::cameToNothing(const std::string& operation) const {
    using State = operations::Operation::State;
    const auto* found = m_dependencies.operations.find(operation);
    return found != nullptr && (found->state == State::Drifted || found->state == State::Cancelled ||
                                (found->state == State::Failed && !operations::wasAccepted(*found)));
}

void OpenDialogs::manage(ChangeDialog* dialog, const QString& about) {
    std::erase_if(m_open, [](const Open& open) { return open.dialog.isNull(); });
    m_open.push_back({dialog, about});
    connect(dialog, &ChangeDialog::changesRequested, this,
            [this, dialog](const std::vector<operations::Intent>& intents) { submit(*dialog, intents); });
    connect(dialog, &ChangeDialog::withdrawn, this,
            [this](const QString& id) { m_dependencies.operations.cancel(id.toStdString()); });
    connect(dialog, &ChangeDialog::codeEntered, this, [this](const QString& id, const QString& code) {
        m_dependencies.operations.provideTwoFactor(id.toStdString(), code);
    });
    connect(dialog, &ChangeDialog::codeLeftOpen, this, &OpenDialogs::codeWanted);
    connect(dialog, &ChangeDialog::refreshRequested, this,
            [this](const core::ClusterId& cluster) { m_dependencies.poller.refreshCluster(cluster); });
    dialog->setLocked(whyLocked(dialog->cluster()));
}

void OpenDialogs::present(ChangeDialog* dialog) {
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void OpenDialogs::submit(ChangeDialog& dialog, const std::vector<operations::Intent>& intents) {
    auto& operations = m_dependencies.operations;
    const QPointer<ChangeDialog> alive(&dialog);
    QStringList ids;
    for (auto intent : intents) {
        intent.after = predecessorOf(intent, intents, ids).toStdString();
        const auto asked = operations.ask(intent);
        if (asked) {
            ids << QString::fromStdString(asked.value());
            continue;
        }
        for (const auto& id : ids) {
            operations.cancel(id.toStdString()); // all or nothing
        }
        if (alive) {
            dialog.refuse(text::refusalSentence(asked.error()));
        }
        return;
    }
    if (alive && !ids.isEmpty()) {
        dialog.setOperations(ids);
        if (const auto* first = operations.find(ids.front().toStdString())) {
            dialog.follow(*first);
        }
    }
}

void OpenDialogs::follow(const QString& operation) {
    const auto* found = m_dependencies.operations.find(operation.toStdString());
    if (found == nullptr) {
        return;
    }
    const auto update = *found; // copied: slots may submit operations and reallocate the list
    m_shownOperation.clear();
    const auto open = m_open;
    for (const auto& each : open) {
        if (each.dialog && each.dialog->isVisible() && each.dialog->follow(update) && each.dialog &&
            each.dialog->isVisible()) {
            m_shownOperation = operation;
        }
    }
    const bool asked = update.state == operations::Operation::State::NeedsTwoFactor &&
                       update.progress.code == operations::ProgressCode::CodeNeeded;
    if (asked && m_shownOperation != operation) {
        Q_EMIT codeWanted(operation);
    }
}

void OpenDialogs::updateLocks() {
    const auto open = m_open;
    for (const auto& each : open) {
        if (each.dialog) {
            each.dialog->setLocked(whyLocked(each.dialog->cluster()));
        }
    }
}

void OpenDialogs::closeAll() {
    const auto open = std::exchange(m_open, {});
    for (const auto& each : open) {
        if (each.dialog) {
            each.dialog->reject();
        }
    }
}

} // namespace poolhouse::ui
