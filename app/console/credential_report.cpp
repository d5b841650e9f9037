// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/credential_report.h"

#include "app/console/text_table.h"
#include "models/fleet/store.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace poolhouse::console {

namespace {

/// Null while they are not known.
Json usersJson(const core::Credential& credential) {
    if (!credential.users) {
        return nullptr;
    }
    auto users = Json::array();
    for (const auto& user : *credential.users) {
        users.push_back({{"name", orNull(user.name)}, {"state", orNull(user.state)}});
    }
    return users;
}

/// Empty while that is not known.
std::optional<std::vector<const core::Attachment*>>
usedBy(const AreaReading& reading, const core::Credential& credential, const std::vector<core::Credential>& all) {
    return reading.store.attachmentsKnown() ? core::attachmentsUsing(credential, all, reading.cluster.attachments)
                                            : std::nullopt;
}

Json usedByJson(const AreaReading& reading, const core::Credential& credential,
                const std::vector<core::Credential>& all) {
    const auto used = usedBy(reading, credential, all);
    if (!used) {
        return nullptr;
    }
    auto attachments = Json::array();
    for (const auto* attachment : *used) {
        attachments.push_back({{"id", attachment->id.value},
                               {"name", attachment->name},
                               {"app", attachment->app.name},
                               {"pool", attachment->target.pool}});
    }
    return attachments;
}

/// "example-app::DATABASE (leader)"
QString usedByText(const AreaReading& reading, const core::Credential& credential,
                   const std::vector<core::Credential>& all) {
    const auto used = usedBy(reading, credential, all);
    if (!used) {
        return unknown();
    }
    QStringList names;
    for (const auto* attachment : *used) {
        names << QStringLiteral("%1::%2 (%3)")
                     .arg(plain(attachment->app.name), plain(attachment->name), plain(attachment->target.pool));
    }
    return names.isEmpty() ? QStringLiteral("-") : names.join(QStringLiteral(", "));
}

QString orUnknown(const std::string& text) {
    return text.empty() ? unknown() : plain(text);
}

} // namespace

std::string credentialsJson(const AreaReading& reading, const std::vector<core::Credential>& credentials) {
    auto json = areaJson(reading);
    json["attachments_read_at"] = instantJson(reading.store.attachmentsFreshness().readAt);
    json["credentials"] = Json::array();
    for (const auto* credential : core::orderedCredentials(credentials)) {
        json["credentials"].push_back({{"id", orNull(credential->id.value)},
                                       {"name", credential->name},
                                       {"type", orNull(credential->type.text)},
                                       {"state", orNull(credential->state.text)},
                                       {"host", orNull(credential->host)},
                                       {"port", orNull(credential->port)},
                                       {"database", orNull(credential->database)},
                                       {"users", usersJson(*credential)},
                                       {"attachments", usedByJson(reading, *credential, credentials)}});
    }
    return textOf(json);
}

QString credentialsTable(const AreaReading& reading, const std::vector<core::Credential>& credentials) {
    const auto count = credentials.size();
    auto title =
        areaTitle(reading, count == 1 ? QStringLiteral("1 credential") : QStringLiteral("%1 credentials").arg(count));
    if (credentials.empty()) {
        return title;
    }
    QList<QStringList> rows{{QStringLiteral("CREDENTIAL"), QStringLiteral("TYPE"), QStringLiteral("STATE"),
                             QStringLiteral("DATABASE"), QStringLiteral("USED BY")}};
    for (const auto* credential : core::orderedCredentials(credentials)) {
        rows.append({plain(credential->name), orUnknown(credential->type.text), orUnknown(credential->state.text),
                     orUnknown(credential->database), usedByText(reading, *credential, credentials)});
    }
    return title + QLatin1Char('\n') + aligned(rows, static_cast<int>(rows.front().size()));
}

} // namespace poolhouse::console
