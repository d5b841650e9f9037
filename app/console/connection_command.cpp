// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/connection_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/json_values.h"
#include "models/fleet/store.h"
#include "models/text/connection_text.h"
#include "models/text/text.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

/// Per resources/schema/connection.schema.json.
std::string connectionJson(const fleet::ClusterRecord& cluster, const api::ConnectionDetails& details) {
    Json json{{"cluster", cluster.summary.name},
              {"credential", details.credential},
              {"state", orNull(details.state.text)},
              {"host", details.host},
              {"port", details.port},
              {"database", details.database},
              {"user", details.user},
              {"password", details.password.reveal()}};
    for (const auto form : text::allConnectionForms) {
        json[text::connectionFormWord(form).toStdString()] = text::connectionText(details, form).toStdString();
    }
    return textOf(json);
}

} // namespace

ConnectionCommand::ConnectionCommand(InfoRequest request, Dependencies dependencies, api::CredentialService& service,
                                     QObject* parent)
    : AreaCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent), m_service(service) {}

void ConnectionCommand::onListsRead() {
    const auto found = findCluster(store(), request().cluster);
    if (!found) {
        fail(found.error() + QLatin1Char('\n'));
        return;
    }
    const auto& id = found.value()->summary.id;
    if (request().credential.isEmpty()) {
        findOwner(id);
    } else {
        read(id, request().credential.toStdString());
    }
}

/// Never by its name, which the contract leaves open.
void ConnectionCommand::findOwner(const core::ClusterId& cluster) {
    m_call = m_service.credentials(cluster, [this, cluster](api::ApiResult<core::PartialList<core::Credential>> all) {
        const auto* record = stillThere(cluster);
        if (record == nullptr) {
            return;
        }
        if (!all) {
            fail(complaintAbout(*record, all.error(), text::RequestKind::Credentials));
            return;
        }
        const auto& items = all.value().items;
        const auto owner =
            std::find_if(items.begin(), items.end(), [](const core::Credential& each) { return each.isOwner(); });
        if (owner == items.end()) {
            fail(QStringLiteral("The API doesn't say which credential of %1 is the owner's. Name one.\n")
                     .arg(text::toQString(record->summary.name)));
            return;
        }
        read(cluster, owner->name);
    });
}

void ConnectionCommand::read(const core::ClusterId& cluster, const std::string& credential) {
    m_call = m_service.connection(
        cluster, credential, [this, cluster, credential](api::ApiResult<api::ConnectionDetails> details) {
            const auto* record = stillThere(cluster);
            if (record == nullptr) {
                return;
            }
            if (!details && details.error().kind == api::ApiError::Kind::NotFound) {
                fail(QStringLiteral("%1 has no credential \"%2\". Run poolhouse credentials %1 for the names.\n")
                         .arg(text::toQString(record->summary.name), text::toQString(credential)));
            } else if (!details) {
                fail(complaintAbout(*record, details.error(), text::RequestKind::Connection));
            } else {
                print(*record, details.value());
            }
        });
}

void ConnectionCommand::print(const fleet::ClusterRecord& cluster, const api::ConnectionDetails& details) {
    if (!details.usable()) {
        fail(text::noLogin(details) + QLatin1Char('\n'));
        return;
    }
    const auto form = text::connectionFormOf(request().form).value_or(text::ConnectionForm::Url);
    finish({exitDone,
            request().json ? QString::fromStdString(connectionJson(cluster, details))
                           : text::connectionText(details, form) + QLatin1Char('\n'),
            {}});
}

const fleet::ClusterRecord* ConnectionCommand::stillThere(const core::ClusterId& cluster) {
    const auto* record = store().cluster(cluster);
    if (record == nullptr) {
        fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
    }
    return record;
}

void ConnectionCommand::onTimeout() {
    m_call.cancel();
    fail(QStringLiteral("The credential was not loaded within %1 s. Allow more time with --timeout.\n")
             .arg(request().timeout.count()));
}

} // namespace poolhouse::console
