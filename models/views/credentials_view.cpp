// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/credentials_view.h"

#include "models/core/credential_decision.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "models/text/credential_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using core::ChangeKind;
using text::Text;
using Credentials = std::vector<core::Credential>;
using Attachments = std::vector<core::Attachment>;

/// `attachments`: null while they are not known.
std::optional<QString> whyNot(const core::Change& change, const Credentials& all, const Attachments* attachments,
                              const RefusalCheck& refusal) {
    if (const auto why = refusal(change)) {
        return text::refusalSentence(*why);
    }
    return core::usersKnown(*change.credential, all, attachments)
               ? std::nullopt
               : std::optional(text::credentialUseUnknown(*change.credential));
}

/// `attachments`: null while they are not known.
void showUse(CredentialRow& row, const core::Credential& credential, const Credentials& all,
             const Attachments* attachments) {
    const auto used = attachments != nullptr ? core::attachmentsUsing(credential, all, *attachments) : std::nullopt;
    if (!used) {
        row.usedBy = Text::tr("unknown");
        return;
    }
    QStringList names;
    for (const auto* each : *used) {
        names << text::attachmentTitle({each->name, each->app.name});
    }
    row.used = !names.isEmpty();
    row.usedBy = *row.used ? names.join(QStringLiteral(", ")) : Text::tr("no attachment");
}

QString headlineOf(const std::vector<CredentialRow>& rows) {
    const auto all = Text::counted(static_cast<int>(rows.size()), QT_TRANSLATE_N_NOOP("Wording", "%1 credential"),
                                   QT_TRANSLATE_N_NOOP("Wording", "%1 credentials"));
    const auto count = [&rows](std::optional<bool> used) {
        return std::count_if(rows.begin(), rows.end(), [used](const CredentialRow& row) { return row.used == used; });
    };
    const auto unused = count(false);
    return count(std::nullopt) > 0 || unused == 0 ? all : Text::tr("%1, %2 used by no attachment").arg(all).arg(unused);
}

} // namespace

CredentialsView credentialsView(const core::ClusterId& cluster, const fleet::CredentialsRecord* record,
                                const fleet::Store& store, core::Instant now, const RefusalCheck& refusal) {
    CredentialsView view;
    view.cluster = cluster;
    view.headline = Text::tr("Loading credentials");
    view.createWhyNot = view.rotateAllWhyNot = Text::tr("The credentials haven't been loaded.");
    if (record == nullptr) {
        return view;
    }
    static_cast<AreaStatus&>(view) = areaStatus(
        record->freshness, fleet::CredentialReader::paceOf(*record), now,
        {text::RequestKind::Credentials, Text::tr("Credentials as of %1, %2"), Text::tr("Credentials read %1")});
    if (!record->credentials) {
        if (view.state == AreaStatus::State::Failed) {
            view.headline = Text::tr("The credentials are unknown.");
        }
        return view;
    }
    const auto* known = store.cluster(cluster);
    const auto* attachments = known != nullptr && store.attachmentsKnown() ? &known->attachments : nullptr;
    const auto& all = *record->credentials;
    const auto used = attachments != nullptr ? *attachments : Attachments();
    const auto refused = [&](ChangeKind kind, const std::string& name) { // forced, it may be rotated once more
        return whyNot(core::changeOfCredentials(kind, name, true, all, used), all, attachments, refusal);
    };
    for (const auto* credential : core::orderedCredentials(all)) {
        CredentialRow row;
        row.name = credential->name;
        row.type = text::credentialTypeWord(*credential);
        row.state = text::credentialStateWord(*credential);
        showUse(row, *credential, all, attachments);
        row.rotateWhyNot = refused(ChangeKind::RotateCredential, credential->name);
        row.destroyWhyNot = refused(ChangeKind::DestroyCredential, credential->name);
        view.rows.push_back(std::move(row));
    }
    view.headline = headlineOf(view.rows);
    view.partial = text::unreadableSentences(record->unreadable).join(QLatin1Char(' '));
    view.createWhyNot = refused(ChangeKind::CreateCredential, "a"); // any name
    view.rotateAllWhyNot = refused(ChangeKind::RotateAllCredentials, {});
    return view;
}

} // namespace poolhouse::views
