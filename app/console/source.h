// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_hosts.h"

#include <QString>
#include <QUrl>

#include <cstdint>
#include <variant>

namespace poolhouse::console {

/// No source given: the window opens the last one used, commands use the account.
struct LastUsed {
    friend bool operator==(const LastUsed&, const LastUsed&) = default;
};

/// The built-in sandbox.
struct SandboxSource {
    QString scenario = QStringLiteral("small");
    std::uint64_t seed = 1;
    double timeScale = 1.0; ///< sandbox seconds per second, above 0, at most 100,000
    QString database;       ///< database file; empty: in memory

    friend bool operator==(const SandboxSource&, const SandboxSource&) = default;
};

/// A Heroku-compatible API.
struct ApiSource {
    api::ApiHosts hosts;

    friend bool operator==(const ApiSource& a, const ApiSource& b) {
        return a.hosts.platform == b.hosts.platform && a.hosts.data == b.hosts.data;
    }
};

using Source = std::variant<LastUsed, SandboxSource, ApiSource>;

/// The public API.
[[nodiscard]] ApiSource publicApi();
/// Whether both hosts are the public API's.
[[nodiscard]] bool isPublic(const ApiSource& source);
/// Host, and port unless it is the scheme's default: "api.heroku.com", "127.0.0.1:5000". For display and as the name of
/// the keyring entry.
[[nodiscard]] QString hostLabel(const QUrl& url);
/// Error message for an unusable address.
struct UrlProblem {
    QString text;
};
/// The API of the account where no option names one: that of HEROKU_HOST, as the Heroku CLI reads it (a domain such as
/// heroku.com, or an address), else the public one.
[[nodiscard]] std::variant<ApiSource, UrlProblem> defaultApi(const QString& herokuHost);
/// Source for `--api-url` and `--data-url`; an empty `data` means the one that belongs to `api`.
[[nodiscard]] std::variant<ApiSource, UrlProblem> apiSource(const QString& api, const QString& data);

} // namespace poolhouse::console
