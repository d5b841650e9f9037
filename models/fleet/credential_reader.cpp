// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/credential_reader.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

CredentialReader::CredentialReader(api::CredentialService& service, const core::Clock& clock,
                                   std::function<bool()> mayAsk, QObject* parent)
    : ListReader(clock, std::move(mayAsk), parent), m_service(service) {}

std::chrono::milliseconds CredentialReader::paceOf(const CredentialsRecord& record) {
    const auto changes = [](const core::Credential& each) {
        using enum core::CredentialState;
        return each.state.is(Enabling) || each.state.is(Rotating) || each.state.is(Revoking);
    };
    const bool any = record.credentials && std::any_of(record.credentials->begin(), record.credentials->end(), changes);
    return any ? changingInterval : quietInterval;
}

api::Call CredentialReader::connection(const core::ClusterId& cluster, const std::string& name,
                                       api::Reply<api::ConnectionDetails> reply) {
    return m_service.connection(cluster, name, std::move(reply));
}

api::Call CredentialReader::ask(const core::ClusterId& cluster) {
    return m_service.credentials(cluster, keep(cluster, &CredentialsRecord::credentials));
}

} // namespace poolhouse::fleet
