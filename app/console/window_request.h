// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/source.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <map>
#include <optional>

namespace poolhouse::console {

/// What counts only when the program starts.
enum class StartSetting { Token, Authorities, Proxy };
inline constexpr std::array allStartSettings{StartSetting::Token, StartSetting::Authorities, StartSetting::Proxy};
[[nodiscard]] QString settingKey(StartSetting setting);
/// Those that were given, each with a fingerprint to detect a different value.
using StartSettings = std::map<StartSetting, QByteArray>;

/// What a second start asks of the first window.
struct WindowRequest {
    Source source;               ///< LastUsed: the session stays as it is
    QByteArray activation;       ///< token of the desktop that allows the window to come to the front; may be empty
    QString plan = {};           ///< file to open in the planner, an absolute path; empty: none
    ApiSource api = publicApi(); ///< the account's, for LastUsed
    StartSettings settings = {};

    friend bool operator==(const WindowRequest&, const WindowRequest&) = default;
};
[[nodiscard]] QByteArray writtenRequest(const WindowRequest& request);
/// Empty for anything that writtenRequest() does not write, or that the command line would not accept.
[[nodiscard]] std::optional<WindowRequest> readRequest(const QByteArray& text);

} // namespace poolhouse::console
