// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/operation_command.h"

#include "app/console/command_line.h"
#include "app/console/plan_application.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/shell_quotes.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

using operations::Operation;

OperationCommand::OperationCommand(ChangeRequest request, EngineDependencies dependencies, FleetLoader::Catalog catalog,
                                   QObject* parent)
    : ChangeCommand(std::move(request), dependencies, catalog, parent) {
    connect(&dependencies.operations, &operations::Engine::changed, this, &OperationCommand::follow);
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_call.cancel();
        fail(QStringLiteral("%1 not loaded within %2 s. Allow more time with --timeout.\n")
                 .arg(m_awaited)
                 .arg(this->request().timeout.count()));
    });
}

bool OperationCommand::attachmentsLoaded() {
    const auto& store = dependencies().store;
    if (store.attachmentsKnown()) {
        return true;
    }
    const auto& problem = store.attachmentsFreshness().problem;
    fail(problem ? text::commandComplaint(*problem, text::RequestKind::Attachments)
                 : QStringLiteral("The attachments couldn't be loaded.\n"));
    return false;
}

void OperationCommand::await(api::Call call, const QString& what) {
    m_awaited = what;
    m_late.start(request().timeout);
    m_call = std::move(call);
}

const fleet::ClusterRecord* OperationCommand::answered(const core::ClusterId& cluster) {
    m_late.stop();
    const auto* record = dependencies().store.cluster(cluster);
    if (record == nullptr || !record->info) {
        fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
        return nullptr;
    }
    return record;
}

QString OperationCommand::failureOf(const Operation& operation) const {
    return text::progressSentence(operation);
}

QString OperationCommand::interruption() const {
    return QStringLiteral("Interrupted before the change was complete. Run the same command again to continue.\n");
}

void OperationCommand::execute(const operations::Intent& intent, const std::function<QStringList()>& effects) {
    executeAll({intent}, effects);
}

void OperationCommand::executeAll(const std::vector<operations::Intent>& intents,
                                  const std::function<QStringList()>& effects, Order order) {
    if (request().dryRun) {
        finishAs(OperationResult::DryRun, exitDone);
        return;
    }
    const auto phrase = QString::fromStdString(m_report.phrase);
    if (!phrase.isEmpty() && request().confirm.trimmed() != phrase) {
        auto sentences = effects();
        sentences << QStringLiteral("To confirm, add: --confirm %1\n").arg(text::asShellWord(phrase));
        finish({exitUsage, {}, sentences.join(QLatin1Char(' '))});
        return;
    }
    ask(intents, order);
}

void OperationCommand::ask(std::vector<operations::Intent> intents, Order order) {
    auto& engine = dependencies().operations;
    std::vector<std::string> ids;
    for (auto& intent : intents) {
        if (!ids.empty() && (order == Order::OneAfterAnother || intent.cluster.empty())) {
            intent.after = order == Order::OneAfterAnother ? ids.back() : ids.front();
        }
        const auto asked = engine.ask(intent);
        if (!asked) {
            for (const auto& id : ids) {
                engine.cancel(id); // all or nothing
            }
            fail(text::refusalSentence(asked.error()) + QLatin1Char('\n'));
            return;
        }
        ids.push_back(asked.value());
    }
    m_operations = std::move(ids);
    follow();
}

const Operation* OperationCommand::operation() const {
    return m_operations.empty() ? nullptr : dependencies().operations.find(m_operations.front());
}

/// Whether another one is not sent without it.
bool OperationCommand::isAwaited(const Operation& operation) const {
    return std::any_of(m_operations.begin(), m_operations.end(), [&](const std::string& id) {
        const auto* other = dependencies().operations.find(id);
        return other != nullptr && other->after == operation.id;
    });
}

/// Whether one waits for another that did not succeed: it is withdrawn next.
bool OperationCommand::isWithdrawalDue() const {
    const auto& engine = dependencies().operations;
    return std::any_of(m_operations.begin(), m_operations.end(), [&engine](const std::string& id) {
        const auto* operation = engine.find(id);
        const auto* before = operation != nullptr ? engine.find(operation->after) : nullptr;
        return before != nullptr && !operation->finished() && before->finished() &&
               before->state != Operation::State::Done;
    });
}

/// Ends the command when its operations have gone far enough. A failure of one that no other waits for leaves the
/// others to be followed: what is said of them then is final.
void OperationCommand::follow() {
    if (isWithdrawalDue()) {
        return;
    }
    bool complete = !m_operations.empty(), accepted = complete;
    const Operation* failed = nullptr;
    for (const auto& id : m_operations) {
        const auto* operation = dependencies().operations.find(id);
        if (operation == nullptr) {
            return;
        }
        if (complete) { // up to the first one in progress
            m_report.message = text::progressSentence(*operation).toStdString();
        }
        if (operation->finished() && operation->state != Operation::State::Done && !isAwaited(*operation)) {
            failed = failed != nullptr ? failed : operation;
            continue;
        }
        if (endedBy(*operation)) {
            return;
        }
        complete = complete && operation->state == Operation::State::Done;
        accepted = accepted && (complete || operation->state == Operation::State::Done ||
                                operation->state == Operation::State::Watching);
    }
    const bool enough = complete || (accepted && !request().wait);
    if (failed != nullptr) {
        if (enough) {
            endedBy(*failed);
        }
    } else if (complete) {
        finishAs(OperationResult::Done, exitDone);
    } else if (enough) {
        finishAs(OperationResult::Accepted, exitDone);
    }
}

/// Whether it ended the command: impossible, or user input is required.
bool OperationCommand::endedBy(const Operation& operation) {
    const auto sentence = text::progressSentence(operation);
    switch (operation.state) {
    case Operation::State::NeedsTwoFactor: // no interactive prompt; the next run withdraws the unsent operation
        m_report.message = sentence.toStdString();
        finishAs(OperationResult::Failed, exitFailure, twoFactorAdvice(operation));
        return true;
    case Operation::State::Drifted:
        m_report.message = sentence.toStdString();
        finishAs(OperationResult::Drifted, exitDrifted, failureOf(operation) + QLatin1Char('\n'));
        return true;
    case Operation::State::Failed:
    case Operation::State::OutcomeUnknown:
    case Operation::State::Cancelled:
        m_report.message = sentence.toStdString();
        finishAs(OperationResult::Failed, exitFailure, failureOf(operation) + QLatin1Char('\n'));
        return true;
    default: return false;
    }
}

CommandResult OperationCommand::resultAs(OperationResult result, int exitCode, const QString& complaint) const {
    auto report = m_report;
    report.result = result;
    return {exitCode, printed(report), complaint};
}

void OperationCommand::finishAs(OperationResult result, int exitCode, const QString& complaint) {
    finish(resultAs(result, exitCode, complaint));
}

CommandResult OperationCommand::interrupted() const {
    return m_operations.empty() ? ChangeCommand::interrupted()
                                : resultAs(OperationResult::Interrupted, exitFailure, interruption());
}

} // namespace poolhouse::console
