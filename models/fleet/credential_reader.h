// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/credential_service.h"
#include "models/fleet/list_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {

/// What the API said of the credentials of a cluster; no password.
struct CredentialsRecord {
    std::optional<std::vector<core::Credential>> credentials; ///< of the last valid answer; empty: never read
    Freshness freshness;
    std::vector<core::Unreadable> unreadable{}; ///< of the last valid answer
};

/// Reads the credentials of the cluster in view.
class CredentialReader final : public ListReader<CredentialsRecord> {
public:
    /// While one of them is made, rotated or destroyed.
    static constexpr std::chrono::seconds changingInterval{15};

    /// The service outlives the reader as well; see AreaReader.
    CredentialReader(api::CredentialService& service, const core::Clock& clock, std::function<bool()> mayAsk = {},
                     QObject* parent = nullptr);

    /// Between two readings that succeed, now.
    [[nodiscard]] static std::chrono::milliseconds paceOf(const CredentialsRecord& record);
    /// How to connect with one, by name: asked for now, and kept nowhere here.
    [[nodiscard]] api::Call connection(const core::ClusterId& cluster, const std::string& name,
                                       api::Reply<api::ConnectionDetails> reply);

private:
    [[nodiscard]] api::Call ask(const core::ClusterId& cluster) override;
    [[nodiscard]] std::chrono::milliseconds pace(const CredentialsRecord& record) const override {
        return paceOf(record);
    }

    api::CredentialService& m_service;
};

} // namespace poolhouse::fleet
