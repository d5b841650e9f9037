// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/attention.h"

#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "models/views/overview_sections.h"

namespace poolhouse::views {

namespace {

const Badge* firstBadge(const std::vector<Badge>& badges, text::Tone tone) {
    for (const auto& badge : badges) {
        if (badge.tone == tone) {
            return &badge;
        }
    }
    return nullptr;
}

} // namespace

std::optional<QString> attentionReason(const fleet::Store& store, const fleet::ClusterRecord& record,
                                       core::Instant now) {
    const auto badges = overview::reasonBadges({store, record, now, nullptr});
    for (const auto tone : {text::Tone::Bad, text::Tone::Attention}) {
        if (const auto* badge = firstBadge(badges, tone)) {
            return badge->text;
        }
    }
    return !record.info && record.freshness.problem && !api::isTransient(*record.freshness.problem)
               ? std::optional(text::problemText(*record.freshness.problem, text::RequestKind::Cluster).why)
               : std::nullopt;
}

} // namespace poolhouse::views
