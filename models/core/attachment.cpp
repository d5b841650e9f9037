// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment.h"

namespace poolhouse::core {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

AttachmentNamespace parseNamespace(std::string_view text) {
    AttachmentNamespace result;
    while (!text.empty()) {
        const auto bar = text.find('|');
        const auto factor = text.substr(0, bar);
        text = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
        const auto colon = factor.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const auto key = trimmed(factor.substr(0, colon));
        const auto value = trimmed(factor.substr(colon + 1));
        if (key == "role") {
            result.role = value;
        } else if (key == "pool") {
            result.pool = value;
        } else if (key == "proxy") {
            result.proxy = value == "true";
        }
    }
    if (result.pool.empty()) {
        result.pool = leaderPoolName;
    }
    return result;
}

std::vector<const Attachment*> attachmentsOf(const std::vector<Attachment>& all, std::string_view pool) {
    std::vector<const Attachment*> found;
    for (const auto& attachment : all) {
        if (attachment.target.pool == pool) {
            found.push_back(&attachment);
        }
    }
    return found;
}

std::vector<const Attachment*> attachmentsWithoutPool(const std::vector<Attachment>& all, const ClusterInfo& cluster) {
    std::vector<const Attachment*> found;
    for (const auto& attachment : all) {
        if (cluster.findPool(attachment.target.pool) == nullptr) {
            found.push_back(&attachment);
        }
    }
    return found;
}

} // namespace poolhouse::core
