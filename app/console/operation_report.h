// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/operations/operation.h"

#include <QString>
#include <QStringList>

#include <string>

namespace poolhouse::console {

/// Result of a command that is one operation.
enum class OperationResult { DryRun, Accepted, Done, DoneBefore, Drifted, Failed, Interrupted };

[[nodiscard]] const char* resultWord(OperationResult result); ///< "dry_run"
/// What has become of one of several operations.
[[nodiscard]] OperationResult resultOf(const operations::Operation& operation);

/// What such a command prints.
struct OperationReport {
    OperationResult result = OperationResult::DryRun;
    std::string cluster; ///< name
    core::Change change;
    std::string phrase{};  ///< that confirms it; empty: not required
    std::string message{}; ///< progress or outcome; may be empty
};

/// `effects`: sentences, of a dry run; `cost`: what becomes of it.
[[nodiscard]] QString operationTable(const OperationReport& report, const QStringList& effects,
                                     const QString& cost = QStringLiteral("unchanged"));
/// The same with another title than that of the change.
[[nodiscard]] QString operationTable(const OperationReport& report, const QString& title, const QStringList& effects,
                                     const QString& cost);

} // namespace poolhouse::console
