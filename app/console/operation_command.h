// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/change_command.h"
#include "app/console/operation_report.h"
#include "models/api/call.h"
#include "models/operations/operation.h"

#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <string>
#include <vector>

namespace poolhouse::console {

/// A command that asks the engine for one operation, or for several that belong together, and follows them.
class OperationCommand : public ChangeCommand {
public:
    [[nodiscard]] CommandResult interrupted() const override;

protected:
    OperationCommand(ChangeRequest request, EngineDependencies dependencies, FleetLoader::Catalog catalog,
                     QObject* parent);

    /// The output for the report.
    [[nodiscard]] virtual QString printed(const OperationReport& report) const = 0;
    /// Why it failed; a sentence.
    [[nodiscard]] virtual QString failureOf(const operations::Operation& operation) const;
    /// What to do after an interruption, once the operation was asked for; a line.
    [[nodiscard]] virtual QString interruption() const;

    /// Whether the attachments are known; otherwise it is finished.
    [[nodiscard]] bool attachmentsLoaded();
    /// Something that the lists do not have is being read; `what` begins the sentence that says that it is late: "The
    /// maintenance was".
    void await(api::Call call, const QString& what);
    /// The answer has arrived. The cluster; null, after finish(), if it no longer exists.
    [[nodiscard]] const fleet::ClusterRecord* answered(const core::ClusterId& cluster);
    /// Asks for it, unless nothing is to be sent, or the phrase of the report is missing: then `effects`, in sentences,
    /// are the complaint.
    void execute(const operations::Intent& intent, const std::function<QStringList()>& effects);
    enum class Order {
        AfterTheirCluster, ///< those without a cluster are about the one that the first makes
        OneAfterAnother    ///< each is sent when the one before is done; otherwise it is withdrawn
    };
    /// The same of several.
    void executeAll(const std::vector<operations::Intent>& intents, const std::function<QStringList()>& effects,
                    Order order = Order::AfterTheirCluster);
    [[nodiscard]] const operations::Operation* operation() const; ///< the first; null: none was asked for
    [[nodiscard]] const std::vector<std::string>& asked() const { return m_operations; } ///< ids, in their order
    void finishAs(OperationResult result, int exitCode, const QString& complaint = {});

    OperationReport m_report;

private:
    void ask(std::vector<operations::Intent> intents, Order order);
    [[nodiscard]] bool isAwaited(const operations::Operation& operation) const;
    [[nodiscard]] bool isWithdrawalDue() const;
    void follow();
    bool endedBy(const operations::Operation& operation);
    [[nodiscard]] CommandResult resultAs(OperationResult result, int exitCode, const QString& complaint) const;

    std::vector<std::string> m_operations; ///< ids; empty: not asked for
    QTimer m_late;
    QString m_awaited;
    api::Call m_call; ///< the last member: its request ends first
};

} // namespace poolhouse::console
