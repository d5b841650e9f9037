// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/connection_details.h"

#include <QString>

#include <array>
#include <optional>

/// Connection strings for programs. Each contains the password: built on demand, stored nowhere.
namespace poolhouse::text {

enum class ConnectionForm {
    Url,  ///< "postgres://USER:PASSWORD@HOST:PORT/DATABASE", percent-encoded
    Psql, ///< a command line for a shell; the password is no argument, which others could read
    Jdbc, ///< "jdbc:postgresql://HOST:PORT/DATABASE?user=..."
    Env,  ///< a line "PGHOST=..." for each variable of libpq, quoted for a shell
};
inline constexpr std::array allConnectionForms{ConnectionForm::Url, ConnectionForm::Psql, ConnectionForm::Jdbc,
                                               ConnectionForm::Env};

[[nodiscard]] QString connectionFormWord(ConnectionForm form); ///< "url", as an option takes it
[[nodiscard]] std::optional<ConnectionForm> connectionFormOf(const QString& word);
/// Why details that are not usable can't be used to connect.
[[nodiscard]] QString noLogin(const api::ConnectionDetails& details);
/// Of details that are usable.
[[nodiscard]] QString connectionText(const api::ConnectionDetails& details, ConnectionForm form);

} // namespace poolhouse::text
