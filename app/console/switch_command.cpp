// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/switch_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/command_line.h"
#include "models/core/attachment_name.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <algorithm>
#include <set>
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

bool isOfApp(const Operation& operation, const std::string& app) {
    const auto& attachment = operation.change.attachment;
    return attachment && (app.empty() || attachment->app == app);
}

/// The first step of the chain that it belongs to.
const Operation* firstStepOf(const Operation& operation, const operations::Engine& engine) {
    const auto* first = &operation;
    while (const auto* before = engine.find(first->after)) {
        first = before;
    }
    return first;
}

/// Whether the step was to give an app its old name again that one before took away from `source`, and didn't.
bool leftNameOut(const Operation& step, const core::ClusterId& source, const operations::Engine& engine) {
    const auto* before = engine.find(step.after);
    return step.finished() && step.state != Operation::State::Done && step.change.kind == core::ChangeKind::Attach &&
           before != nullptr && before->cluster == source && before->change.kind == core::ChangeKind::Detach &&
           isOfApp(*before, step.change.attachment->app) &&
           before->change.attachment->name == step.change.attachment->name && operations::mayHaveActed(*before);
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
    const auto app = wantedApp();
    for (const auto& each : source.attachments) {
        if (!app.empty() && each.app.name != app) {
            draft.staying.insert(each.id);
        }
    }
    auto intents = draft.keepNames ? namesLeftOut(source.summary.id) : std::vector<operations::Intent>();
    for (const auto& intent : intents) {
        const auto& attachment = *intent.change.attachment;
        m_switch.effects << QStringLiteral("%1: %2 is attached to %3 first, which an earlier run did not get to. This "
                                           "restarts the app.")
                                .arg(text::toQString(attachment.app),
                                     text::toQString(core::configVarOf(attachment.name)),
                                     text::toQString(m_switch.target));
    }
    if (draft.staying.size() < source.attachments.size()) {
        const auto phrase = form(draft, {}).phrase;
        const auto decided = form(draft, phrase);
        if (decided.whyNot) {
            fail(*decided.whyNot + QLatin1Char('\n'));
            return;
        }
        m_report.phrase = phrase.toStdString();
        m_switch.effects << effectsOf(decided);
        intents.insert(intents.end(), decided.intents.begin(), decided.intents.end());
    } else if (intents.empty()) {
        finishWithoutAttachment(source);
        return;
    }
    m_switch.steps.reserve(intents.size());
    for (const auto& intent : intents) {
        m_switch.steps.push_back({intent.change, intent.cluster == m_target ? m_switch.target : source.summary.name});
    }
    executeAll(
        intents, [this] { return m_switch.effects; }, Order::OneAfterAnother);
}

std::string SwitchCommand::wantedApp() const {
    return request().app.trimmed().toStdString();
}

/// The last steps of earlier runs that did not succeed, in their order, unless the app has the name again, or had it
/// since.
std::vector<operations::Intent> SwitchCommand::namesLeftOut(const core::ClusterId& source) const {
    const auto& engine = dependencies().operations;
    const auto& store = dependencies().store;
    const auto basis = core::shapesOf(*store.cluster(m_target)->info);
    std::vector<operations::Intent> left;
    std::set<std::pair<std::string, std::string>> settled; // app and name
    const auto& all = engine.all();
    for (auto step = all.rbegin(); step != all.rend(); ++step) {
        if (!isOfApp(*step, wantedApp())) {
            continue;
        }
        const auto& attachment = *step->change.attachment;
        const bool isLeft = step->cluster == m_target && leftNameOut(*step, source, engine);
        const bool isNew = (isLeft || step->state == Operation::State::Done) &&
                           settled.emplace(attachment.app, attachment.name).second;
        const auto names = store.attachmentNamesOf(attachment.app);
        if (isLeft && isNew && std::find(names.begin(), names.end(), attachment.name) == names.end()) {
            left.push_back({m_target, step->change, basis});
        }
    }
    std::reverse(left.begin(), left.end());
    return left;
}

/// Nothing is left of what a run that was killed had begun, or there never was anything.
void SwitchCommand::finishWithoutAttachment(const fleet::ClusterRecord& source) {
    const auto app = wantedApp();
    const auto* earlier = inherited(source.summary.id, [&app](const Operation& operation) {
        return operation.change.kind == core::ChangeKind::Detach && operation.state == Operation::State::Done &&
               isOfApp(operation, app);
    });
    const auto* undone = earlier != nullptr ? undoneBeside(*earlier) : nullptr;
    if (undone != nullptr) {
        fail(QStringLiteral("%1: %2\n").arg(text::changeTitle(*undone), text::progressSentence(*undone)));
        return;
    }
    if (earlier != nullptr) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    const auto name = text::toQString(source.summary.name);
    fail(app.empty() ? QStringLiteral("No app is attached to %1.\n").arg(name)
                     : QStringLiteral("--app: %1 has no attachment of %2.\n").arg(text::toQString(app), name));
}

/// A step of the same chain that did not succeed; null: none.
const Operation* SwitchCommand::undoneBeside(const Operation& step) const {
    const auto& engine = dependencies().operations;
    const auto* first = firstStepOf(step, engine);
    const auto app = wantedApp();
    const auto& all = engine.all();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Operation& each) {
        return each.state != Operation::State::Done && isOfApp(each, app) && firstStepOf(each, engine) == first;
    });
    return at == all.end() ? nullptr : &*at;
}

/// An app may have lost its config var by then.
QString SwitchCommand::failureOf(const Operation& operation) const {
    const auto sentence = OperationCommand::failureOf(operation);
    const auto& engine = dependencies().operations;
    const auto* before = engine.find(operation.after);
    const bool lost = before != nullptr && operation.state != Operation::State::OutcomeUnknown &&
                      leftNameOut(operation, before->cluster, engine);
    return lost ? QStringLiteral("%1 %2 is without %3 now: run the same command again.")
                      .arg(sentence, text::toQString(operation.change.attachment->app),
                           text::toQString(core::configVarOf(operation.change.attachment->name)))
                : sentence;
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
