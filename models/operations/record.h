// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QByteArray>

#include <optional>

namespace poolhouse::operations {

/// An operation as the bytes of one journal row (CBOR map, schema 3), and back. Unknown members are skipped. Empty for
/// bytes that are no operation, or whose state, change or progress has a code of which this version knows nothing. An
/// error of such a kind is read as UnexpectedStatus, with its other members, any other such cause of the progress as
/// UnknownCause.
[[nodiscard]] QByteArray recordOf(const Operation& operation);
[[nodiscard]] std::optional<Operation> operationOf(const QByteArray& record);

} // namespace poolhouse::operations
