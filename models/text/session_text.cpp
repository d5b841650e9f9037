// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/session_text.h"

#include "models/text/text.h"

#include <QStringList>

namespace poolhouse::text {

namespace {

QString noticeSentence(const fleet::SessionNotice& notice) {
    using Code = fleet::SessionNotice::Code;
    switch (notice.code) {
    case Code::NotAToken:
        return Text::tr("The token in %1 is not valid and was ignored.")
            .arg(tokenOrigin(notice.origin.value_or(fleet::TokenOrigin::Typed)));
    case Code::NetrcUnreadable:
        return Text::tr("The file ~/.netrc couldn't be read: %1.").arg(toQString(notice.reason));
    case Code::NetrcNotAFile: return Text::tr("The file ~/.netrc couldn't be read: not a regular file.");
    case Code::NetrcTooLarge: return Text::tr("The file ~/.netrc was not read: larger than 1 MB.");
    case Code::NetrcEncrypted: return Text::tr("The file ~/.netrc.gpg is encrypted, so it was not read.");
    case Code::NetrcOpen:
        return Text::tr("Other users can read ~/.netrc and its token. Run chmod 600 ~/.netrc to prevent that.");
    case Code::Remembered: return Text::tr("Token saved in the keyring.");
    case Code::NotRemembered: return Text::tr("No keyring available: the token is kept until you quit.");
    case Code::Forgotten: return Text::tr("Token removed from the keyring.");
    case Code::NothingForgotten: return Text::tr("No keyring available, so there was no token to remove.");
    case Code::UnnamedAccount:
        return Text::tr(
            "As an unnamed account: this token can't read the account's name, so the read-only locks of all "
            "accounts apply.");
    }
    return {};
}

} // namespace

QString tokenOrigin(fleet::TokenOrigin origin) {
    switch (origin) {
    case fleet::TokenOrigin::Environment: return Text::tr("the environment variable HEROKU_API_KEY");
    case fleet::TokenOrigin::Keyring: return Text::tr("the desktop keyring");
    case fleet::TokenOrigin::CliKeyring: return Text::tr("the Heroku CLI's entry in the desktop keyring");
    case fleet::TokenOrigin::Netrc: return Text::tr("the file ~/.netrc");
    case fleet::TokenOrigin::Typed: return Text::tr("the token you entered");
    }
    return {};
}

QString tokenRemedy(fleet::TokenOrigin origin) {
    switch (origin) {
    case fleet::TokenOrigin::Environment: return Text::tr("Set HEROKU_API_KEY to a valid token, or unset it.");
    case fleet::TokenOrigin::Keyring:
        return Text::tr("Enter a valid token and save it in the keyring, or remove the saved one.");
    case fleet::TokenOrigin::CliKeyring: return Text::tr("Log in again with the Heroku CLI.");
    case fleet::TokenOrigin::Netrc:
        return Text::tr("Log in again with the Heroku CLI, or correct the entry in ~/.netrc.");
    case fleet::TokenOrigin::Typed: return Text::tr("Enter a valid token.");
    }
    return {};
}

QString sessionNotices(const std::vector<fleet::SessionNotice>& notices) {
    QStringList sentences;
    for (const auto& notice : notices) {
        sentences << noticeSentence(notice);
    }
    return sentences.join(QLatin1Char(' '));
}

QString otherSourceAsked(const QString& wanted, const QString& shown) {
    return Text::tr("Poolhouse was started again to open %1. This window still shows %2.").arg(wanted, shown);
}

QString builtInSandboxName() {
    return Text::tr("the built-in sandbox");
}

} // namespace poolhouse::text
