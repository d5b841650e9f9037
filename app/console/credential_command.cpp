// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/credential_command.h"

#include "app/console/credential_change_report.h"
#include "models/core/credential_decision.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/whole_cluster.h"
#include "models/text/credential_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"

#include <utility>

namespace poolhouse::console {

using core::ChangeKind;
using operations::Operation;

CredentialCommand::CredentialCommand(CommandLine::Command command, ChangeRequest request,
                                     EngineDependencies dependencies, api::CredentialService& service, QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent),
      m_command(command),
      m_service(service) {}

void CredentialCommand::onReady(const fleet::ClusterRecord& cluster) {
    if (!attachmentsLoaded()) {
        return; // which is finished: which apps restart would not be known
    }
    m_report.cluster = cluster.summary.name;
    const auto id = cluster.summary.id;
    await(m_service.credentials(id, [this, id](auto answer) { onRead(id, std::move(answer)); }),
          QStringLiteral("The credentials were"));
}

void CredentialCommand::onRead(const core::ClusterId& cluster,
                               api::ApiResult<core::PartialList<core::Credential>> answer) {
    const auto* record = answered(cluster);
    if (record == nullptr) {
        return;
    }
    const auto all = operations::wholeList(std::move(answer));
    if (!all) {
        fail(text::commandComplaint(all.error(), text::RequestKind::Credentials));
        return;
    }
    m_report.change = decided(*record, all.value());
    m_report.phrase = core::credentialPhrase(m_report.change, record->summary.app.name, record->summary.name);
    if (comesToAnEnd(all.value())) {
        fail(QStringLiteral("%1 is being destroyed. Create it when that is complete.\n")
                 .arg(text::toQString(m_report.change.credential->name)));
    } else if (!core::usersKnown(*m_report.change.credential, all.value(), &record->attachments)) {
        fail(text::credentialUseUnknown(*m_report.change.credential) + QLatin1Char('\n'));
    } else if (isDone(cluster, all.value())) {
        finishAs(OperationResult::DoneBefore, exitDone);
    } else {
        submit(*record);
    }
}

/// What it does, to what was read.
core::Change CredentialCommand::decided(const fleet::ClusterRecord& cluster,
                                        const std::vector<core::Credential>& all) const {
    const auto name = request().credential.toStdString();
    const auto kind = m_command == CommandLine::Command::CreateCredential    ? ChangeKind::CreateCredential
                      : m_command == CommandLine::Command::DestroyCredential ? ChangeKind::DestroyCredential
                      : name.empty()                                         ? ChangeKind::RotateAllCredentials
                                                                             : ChangeKind::RotateCredential;
    return core::changeOfCredentials(kind, name, request().forced, all, cluster.attachments);
}

/// The name of a new one is still taken, by one that is being destroyed.
bool CredentialCommand::comesToAnEnd(const std::vector<core::Credential>& all) const {
    const auto* one = core::credentialNamed(m_report.change.credential->name, all);
    return m_report.change.kind == ChangeKind::CreateCredential && one != nullptr &&
           one->state.is(core::CredentialState::Revoking);
}

/// A new one by its name; the others by a run that was killed before it heard of it: once more would be another
/// rotation.
bool CredentialCommand::isDone(const core::ClusterId& cluster, const std::vector<core::Credential>& all) const {
    const auto& wanted = m_report.change;
    if (wanted.kind == ChangeKind::CreateCredential) {
        return core::credentialNamed(wanted.credential->name, all) != nullptr;
    }
    return inherited(cluster, [&](const Operation& operation) {
               const auto& done = operation.change;
               const bool gone = done.kind == ChangeKind::DestroyCredential;
               return operation.state == Operation::State::Done && done.kind == wanted.kind && done.credential &&
                      done.credential->name == wanted.credential->name &&
                      done.credential->forced == wanted.credential->forced && (gone || !wasAccepted(operation));
           }) != nullptr;
}

void CredentialCommand::submit(const fleet::ClusterRecord& cluster) {
    const operations::Intent intent{cluster.summary.id, m_report.change, core::shapesOf(*cluster.info), {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        const auto sentence = text::refusalSentence(*refusal) + QLatin1Char('\n');
        const bool badName =
            m_report.change.kind == ChangeKind::CreateCredential && refusal->credentialProblem.has_value();
        finish({badName ? exitUsage : exitFailure, {}, badName ? QStringLiteral("NAME: ") + sentence : sentence});
        return;
    }
    execute(intent, [&intent] { return text::credentialEffects(intent.change); });
}

/// The same rotation again would be another one.
QString CredentialCommand::interruption() const {
    const auto* asked = operation();
    const bool rotates = asked != nullptr && asked->change.kind != ChangeKind::CreateCredential &&
                         asked->change.kind != ChangeKind::DestroyCredential;
    return rotates && operations::wasAccepted(*asked)
               ? QStringLiteral("Interrupted before the change was complete. The API has accepted it; \"poolhouse "
                                "credentials %1\" shows how it goes on.\n")
                     .arg(QString::fromStdString(m_report.cluster))
               : OperationCommand::interruption();
}

QString CredentialCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(credentialChangeJson(report)) : credentialChangeTable(report);
}

} // namespace poolhouse::console
