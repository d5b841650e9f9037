// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

/// What the name of an attachment must be: a letter, then letters, digits and underscores, in capitals. Small letters
/// are taken as capitals. Empty when it cannot be one.
[[nodiscard]] std::optional<std::string> attachmentNameFrom(std::string_view wanted);

/// A name that a client wants for an attachment of `app`, checked: the name, or the refusal (422; 423 when something
/// would be overwritten and `confirm` is not the app's name). An empty wish gets a generated name.
struct NameChoice {
    std::string name;
    std::optional<Response> refusal;
};
[[nodiscard]] NameChoice chooseAttachmentName(const State& state, const AppRecord& app,
                                              const std::optional<std::string>& wanted,
                                              const std::optional<std::string>& confirm, bool mayBeDatabase);

/// Takes away what bears the name so far, which the client has confirmed: an attachment or a config var.
void makeRoomFor(State& state, const std::string& appId, const std::string& name, core::Instant now);

} // namespace poolhouse::sandbox
