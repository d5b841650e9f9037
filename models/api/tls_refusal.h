// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace poolhouse::api {

/// Why a server was refused before anything was sent. Several may hold at once.
struct TlsRefusal {
    bool unknownIssuer = false; ///< no certificate authority trusted here has issued it
    bool expired = false;
    bool notYetValid = false;
    bool otherHost = false;
    bool oldTls = false; ///< nothing newer than TLS 1.1 is offered
    bool notTls = false; ///< what answers does not speak TLS at all

    std::string host;   ///< as connected to
    std::string issuer; ///< "Example Root (Example Corp)" of the authority to be trusted; may be empty
    std::string names;  ///< hosts that the certificate is for, "a.example, b.example"; may be empty
    std::string from;   ///< "2026-01-31"; may be empty
    std::string until;

    friend bool operator==(const TlsRefusal&, const TlsRefusal&) = default;
};

} // namespace poolhouse::api
