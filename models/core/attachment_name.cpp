// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/attachment_name.h"

#include <algorithm>

namespace poolhouse::core {

namespace {

constexpr std::string_view configVarSuffix = "_URL";

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool fitsName(char c) {
    return isCapital(c) || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::string attachmentNameOf(std::string_view entered) {
    std::string name(entered);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return name;
}

bool isMainAttachment(std::string_view name) {
    return attachmentNameOf(name) == mainAttachmentName;
}

std::string configVarOf(std::string_view attachment) {
    return std::string(attachment).append(configVarSuffix);
}

std::string attachmentOfConfigVar(std::string_view name) {
    const bool isConfigVar = name.size() > configVarSuffix.size() && name.ends_with(configVarSuffix);
    return std::string(isConfigVar ? name.substr(0, name.size() - configVarSuffix.size()) : name);
}

std::optional<AttachmentNameProblem> attachmentNameProblem(std::string_view name) {
    if (name.empty()) {
        return AttachmentNameProblem::Empty;
    }
    if (!std::all_of(name.begin(), name.end(), fitsName)) {
        return AttachmentNameProblem::InvalidCharacter;
    }
    if (!isCapital(name.front())) {
        return AttachmentNameProblem::FirstNotLetter;
    }
    return name.size() > maxAttachmentNameLength ? std::optional(AttachmentNameProblem::TooLong) : std::nullopt;
}

std::string generateAttachmentName(std::string_view pool, const std::vector<std::string>& taken) {
    auto base = attachmentNameOf(pool);
    std::replace_if(
        base.begin(), base.end(), [](char c) { return !fitsName(c); }, '_');
    if (base.empty() || !isCapital(base.front())) {
        base = "POOL_" + base;
    }
    const auto withSuffix = [&base](const std::string& suffix) {
        return base.substr(0, maxAttachmentNameLength - suffix.size()) + suffix;
    };
    auto name = withSuffix({});
    for (int number = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++number) {
        name = withSuffix('_' + std::to_string(number));
    }
    return name;
}

} // namespace poolhouse::core
