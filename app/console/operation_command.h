// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/change_command.h"
#include "app/console/operation_report.h"
#include "models/operations/operation.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <string>

namespace poolhouse::console {

/// A command that asks the engine for one operation, and follows it.
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

    /// Asks for it, unless nothing is to be sent, or the phrase of the report is missing: then `effects`, in sentences,
    /// are the complaint.
    void carryOut(const operations::Intent& intent, const std::function<QStringList()>& effects);
    [[nodiscard]] const operations::Operation* operation() const; ///< null: none was asked for
    void finishAs(OperationResult result, int exitCode, const QString& complaint = {});

    OperationReport m_report;

private:
    void ask(const operations::Intent& intent);
    void follow();
    [[nodiscard]] CommandResult resultAs(OperationResult result, int exitCode, const QString& complaint) const;

    std::string m_operation; ///< its id; empty: not asked for
};

} // namespace poolhouse::console
