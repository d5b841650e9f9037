// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace poolhouse::api {

/// Certificate authorities to be trusted in addition to those of the system.
struct Authorities {
    std::set<QByteArray> certificates; ///< PEM, each once: a folder often holds the bundle and its parts
    std::vector<std::string> unusable; ///< places that hold none, with the reason; for details of a refusal
};

/// Adds the certificates of a file (PEM, or one in DER). Returns why there are none.
[[nodiscard]] std::optional<QString> addAuthorities(Authorities& authorities, const QString& file);
/// The same for all files of a folder that hold some; others are skipped.
[[nodiscard]] std::optional<QString> addAuthoritiesIn(Authorities& authorities, const QString& folder);

/// `authorities` together with those of the system's file; empty if that file holds all of them, so that libcurl's
/// default stays.
[[nodiscard]] QByteArray withSystemAuthorities(const Authorities& authorities, const QString& systemBundle);

} // namespace poolhouse::api
