// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/attachment_names.h"

#include "app/sandbox/app_config.h"
#include "app/sandbox/errors.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

constexpr std::size_t longestName = 128;

bool isCapital(char c) {
    return c >= 'A' && c <= 'Z';
}

bool hasConfigVar(const AppRecord& app, const std::string& name) {
    return std::any_of(app.configVars.begin(), app.configVars.end(),
                       [&](const ConfigVarRecord& var) { return var.name == name; });
}

} // namespace

std::optional<std::string> attachmentNameFrom(std::string_view wanted) {
    std::string name(wanted);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const bool good = !name.empty() && name.size() <= longestName && isCapital(name.front()) &&
                      std::all_of(name.begin(), name.end(),
                                  [](char c) { return isCapital(c) || (c >= '0' && c <= '9') || c == '_'; });
    return good ? std::optional(std::move(name)) : std::nullopt;
}

NameChoice chooseAttachmentName(const State& state, const AppRecord& app, const std::optional<std::string>& wanted,
                                const std::optional<std::string>& confirm, bool mayBeDatabase) {
    if (!wanted) {
        return {generateAttachmentName(state, app, mayBeDatabase), std::nullopt};
    }
    const auto name = attachmentNameFrom(*wanted);
    if (!name) {
        return {{},
                refused(ApiKind::Platform, "The name of an attachment must start with a letter and may contain "
                                           "only letters, digits and underscores.")};
    }
    const bool overwrites = attachmentOfApp(state, app, *name) != nullptr || hasConfigVar(app, configVarName(*name));
    if (overwrites && confirm != app.name) {
        return {
            {},
            confirmationRequired(app.name, "This would overwrite " + configVarName(*name) + " on " + app.name + ".")};
    }
    return {*name, std::nullopt};
}

void freeAttachmentName(State& state, const std::string& appId, const std::string& name, core::Instant now) {
    if (const auto* attachment = attachmentOfApp(state, state.apps().at(appId), name)) {
        detach(state, std::string(attachment->id), now);
    }
    const auto var = configVarName(name);
    const auto& vars = state.apps().at(appId).configVars;
    const auto at =
        std::find_if(vars.begin(), vars.end(), [&](const ConfigVarRecord& each) { return each.name == var; });
    if (at != vars.end()) {
        std::vector<VarBefore> before{{var, at->value}};
        state.editApp(appId, [&](AppRecord& app) {
            std::erase_if(app.configVars, [&](const ConfigVarRecord& each) { return each.name == var; });
        });
        addRelease(state, appId, "Remove " + var + " config vars", now, std::move(before));
    }
}

} // namespace poolhouse::sandbox
