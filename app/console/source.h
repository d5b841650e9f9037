// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_hosts.h"

#include <QString>
#include <QUrl>

#include <cstdint>
#include <variant>

namespace poolhouse::console {

/// Nothing was said: the window opens on what was used last, `info` on the account.
struct LastUsed {
    friend bool operator==(const LastUsed&, const LastUsed&) = default;
};

/// The built-in sandbox.
struct SandboxSource {
    QString scenario = QStringLiteral("small");
    std::uint64_t seed = 1;
    double timeScale = 1.0; ///< sandbox seconds per second, above 0
    QString database;       ///< file that keeps its state; empty: memory

    friend bool operator==(const SandboxSource&, const SandboxSource&) = default;
};

/// A real API, or one that speaks like it.
struct ApiSource {
    api::ApiHosts hosts;

    friend bool operator==(const ApiSource& a, const ApiSource& b) {
        return a.hosts.platform == b.hosts.platform && a.hosts.data == b.hosts.data;
    }
};

using Source = std::variant<LastUsed, SandboxSource, ApiSource>;

/// The public API.
[[nodiscard]] ApiSource publicApi();
/// Whether it is the public API and nothing else.
[[nodiscard]] bool isPublic(const ApiSource& source);
/// "api.heroku.com", "127.0.0.1:5000": the host, and the port when it is not the scheme's own. For people and as the
/// name of a keyring entry.
[[nodiscard]] QString hostLabel(const QUrl& url);
/// Why an address cannot be used, a sentence for people.
struct UrlProblem {
    QString text;
};
/// What `--api-url` and `--data-url` stand for; `data` empty means the one that belongs to `api`.
[[nodiscard]] std::variant<ApiSource, UrlProblem> apiSource(const QString& api, const QString& data);

} // namespace poolhouse::console
