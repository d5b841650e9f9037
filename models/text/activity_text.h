// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QByteArray>
#include <QString>

#include <vector>

/// Operations as text to copy and to hand on. Pure; a token is never part of it.
namespace poolhouse::text {

/// The last change sent, as a command line of curl with the token as the variable HEROKU_API_KEY. `base` is that of the
/// Data API, "https://api.data.heroku.com". Empty when nothing was sent.
[[nodiscard]] QString curlText(const operations::Operation& operation, const QString& base);
/// What curlText() sends: "PATCH /data/…". Empty when nothing was sent.
[[nodiscard]] QString curlSubject(const operations::Operation& operation);
/// The command of the Heroku CLI that asks for such changes step by step, and the sentence about it.
[[nodiscard]] QString cliCommand(const operations::Operation& operation);
[[nodiscard]] QString cliText(const operations::Operation& operation);

/// A table for spreadsheets, one line per change in the given order: what, who, when, and the monthly cost and
/// connection limit of the cluster before and after, empty where unknown. See csvLine().
[[nodiscard]] QByteArray activityCsv(const std::vector<const operations::Operation*>& operations, core::Instant now);
/// Everything that the journal knows of them: a list of objects, newest first.
[[nodiscard]] QByteArray activityJson(const std::vector<const operations::Operation*>& operations, core::Instant now);

} // namespace poolhouse::text
