// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/switch_command.h"

#include "app/console/cluster_lookup.h"
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <utility>

namespace poolhouse::console {

using operations::Operation;

namespace {

/// What the window shows of it.
QStringList effectsOf(const views::SwitchForm& form) {
    QStringList sentences;
    for (const auto& row : form.rows) {
        if (row.chosen) {
            sentences << QStringLiteral("%1: %2.").arg(row.title, row.steps);
        }
    }
    for (const auto& fact : form.facts) {
        sentences << QStringLiteral("%1: %2").arg(fact.label, fact.plain());
    }
    for (const auto& warning : form.warnings) {
        sentences << warning.sentence;
    }
    return sentences;
}

} // namespace

SwitchCommand::SwitchCommand(ChangeRequest request, EngineDependencies dependencies, api::CredentialService& service,
                             QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent), m_service(service) {}

core::Result<std::vector<core::ClusterId>, QString> SwitchCommand::clustersToRead() {
    auto wanted = OperationCommand::clustersToRead();
    const auto target = findCluster(dependencies().store, request().to);
    if (!wanted || !target) {
        return !wanted ? wanted.error() : target.error();
    }
    m_target = target.value()->summary.id;
    if (wanted.value().front() == m_target) {
        return QStringLiteral("--to: that is the cluster that the apps are attached to now. Name another one.");
    }
    auto both = std::move(wanted).value();
    both.push_back(m_target);
    return both;
}

/// A copy that an earlier command left being created.
bool SwitchCommand::mayLackDetails(const core::ClusterId& cluster) const {
    return cluster == m_target;
}

std::vector<const Operation*> SwitchCommand::inTheWay() const {
    auto open = OperationCommand::inTheWay();
    const auto there = inTheWayOf(m_target);
    open.insert(open.end(), there.begin(), there.end());
    return open;
}

void SwitchCommand::onReady(const fleet::ClusterRecord& source) {
    const auto* target = dependencies().store.cluster(m_target);
    if (target == nullptr || !target->info || !target->info->poolsKnown()) {
        onGone(m_target);
        return;
    }
    if (!attachmentsLoaded()) {
        return; // which is finished
    }
    m_report.cluster = source.summary.name;
    m_switch.target = target->summary.name;
    readCredentials({source.summary.id, m_target}, source.summary.id);
}

/// One after the other, the last one first. Those that can't be read are unknown, which the form has a warning for.
void SwitchCommand::readCredentials(std::vector<core::ClusterId> wanted, const core::ClusterId& source) {
    if (wanted.empty()) {
        if (const auto* record = answered(source)) {
            decide(*record);
        }
        return;
    }
    const auto cluster = wanted.back();
    wanted.pop_back();
    await(m_service.credentials(cluster,
                                [this, cluster, wanted = std::move(wanted), source](const auto& answer) {
                                    auto& record = m_credentials[cluster];
                                    if (answer) {
                                        record.credentials = answer.value().items;
                                        record.unreadable = answer.value().unreadable;
                                    }
                                    readCredentials(wanted, source);
                                }),
          QStringLiteral("The credentials were"));
}

views::SwitchForm SwitchCommand::form(const views::SwitchDraft& draft, const QString& typed) const {
    const auto& operations = dependencies().operations;
    return views::switchForm(
        {dependencies().store, *dependencies().store.cluster(m_target), dependencies().clock.now()},
        [this](const core::ClusterId& of) {
            const auto at = m_credentials.find(of);
            return at == m_credentials.end() ? nullptr : &at->second;
        },
        draft, typed,
        [&operations](const core::ClusterId& of, const core::Change& change) {
            return operations.refusal({of, change, {}});
        });
}

void SwitchCommand::decide(const fleet::ClusterRecord& source) {
    views::SwitchDraft draft;
    draft.source = source.summary.name;
    draft.keepNames = !request().newNames;
    const auto app = request().app.trimmed().toStdString();
    for (const auto& each : source.attachments) {
        if (!app.empty() && each.app.name != app) {
            draft.staying.insert(each.id);
        }
    }
    if (draft.staying.size() == source.attachments.size()) {
        finishWithoutAttachment(source);
        return;
    }
    const auto phrase = form(draft, {}).phrase;
    const auto decided = form(draft, phrase);
    if (decided.whyNot) {
        fail(*decided.whyNot + QLatin1Char('\n'));
        return;
    }
    m_report.phrase = phrase.toStdString();
    m_switch.effects = effectsOf(decided);
    for (const auto& intent : decided.intents) {
        m_switch.steps.push_back({intent.change, intent.cluster == m_target ? m_switch.target : source.summary.name});
    }
    executeAll(
        decided.intents, [this] { return m_switch.effects; }, Order::OneAfterAnother);
}

/// Nothing is left of what a run that was killed had begun, or there never was anything.
void SwitchCommand::finishWithoutAttachment(const fleet::ClusterRecord& source) {
    const auto app = request().app.trimmed();
    const auto* earlier = inherited(source.summary.id, [&app](const Operation& operation) {
        const auto& detached = operation.change.attachment;
        return operation.change.kind == core::ChangeKind::Detach && operation.state == Operation::State::Done &&
               detached && (app.isEmpty() || detached->app == app.toStdString());
    });
    if (earlier != nullptr) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    const auto name = text::toQString(source.summary.name);
    fail(app.isEmpty() ? QStringLiteral("No app is attached to %1.\n").arg(name)
                       : QStringLiteral("--app: %1 has no attachment of %2.\n").arg(app, name));
}

QString SwitchCommand::printed(const OperationReport& report) const {
    auto whole = m_switch;
    whole.whole = report;
    for (std::size_t at = 0; at < whole.steps.size(); ++at) {
        const auto* operation = at < asked().size() ? dependencies().operations.find(asked()[at]) : nullptr;
        auto& step = whole.steps[at];
        step.result = operation != nullptr ? resultOf(*operation) : report.result;
        step.message = operation != nullptr ? text::progressSentence(*operation).toStdString() : std::string();
    }
    return request().json ? QString::fromStdString(switchJson(whole)) : switchTable(whole);
}

} // namespace poolhouse::console
