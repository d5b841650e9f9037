// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QByteArray>

#include <optional>

namespace poolhouse::operations {

/// An operation as the bytes of one journal row (CBOR, a map with a version of its own), and back. Members that a newer
/// Poolhouse wrote are skipped; empty for bytes that are no operation.
[[nodiscard]] QByteArray recordOf(const Operation& operation);
[[nodiscard]] std::optional<Operation> operationOf(const QByteArray& record);

} // namespace poolhouse::operations
