// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

/// What a session says about tokens, as values; models/text/session_text.h makes the sentences.
namespace poolhouse::fleet {

/// In order of precedence.
enum class TokenOrigin {
    Environment, ///< HEROKU_API_KEY
    Keyring,     ///< of the desktop
    CliKeyring,  ///< the entry of the Heroku CLI in it
    Netrc,       ///< ~/.netrc
    Typed,
};

/// Something to know about the token that is no reason for the session to fail.
struct SessionNotice {
    enum class Code {
        NotAToken,        ///< what `origin` holds cannot be a token and was skipped
        NetrcUnreadable,  ///< for `reason`
        NetrcNotAFile,    ///< ~/.netrc is a directory, for example
        NetrcTooLarge,    ///< larger than 1 MiB
        NetrcEncrypted,   ///< ~/.netrc.gpg, which only the Heroku CLI reads
        NetrcOpen,        ///< other users can read ~/.netrc; it was used all the same
        Remembered,       ///< the token is in the keyring now
        NotRemembered,    ///< there is no keyring
        Forgotten,        ///< the token was removed from the keyring
        NothingForgotten, ///< there is no keyring
        UnnamedAccount,   ///< the token has no identity scope: the account's name is not known
    };
    Code code = Code::NotAToken;
    std::optional<TokenOrigin> origin{};
    std::string reason{}; ///< of the operating system, in its language

    friend bool operator==(const SessionNotice&, const SessionNotice&) = default;
};

} // namespace poolhouse::fleet
