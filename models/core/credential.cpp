// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/credential.h"

#include <algorithm>
#include <array>

namespace poolhouse::core {

std::span<const EnumWord<CredentialType>> credentialTypeWords() {
    static constexpr std::array<EnumWord<CredentialType>, 2> words{
        {{"owner", CredentialType::Owner}, {"additional", CredentialType::Additional}}};
    return words;
}

std::span<const EnumWord<CredentialState>> credentialStateWords() {
    static constexpr std::array<EnumWord<CredentialState>, 4> words{{{"active", CredentialState::Active},
                                                                     {"enabling", CredentialState::Enabling},
                                                                     {"rotating", CredentialState::Rotating},
                                                                     {"revoking", CredentialState::Revoking}}};
    return words;
}

std::vector<const Credential*> orderedCredentials(const std::vector<Credential>& all) {
    std::vector<const Credential*> ordered;
    ordered.reserve(all.size());
    for (const auto& each : all) {
        ordered.push_back(&each);
    }
    std::stable_sort(ordered.begin(), ordered.end(), [](const Credential* a, const Credential* b) {
        return a->isOwner() != b->isOwner() ? a->isOwner() : a->name < b->name;
    });
    return ordered;
}

std::optional<std::vector<const Attachment*>> attachmentsUsing(const Credential& credential,
                                                               const std::vector<Credential>& credentials,
                                                               const std::vector<Attachment>& all) {
    const bool mayBeOwner =
        credential.type.is(CredentialType::Unknown) &&
        std::none_of(credentials.begin(), credentials.end(), [](const Credential& each) { return each.isOwner(); });
    std::vector<const Attachment*> found;
    for (const auto& each : all) {
        if (each.target.role.empty() && mayBeOwner) {
            return std::nullopt;
        }
        if (each.target.role.empty() ? credential.isOwner() : each.target.role == credential.name) {
            found.push_back(&each);
        }
    }
    return found;
}

} // namespace poolhouse::core
