// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/progress.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace poolhouse::operations {

/// A row of schema 1, which kept sentences, as a row of schema 2. Members that are not sentences stay as they are.
/// Empty for bytes that are no CBOR map: such a row is left alone.
[[nodiscard]] std::optional<QByteArray> recordFromSchema1(const QByteArray& record);

/// The code of a sentence of schema 1 with its numbers and, where the sentence quotes it, `problem`. Legacy with the
/// sentence where it is not recognised, and always where it quotes a lock, a journal error or the shape of a pool:
/// NotSentLocked, NotRepeatedLocked, NotSentJournal, UnknownJournal, Overwritten and UnknownPool.
[[nodiscard]] Progress progressFromSchema1(const QString& sentence, const std::optional<api::ApiError>& problem);

} // namespace poolhouse::operations
