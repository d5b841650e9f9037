// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QByteArray>
#include <QString>

#include <vector>

/// Operations as text to copy and to hand on. Pure; a token is never part of it.
namespace poolhouse::text {

/// The request as sent: "PATCH /data/…" and the body below. Empty before anything was sent.
[[nodiscard]] QString requestText(const operations::Exchange& exchange);
/// "200", the body below, the sentence of what went wrong; "No answer came." without one.
[[nodiscard]] QString answerText(const operations::Exchange& exchange);
/// All exchanges of an operation, one after another.
[[nodiscard]] QString requestsText(const operations::Operation& operation);
[[nodiscard]] QString answersText(const operations::Operation& operation);

/// The last change sent, as a command line of curl with the token as the variable HEROKU_API_KEY. `base` is that of the
/// Data API, "https://api.data.heroku.com". Empty when nothing was sent.
[[nodiscard]] QString curlText(const operations::Operation& operation, const QString& base);
/// How the Heroku CLI would do it, or the sentence that it has no line for it.
[[nodiscard]] QString cliText(const operations::Operation& operation);

/// A table for spreadsheets (RFC 4180, UTF-8): a cell that a spreadsheet would take for a formula is made plain text by
/// an apostrophe in front. Newest first, as listed.
[[nodiscard]] QByteArray activityCsv(const std::vector<const operations::Operation*>& operations, core::Instant now);
/// Everything that the journal knows of them: a list of objects, newest first.
[[nodiscard]] QByteArray activityJson(const std::vector<const operations::Operation*>& operations, core::Instant now);

} // namespace poolhouse::text
