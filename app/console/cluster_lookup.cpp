// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_lookup.h"

#include "models/core/attachment_name.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"

#include <QStringList>

#include <algorithm>
#include <string_view>
#include <vector>

namespace poolhouse::console {

namespace {

using Records = std::vector<const fleet::ClusterRecord*>;

Records allRecords(const fleet::Store& store) {
    Records records;
    for (const auto& id : store.clusterIds()) {
        if (const auto* record = store.cluster(id)) {
            records.push_back(record);
        }
    }
    return records;
}

/// "DATABASE" and "DATABASE_URL" are the same attachment.
bool namesAttachment(std::string_view query, const std::string& attachment) {
    return core::sameIgnoringCase(query, attachment) || core::sameIgnoringCase(query, core::configVarOf(attachment));
}

struct Found {
    Records records;  ///< without duplicates
    QStringList ways; ///< unambiguous names of the matches
};

Found byAttachment(const Records& all, const std::string& app, const std::string& name) {
    Found found;
    for (const auto* record : all) {
        bool named = (app.empty() || record->summary.app.name == app) && record->summary.name == name;
        for (const auto& attachment : record->attachments) {
            if ((app.empty() || attachment.app.name == app) && namesAttachment(name, attachment.name)) {
                named = true;
                found.ways.append(QString::fromStdString(attachment.app.name + "::" + attachment.name));
            }
        }
        if (named) {
            found.records.push_back(record);
        }
    }
    return found;
}

} // namespace

core::Result<const fleet::ClusterRecord*, QString> findCluster(const fleet::Store& store, const QString& text) {
    const auto query = text.trimmed().toStdString();
    const auto all = allRecords(store);
    for (const auto* record : all) {
        if (core::sameIgnoringCase(record->summary.name, query) ||
            core::sameIgnoringCase(record->summary.id.value, query)) {
            return record;
        }
    }
    const auto separator = query.find("::");
    const bool hasApp = separator != std::string::npos;
    const auto found = byAttachment(all, hasApp ? query.substr(0, separator) : std::string(),
                                    hasApp ? query.substr(separator + 2) : query);
    if (found.records.size() == 1) {
        return found.records.front();
    }
    if (found.records.empty() && !store.attachmentsKnown()) {
        return QStringLiteral(
                   "No cluster is called \"%1\", and attachments couldn't be read. Use a name that poolhouse "
                   "info lists.")
            .arg(text);
    }
    if (found.records.empty()) {
        return QStringLiteral("No cluster \"%1\" among the %2 of this account. Run poolhouse info for their names.")
            .arg(text)
            .arg(all.size());
    }
    return QStringLiteral("\"%1\" matches %2 clusters. Use one of these: %3.")
        .arg(text)
        .arg(found.records.size())
        .arg(found.ways.join(QStringLiteral(", ")));
}

} // namespace poolhouse::console
