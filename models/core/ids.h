// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string> // before <compare>: moc 6.4 stumbles over libstdc++'s <concepts> when it comes first

#include <compare>
#include <functional>

namespace poolhouse::core {

/// A typed API identifier (a UUID for every kind below); different kinds do not convert.
template <class Tag> struct Id {
    std::string value;

    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;
};

using AppId = Id<struct AppTag>;
using ClusterId = Id<struct ClusterTag>; ///< the add-on's UUID, never the provider's
using PoolId = Id<struct PoolTag>;
using AttachmentId = Id<struct AttachmentTag>;
using CredentialId = Id<struct CredentialTag>;

} // namespace poolhouse::core

template <class Tag> struct std::hash<poolhouse::core::Id<Tag>> {
    std::size_t operator()(const poolhouse::core::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
