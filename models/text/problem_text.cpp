// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/problem_text.h"

#include "models/text/text.h"
#include "models/text/wording.h"

#include <QStringList>

namespace poolhouse::text {

namespace {

using Kind = api::ApiError::Kind;

constexpr int longestQuote = 240;

QString whatOf(RequestKind asking) {
    switch (asking) {
    case RequestKind::Account: return Text::tr("The account could not be read.");
    case RequestKind::Fleet: return Text::tr("The list of apps and clusters could not be read.");
    case RequestKind::Attachments: return Text::tr("The list of attachments could not be read.");
    case RequestKind::Cluster: return Text::tr("The cluster could not be read.");
    case RequestKind::Catalog: return Text::tr("Levels and prices could not be read.");
    case RequestKind::Anything: return Text::tr("Nothing new can be read for now.");
    }
    return {};
}

/// The API's own message on one line, truncated, with a full stop.
QString sentenceOf(const std::string& message) {
    auto text = toQString(message).simplified();
    if (text.size() > longestQuote) {
        text = text.left(longestQuote) + QStringLiteral("…");
    }
    while (text.endsWith(QLatin1Char('!'))) {
        text.chop(1);
    }
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('.'))) {
        text += QLatin1Char('.');
    }
    return text;
}

/// Our reason, followed by the API's own where it gave one.
QString quoting(const QString& why, const api::ApiError& error) {
    const auto said = sentenceOf(error.message);
    return said.isEmpty() ? why : Text::tr("%1 The API says: %2").arg(why, said);
}

QString whyOf(const api::ApiError& error) {
    switch (error.kind) {
    case Kind::Unauthorized: return Text::tr("The API did not accept the token: it is wrong, expired or was revoked.");
    case Kind::TwoFactor: return Text::tr("The account is protected by a second factor, and the API wants to see it.");
    case Kind::Forbidden: return quoting(Text::tr("This account is not allowed to do that."), error);
    case Kind::NotFound: return Text::tr("The API does not know it, or not any more.");
    case Kind::Conflict: return quoting(Text::tr("Another change is under way and has to end first."), error);
    case Kind::Invalid: return quoting(Text::tr("The API did not accept the question as it was put."), error);
    case Kind::ConfirmationRequired: return Text::tr("The API wants this to be confirmed first.");
    case Kind::RateLimited: return Text::tr("The account has used up the questions it may put to the API for now.");
    case Kind::ServerError: return quoting(Text::tr("The API reports a fault of its own."), error);
    case Kind::UnexpectedStatus:
        return quoting(Text::tr("The API answered in a way that Poolhouse does not know."), error);
    case Kind::Unreachable: return Text::tr("The API could not be reached: there is no connection to it.");
    case Kind::ConnectionLost: return Text::tr("The connection broke before the answer was complete.");
    case Kind::Timeout: return Text::tr("The API did not answer in time.");
    case Kind::InsecureConnection: return Text::tr("The connection is not safe: the server could not prove who it is.");
    case Kind::NotJson:
        return Text::tr("The answer is not in the language of the API; something else may have answered.");
    case Kind::CutOff: return Text::tr("The answer ended in the middle.");
    case Kind::WrongType: return Text::tr("The answer has another form than expected.");
    case Kind::TooLarge: return Text::tr("The answer is larger than Poolhouse accepts.");
    case Kind::ReadOnly: return Text::tr("A read-only lock holds here, so Poolhouse sent nothing.");
    }
    return {};
}

QString goneNext(RequestKind asking, Audience audience) {
    if (asking != RequestKind::Cluster) {
        return Text::tr("Check that the address of the API is the right one.");
    }
    return audience == Audience::Command
               ? Text::tr("It may have been destroyed.")
               : Text::tr("It may have been destroyed: Poolhouse reads the list of clusters again.");
}

/// The window continues by itself; a command has to be run again.
QString laterNext(const api::ApiError& error, Audience audience) {
    const bool command = audience == Audience::Command;
    if (!error.retryAfter) {
        return command ? Text::tr("Run the command again when there are questions left.")
                       : Text::tr("Poolhouse goes on by itself as soon as there are questions left.");
    }
    const auto wait = text::duration(*error.retryAfter);
    return command ? Text::tr("Run the command again in %1.").arg(wait)
                   : Text::tr("Poolhouse goes on by itself in %1.").arg(wait);
}

QString faultNext(const api::ApiError& error, Audience audience, const QString& again) {
    if (!error.retryAfter) {
        return Text::tr("%1 If this goes on, look at the status page of the API.").arg(again);
    }
    const auto wait = text::duration(*error.retryAfter);
    return audience == Audience::Command
               ? Text::tr("The API asks to be left alone for %1; run the command again after that.").arg(wait)
               : Text::tr("The API asks to be left alone for %1; then Poolhouse tries again.").arg(wait);
}

QString nextOf(const api::ApiError& error, RequestKind asking, Audience audience) {
    const bool command = audience == Audience::Command;
    const auto again = command ? Text::tr("Run the command again.") : Text::tr("Poolhouse tries again by itself.");
    const auto stays = command ? QString() : Text::tr("The last good figures stay.") + QLatin1Char(' ');
    switch (error.kind) {
    case Kind::Unauthorized: return Text::tr("Connect again with a valid token.");
    case Kind::TwoFactor: return Text::tr("Connect with a token that was made with the second factor.");
    case Kind::Forbidden: return Text::tr("Ask an owner of the app or the team for access.");
    case Kind::NotFound: return goneNext(asking, audience);
    case Kind::Conflict:
        return command ? Text::tr("Run the command again when it has ended.")
                       : Text::tr("Nothing needs to be done: Poolhouse tries again when it has ended.");
    case Kind::Invalid: return Text::tr("Look at the details; a newer version of Poolhouse may be needed.");
    case Kind::ConfirmationRequired:
        return Text::tr("Do this step on the API's own web site or with its command line.");
    case Kind::RateLimited: return laterNext(error, audience);
    case Kind::ServerError: return faultNext(error, audience, again);
    case Kind::UnexpectedStatus: return Text::tr("Try again; if this goes on, look at the details.");
    case Kind::Unreachable: return Text::tr("%1 Check the network, and the proxy if there is one.").arg(again);
    case Kind::ConnectionLost: return Text::tr("%1 If this goes on, check the network.").arg(again);
    case Kind::Timeout: return Text::tr("%1 A slow network or a busy API may be the cause.").arg(again);
    case Kind::InsecureConnection:
        return Text::tr("Nothing was sent. Check the clock of this machine and who runs the network you are in.");
    case Kind::NotJson: return Text::tr("Check the address of the API and whether the network asks you to sign in.");
    case Kind::CutOff: return Text::tr("%1 If this goes on, a proxy may be cutting answers short.").arg(again);
    case Kind::WrongType: return stays + Text::tr("The details name the part that differs.");
    case Kind::TooLarge: return stays + Text::tr("Look at the details.");
    case Kind::ReadOnly: return Text::tr("Lift the lock for a while if the change is meant.");
    }
    return {};
}

QString detailOf(const api::ApiError& error) {
    QStringList lines;
    const auto add = [&lines](const char* name, const std::string& value) {
        if (!value.empty()) {
            lines << QLatin1String(name) + QStringLiteral(": ") + toQString(value);
        }
    };
    // for logs and bug reports: not translated
    add("request", error.method.empty() ? error.target : error.method + " " + error.target);
    if (error.status != 0) {
        add("status", std::to_string(error.status));
    }
    add("id", error.id);
    add("message", error.message);
    add("see", error.url);
    add("app", error.app);
    add("member", error.path);
    add("expected", error.expected);
    if (error.retryAfter) {
        add("retry after", std::to_string(error.retryAfter->count()) + " ms");
    }
    add("transport", error.detail);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

QString ProblemText::sentence() const {
    QStringList parts{what, why, next};
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

ProblemText problemText(const api::ApiError& error, RequestKind asking, Audience audience) {
    return {whatOf(asking), whyOf(error), nextOf(error, asking, audience), detailOf(error)};
}

ProblemText problemText(const fleet::SessionProblem& problem) {
    struct Visitor {
        ProblemText operator()(const api::ApiError& error) const { return problemText(error, RequestKind::Account); }
        ProblemText operator()(const fleet::MalformedToken& /*problem*/) const {
            return {Text::tr("This cannot be a token."),
                    Text::tr("A token has no blanks and no letters beyond English ones."),
                    Text::tr("Copy it again, whole and without line breaks."),
                    {}};
        }
        ProblemText operator()(const fleet::NoTokenFound& problem) const {
            return {Text::tr("There is no token for %1.").arg(toQString(problem.host)),
                    Text::tr("HEROKU_API_KEY, the desktop keyring and ~/.netrc hold none that can be used."),
                    Text::tr("Enter a token here, or log in with the Heroku CLI and try again."),
                    {}};
        }
        ProblemText operator()(const fleet::SandboxNotStarted& problem) const {
            return {Text::tr("The sandbox could not be started."), toQString(problem.reason), {}, {}};
        }
    };
    return std::visit(Visitor{}, problem);
}

QString commandComplaint(const api::ApiError& error, RequestKind asking) {
    const auto text = problemText(error, asking, Audience::Command);
    QString complaint = text.sentence() + QLatin1Char('\n');
    for (const auto& line : text.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        complaint += QLatin1String("  ") + line + QLatin1Char('\n');
    }
    return complaint;
}

} // namespace poolhouse::text
