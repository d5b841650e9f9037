// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/unreadable.h"
#include "models/fleet/freshness.h"

#include <unordered_map>
#include <vector>

namespace poolhouse::fleet {

/// The attachments of an account by cluster, also of clusters that are listed only later: by app, then name. No I/O.
class AttachmentIndex {
public:
    [[nodiscard]] const Freshness& freshness() const { return m_freshness; } ///< of the list of all
    [[nodiscard]] const std::vector<core::Unreadable>& unreadable() const { return m_unreadable; } ///< of that list
    [[nodiscard]] const std::vector<core::Attachment>& of(const core::ClusterId& cluster) const; ///< without any: none

    /// The list of all was read. True: it was unknown or failing before, so that it is news even where nothing differs.
    [[nodiscard]] bool replaceAll(std::vector<core::Attachment> attachments, core::Instant at,
                                  std::vector<core::Unreadable> unreadable);
    /// Those of one cluster were read; freshness() stays.
    void replace(const core::ClusterId& cluster, std::vector<core::Attachment> attachments);
    void fail(const api::ApiError& error, core::Instant at) { noteFailure(m_freshness, error, at); }

private:
    std::unordered_map<core::ClusterId, std::vector<core::Attachment>> m_byCluster;
    Freshness m_freshness;
    std::vector<core::Unreadable> m_unreadable;
};

} // namespace poolhouse::fleet
