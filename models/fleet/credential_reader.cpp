// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/credential_reader.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

CredentialReader::CredentialReader(api::CredentialService& service, const core::Clock& clock,
                                   std::function<bool()> mayAsk, QObject* parent)
    : AreaReader(clock, std::move(mayAsk), parent), m_service(service) {}

const CredentialsRecord* CredentialReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

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

bool CredentialReader::isReading(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr && known->freshness.loading;
}

std::chrono::milliseconds CredentialReader::interval(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr ? pauseAfterFailure(known->freshness).value_or(paceOf(*known)) : quietInterval;
}

void CredentialReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_call = m_service.credentials(cluster, [this, cluster](auto answer) {
        auto& record = m_records[cluster];
        if (answer) {
            auto value = std::move(answer).value();
            succeed(record.freshness);
            record.credentials = std::move(value.items);
            record.unreadable = std::move(value.unreadable);
        } else {
            fail(record.freshness, answer.error());
        }
        Q_EMIT changed(cluster);
    });
    Q_EMIT changed(cluster);
}

void CredentialReader::stopReading(const core::ClusterId& cluster) {
    m_call.cancel();
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.freshness.loading = false;
    }
}

void CredentialReader::dropRecords() {
    m_call.cancel();
    m_records.clear();
}

} // namespace poolhouse::fleet
