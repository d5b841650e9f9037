// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/attachment_index.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace poolhouse::fleet {

namespace {

void sortForDisplay(std::vector<core::Attachment>& attachments) {
    std::sort(attachments.begin(), attachments.end(), [](const auto& a, const auto& b) {
        return std::tie(a.app.name, a.name, a.id) < std::tie(b.app.name, b.name, b.id);
    });
}

} // namespace

const std::vector<core::Attachment>& AttachmentIndex::of(const core::ClusterId& cluster) const {
    static const std::vector<core::Attachment> none;
    const auto at = m_byCluster.find(cluster);
    return at == m_byCluster.end() ? none : at->second;
}

bool AttachmentIndex::replaceAll(std::vector<core::Attachment> attachments, core::Instant at,
                                 std::vector<core::Unreadable> unreadable) {
    const bool news = !m_freshness.everRead() || m_freshness.problem.has_value();
    noteRead(m_freshness, at);
    m_unreadable = std::move(unreadable);
    m_byCluster.clear();
    sortForDisplay(attachments);
    for (auto& attachment : attachments) {
        auto& row = m_byCluster[attachment.cluster];
        row.push_back(std::move(attachment));
    }
    return news;
}

void AttachmentIndex::replace(const core::ClusterId& cluster, std::vector<core::Attachment> attachments) {
    sortForDisplay(attachments);
    m_byCluster.insert_or_assign(cluster, std::move(attachments));
}

} // namespace poolhouse::fleet
