// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/credential.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::core {

/// Bytes of the longest name of a credential: that of a PostgreSQL identifier (documentation of PostgreSQL).
inline constexpr std::size_t maxCredentialNameLength = 63;

/// A credential as it was shown when a change of it was decided on.
struct ShownCredential {
    CredentialId id{}; ///< may be empty
    std::string name{};
    CredentialState state{};
    std::string mark{}; ///< see Credential::mark

    friend bool operator==(const ShownCredential&, const ShownCredential&) = default;
};

/// What is done to the credentials of a cluster, and how they were shown when that was decided (API contract,
/// /data/postgres/v1/{addonId}/credentials; data:pg:credentials:rotate). No password is part of it.
struct ChangedCredential {
    std::string name{};                   ///< of the one that is changed; empty: all of them are rotated
    bool forced = false;                  ///< a rotation that resets all connections at once
    bool owner = false;                   ///< it is the owner's, or that is among all
    std::vector<ShownCredential> shown{}; ///< those that are rotated, or the one destroyed; none for a new one
    std::vector<std::string> apps{};      ///< that use them, by name, sorted

    friend bool operator==(const ChangedCredential&, const ChangedCredential&) = default;
};

/// The one in `now` that was shown: by its id, by its name where one of them has none. Null: it is gone.
[[nodiscard]] const Credential* stillThere(const ShownCredential& shown, const std::vector<Credential>& now);
[[nodiscard]] const Credential* credentialNamed(const std::string& name, const std::vector<Credential>& all);

/// Names of the apps with an attachment that uses one of `shown`, sorted. `all` and `attachments` are of one cluster.
[[nodiscard]] std::vector<std::string> appsUsing(const std::vector<ShownCredential>& shown,
                                                 const std::vector<Credential>& all,
                                                 const std::vector<Attachment>& attachments);

[[nodiscard]] ChangedCredential newCredential(std::string name);
[[nodiscard]] ChangedCredential rotation(const Credential& credential, bool forced, const std::vector<Credential>& all,
                                         const std::vector<Attachment>& attachments);
/// Of all but those that are just being made or destroyed.
[[nodiscard]] ChangedCredential rotationOfAll(bool forced, const std::vector<Credential>& all,
                                              const std::vector<Attachment>& attachments);
[[nodiscard]] ChangedCredential destruction(const Credential& credential, const std::vector<Credential>& all,
                                            const std::vector<Attachment>& attachments);

/// A rotation closes all connections, instead of old ones only.
[[nodiscard]] bool resetsConnections(const ChangedCredential& rotation);

/// Why credentials can't be changed as wanted.
enum class CredentialProblem {
    NameEmpty,
    NameTooLong,   ///< more than maxCredentialNameLength bytes
    NameCharacter, ///< a slash, a vertical bar, a control character, or nothing but dots
    NameBlank,     ///< at an end
    NameTaken,
    Missing,    ///< none was shown
    Enabling,   ///< still being made
    Revoking,   ///< being destroyed already
    Rotating,   ///< being rotated already; forced, it is rotated again
    OwnerStays, ///< it goes with the cluster only
    Attached,   ///< attachments use it
};
/// `all`: of the cluster.
[[nodiscard]] std::optional<CredentialProblem> problemOfNewCredential(const std::string& name,
                                                                      const std::vector<Credential>& all);
[[nodiscard]] std::optional<CredentialProblem> problemOfRotation(const ChangedCredential& change);
[[nodiscard]] std::optional<CredentialProblem> problemOfDestruction(const ChangedCredential& change);

} // namespace poolhouse::core
