// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// Normalizes an attachment name to upper case: a letter, then letters, digits and underscores, at most 128 characters.
/// Empty when invalid.
[[nodiscard]] std::optional<std::string> attachmentNameFrom(std::string_view wanted);

/// The name for a new attachment of `app`, generated when `wanted` is empty, or the refusal: 422 when invalid, 423 when
/// an attachment or config var would be overwritten and `confirm` is not the app's name.
struct NameChoice {
    std::string name;
    std::optional<Response> refusal;
};
[[nodiscard]] NameChoice chooseAttachmentName(const State& state, const AppRecord& app,
                                              const std::optional<std::string>& wanted,
                                              const std::optional<std::string>& confirm, bool mayBeDatabase);

/// Removes the attachment or config var that already uses the name, after confirmation by the client.
void freeAttachmentName(State& state, const std::string& appId, const std::string& name, core::Instant now);

} // namespace poolhouse::sandbox
