// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/progress.h"

#include <QCborMap>

#include <optional>

namespace poolhouse::operations {

/// Parts of a journal row as CBOR maps, and back. Private to record*.cpp.
[[nodiscard]] QCborMap mapOf(const api::ApiError& error);
[[nodiscard]] QCborMap mapOf(const Progress& progress);
/// Empty when a code is missing or has no meaning.
[[nodiscard]] std::optional<api::ApiError> errorOf(const QCborMap& map);

} // namespace poolhouse::operations
