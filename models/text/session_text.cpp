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
        return Text::tr("What is in %1 cannot be a token and was passed over.")
            .arg(tokenOrigin(notice.origin.value_or(fleet::TokenOrigin::Typed)));
    case Code::NetrcUnreadable:
        return Text::tr("The file ~/.netrc could not be read: %1.").arg(toQString(notice.reason));
    case Code::NetrcNotAFile: return Text::tr("The file ~/.netrc could not be read: it is no file.");
    case Code::NetrcTooLarge: return Text::tr("The file ~/.netrc was not read: it is larger than one megabyte.");
    case Code::Remembered: return Text::tr("The token is in the desktop keyring.");
    case Code::NotRemembered: return Text::tr("There is no keyring here: the token is kept until you quit.");
    case Code::Forgotten: return Text::tr("The token is no longer in the desktop keyring.");
    case Code::NothingForgotten: return Text::tr("There is no keyring here, so there was nothing to forget.");
    }
    return {};
}

} // namespace

QString tokenOrigin(fleet::TokenOrigin origin) {
    switch (origin) {
    case fleet::TokenOrigin::Environment: return Text::tr("the environment variable HEROKU_API_KEY");
    case fleet::TokenOrigin::Keyring: return Text::tr("the desktop keyring");
    case fleet::TokenOrigin::Netrc: return Text::tr("the file ~/.netrc");
    case fleet::TokenOrigin::Typed: return Text::tr("what you typed");
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

} // namespace poolhouse::text
