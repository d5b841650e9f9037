// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/attachment_command.h"

#include "models/core/attachment_name.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

using core::ChangeKind;
using operations::Operation;

/// As the API keeps it.
std::string nameEntered(const QString& entered) {
    return core::attachmentNameOf(entered.trimmed().toStdString());
}

const core::Attachment* attachmentIn(const fleet::ClusterRecord& cluster, const core::ChangedAttachment& subject) {
    const auto at =
        std::find_if(cluster.attachments.begin(), cluster.attachments.end(), [&subject](const core::Attachment& each) {
            return each.app.name == subject.app && each.name == subject.name;
        });
    return at == cluster.attachments.end() ? nullptr : &*at;
}

} // namespace

AttachmentCommand::AttachmentCommand(CommandLine::Command command, ChangeRequest request,
                                     EngineDependencies dependencies, QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent), m_command(command) {}

void AttachmentCommand::onReady(const fleet::ClusterRecord& cluster) {
    if (!attachmentsLoaded()) {
        return; // which is finished
    }
    m_report.cluster = cluster.summary.name;
    m_report.change.attachment = core::ChangedAttachment{request().app.trimmed().toStdString(),
                                                         core::attachmentOfConfigVar(nameEntered(request().attachment)),
                                                         request().credential.trimmed().toStdString(),
                                                         {}};
    if (m_command == CommandLine::Command::Attach) {
        attach(cluster);
    } else {
        detach(cluster);
    }
}

void AttachmentCommand::attach(const fleet::ClusterRecord& cluster) {
    const auto pool =
        poolNamed(cluster, request().pool.isEmpty() ? QString::fromLatin1(core::leaderPoolName) : request().pool);
    if (!pool) {
        return; // which is finished
    }
    auto& change = m_report.change;
    change.kind = ChangeKind::Attach;
    change.pool = *pool;
    auto& subject = *change.attachment;
    if (subject.name.empty()) {
        subject.name = nameOfNewAttachment(cluster, change);
    }
    submit(cluster);
}

/// Without --as: that of an attachment that an earlier run asked for without hearing whether it was made, else a new
/// one.
std::string AttachmentCommand::nameOfNewAttachment(const fleet::ClusterRecord& cluster,
                                                   const core::Change& change) const {
    const auto* earlier = inherited(cluster.summary.id, [&](const Operation& operation) {
        auto asked = change;
        if (operation.change.attachment) {
            asked.attachment->name = operation.change.attachment->name;
        }
        return operation.change == asked && operation.state == Operation::State::Done && !wasAccepted(operation);
    });
    return earlier != nullptr ? earlier->change.attachment->name
                              : core::generateAttachmentName(
                                    change.pool, dependencies().store.attachmentNamesOf(change.attachment->app));
}

void AttachmentCommand::detach(const fleet::ClusterRecord& cluster) {
    auto& change = m_report.change;
    change.kind = ChangeKind::Detach;
    const auto subject = *change.attachment;
    auto exact = subject;
    exact.name = nameEntered(request().attachment);
    const auto* const named = attachmentIn(cluster, exact);
    const auto* const ofConfigVar = attachmentIn(cluster, subject);
    if (named != nullptr && ofConfigVar != nullptr && named != ofConfigVar) {
        finish(
            {exitUsage,
             {},
             QStringLiteral("--as: %1 has the attachments %2 and %3. Use %2_URL for the first, %3 for the second.\n")
                 .arg(text::toQString(subject.app), text::toQString(named->name), text::toQString(ofConfigVar->name))});
        return;
    }
    if (const auto* attachment = named != nullptr ? named : ofConfigVar) {
        change.pool = attachment->target.pool;
        change.attachment =
            core::ChangedAttachment{attachment->app.name, attachment->name, attachment->target.role, attachment->id};
        m_report.phrase = detaching(cluster, attachment->id).phrase.toStdString();
        submit(cluster);
        return;
    }
    const auto* earlier = inherited(cluster.summary.id, [&](const Operation& operation) {
        const auto& detached = operation.change.attachment;
        return operation.change.kind == ChangeKind::Detach && operation.state == Operation::State::Done && detached &&
               detached->app == subject.app && (detached->name == exact.name || detached->name == subject.name);
    });
    if (earlier == nullptr) {
        submit(cluster); // which is refused
        return;
    }
    change = earlier->change;
    finishAs(OperationResult::DoneBefore, exitDone);
}

/// As the window has it. The cluster has the attachment.
views::DetachForm AttachmentCommand::detaching(const fleet::ClusterRecord& cluster,
                                               const core::AttachmentId& attachment) const {
    const auto accepted = [](const core::Change&) { return std::nullopt; };
    return *views::detachForm({dependencies().store, cluster, dependencies().clock.now()}, attachment, {}, accepted);
}

void AttachmentCommand::submit(const fleet::ClusterRecord& cluster) {
    const operations::Intent intent{cluster.summary.id, m_report.change, core::shapesOf(*cluster.info), {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        const auto sentence = text::refusalSentence(*refusal) + QLatin1Char('\n');
        switch (refusal->code) {
        case operations::Refusal::Code::AttachmentExists: finishAs(OperationResult::DoneBefore, exitDone); break;
        case operations::Refusal::Code::AttachmentNameBad:
            finish({exitUsage, {}, QStringLiteral("--as: ") + sentence});
            break;
        default: fail(sentence);
        }
        return;
    }
    execute(intent, [&] {
        const auto form = detaching(cluster, m_report.change.attachment->id);
        QStringList sentences{form.consequence};
        for (const auto& warning : form.warnings) {
            sentences << warning.sentence;
        }
        return sentences;
    });
}

QString AttachmentCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(attachmentJson(report)) : attachmentTable(report);
}

/// After the option that another name is given with.
QString AttachmentCommand::failureOf(const Operation& operation) const {
    const auto inTheWay = operation.problem ? text::configVarInTheWay(operation.change, *operation.problem) : QString();
    return inTheWay.isEmpty() ? OperationCommand::failureOf(operation) : QStringLiteral("--as: ") + inTheWay;
}

QString AttachmentCommand::interruption() const {
    const bool unnamed = m_command == CommandLine::Command::Attach && request().attachment.isEmpty();
    return unnamed ? QStringLiteral("Interrupted before the change was complete. Run the same command with --as %1 to "
                                    "continue.\n")
                         .arg(text::toQString(m_report.change.attachment->name))
                   : OperationCommand::interruption();
}

} // namespace poolhouse::console
