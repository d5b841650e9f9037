// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::core {

/// Characters; a limit of this program, the API contract gives none.
inline constexpr std::size_t maxAttachmentNameLength = 128;
inline constexpr std::string_view mainAttachmentName = "DATABASE"; ///< of DATABASE_URL, which most frameworks read

/// Why a name can't be one of an attachment (API contract, POST /addon-attachments).
enum class AttachmentNameProblem {
    Empty,
    FirstNotLetter,
    InvalidCharacter, ///< other than A to Z, digits and underscores
    TooLong,
};

/// The name as the API keeps it: in capitals, a to z only.
[[nodiscard]] std::string attachmentNameOf(std::string_view entered);
/// As entered, or as the API keeps it.
[[nodiscard]] bool isMainAttachment(std::string_view name);
/// The config var that the app of the attachment reads: "WEB_READS_URL".
[[nodiscard]] std::string configVarOf(std::string_view attachment);
/// The attachment whose config var this is; the same name if it is no config var.
[[nodiscard]] std::string attachmentOfConfigVar(std::string_view name);
/// Why the API would not accept the name, as it keeps it; empty: it would.
[[nodiscard]] std::optional<AttachmentNameProblem> attachmentNameProblem(std::string_view name);
/// A name for an attachment of this pool that is not among `taken`: "WEB_READS", else "WEB_READS_2". Cut where it would
/// be too long.
[[nodiscard]] std::string generateAttachmentName(std::string_view pool, const std::vector<std::string>& taken);

} // namespace poolhouse::core
