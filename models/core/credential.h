// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/ids.h"
#include "models/core/open_enum.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

enum class CredentialType { Unknown, Owner, Additional };
[[nodiscard]] std::span<const EnumWord<CredentialType>> credentialTypeWords();

/// The numbers are stored in the journal: never change or reuse one.
enum class CredentialState : int { Unknown = 0, Active = 1, Enabling = 2, Rotating = 3, Revoking = 4 };
[[nodiscard]] std::span<const EnumWord<CredentialState>> credentialStateWords();

/// A database user of a credential. While the credential is rotated there may be two.
struct CredentialUser {
    std::string name;  ///< may be empty: unknown
    std::string state; ///< the API's own word, "active"

    friend bool operator==(const CredentialUser&, const CredentialUser&) = default;
};

/// A way into the database of a cluster. Passwords are no part of it.
struct Credential {
    CredentialId id; ///< may be empty: nothing is asked for by it
    std::string name;
    OpenEnum<CredentialType> type;
    OpenEnum<CredentialState> state;
    std::string host; ///< of the leader pool; may be empty
    std::optional<int> port;
    std::string database;                             ///< may be empty
    std::optional<std::vector<CredentialUser>> users; ///< empty: unknown
    /// Differs after each rotation: digits of a hash over users and passwords in use, from which nothing can be told of
    /// them. Empty: the API gave no password.
    std::string mark{};

    [[nodiscard]] bool isOwner() const { return type.is(CredentialType::Owner); }
    friend bool operator==(const Credential&, const Credential&) = default;
};

/// The owner first, the others by name.
[[nodiscard]] std::vector<const Credential*> orderedCredentials(const std::vector<Credential>& all);

/// The attachments that use `credential`, in input order. An attachment without a role uses the owner (API contract,
/// x-attachment-namespace). Empty: unknown, since there is such an attachment, the type of the credential is unknown,
/// and no other one of `credentials` is the owner. `credentials` and `all` belong to one cluster; the pointers are
/// valid as long as `all`.
[[nodiscard]] std::optional<std::vector<const Attachment*>> attachmentsUsing(const Credential& credential,
                                                                             const std::vector<Credential>& credentials,
                                                                             const std::vector<Attachment>& all);

} // namespace poolhouse::core
