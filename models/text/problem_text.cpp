// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/problem_text.h"

#include "models/text/printable.h"
#include "models/text/session_text.h"
#include "models/text/text.h"
#include "models/text/tls_text.h"
#include "models/text/wording.h"

#include <QStringList>

namespace poolhouse::text {

namespace {

using Kind = api::ApiError::Kind;

constexpr int longestQuote = 240;

/// Of the API as a whole.
QString outage(Kind kind) {
    switch (kind) {
    case Kind::Unreachable:
    case Kind::ConnectionLost:
    case Kind::Timeout:
    case Kind::InsecureConnection:
    case Kind::NotJson: return Text::tr("Can't reach the API.");
    case Kind::Unauthorized:
    case Kind::TwoFactor:
    case Kind::Forbidden:
    case Kind::RateLimited: return Text::tr("Updates are paused.");
    default: return Text::tr("New data can't be loaded.");
    }
}

QString whatOf(RequestKind request, Kind kind) {
    switch (request) {
    case RequestKind::Account: return Text::tr("The account couldn't be loaded.");
    case RequestKind::Fleet: return Text::tr("The list of apps and clusters couldn't be loaded.");
    case RequestKind::Attachments: return Text::tr("The list of attachments couldn't be loaded.");
    case RequestKind::Cluster: return Text::tr("The cluster couldn't be loaded.");
    case RequestKind::Change: return Text::tr("The change couldn't be requested.");
    case RequestKind::Catalog: return Text::tr("Levels and prices couldn't be loaded.");
    case RequestKind::Credentials: return Text::tr("The credentials couldn't be loaded.");
    case RequestKind::Connection: return Text::tr("The connection details couldn't be loaded.");
    case RequestKind::Settings: return Text::tr("The settings couldn't be loaded.");
    case RequestKind::Quotas: return Text::tr("The quotas couldn't be loaded.");
    case RequestKind::Maintenance: return Text::tr("Maintenance couldn't be loaded.");
    case RequestKind::MaintenanceHistory: return Text::tr("The maintenance history couldn't be loaded.");
    case RequestKind::FleetMaintenance: return Text::tr("Maintenance of an app couldn't be loaded.");
    case RequestKind::Migration: return Text::tr("The migration couldn't be loaded.");
    case RequestKind::ClassicDatabases: return Text::tr("The classic databases couldn't be loaded.");
    case RequestKind::Anything: return outage(kind);
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

bool isUnpaid(const api::ApiError& error) {
    return error.status == 402 || error.id == "delinquent";
}

QString forbiddenWhy(const api::ApiError& error) {
    if (isUnpaid(error)) {
        return Text::tr("The account has unpaid invoices.");
    }
    if (error.id == "suspended") {
        return quoting(Text::tr("The account or the app is suspended."), error);
    }
    return quoting(Text::tr("This account doesn't have permission for this."), error);
}

/// What answered is not the API.
QString foreignWhy(const api::ApiError& error) {
    switch (error.status) {
    case 407: return Text::tr("The network's proxy requires sign-in, so the API wasn't reached.");
    case 511: return Text::tr("The network requires sign-in, so the API wasn't reached.");
    default: break;
    }
    return error.status >= 300 && error.status <= 399
               ? Text::tr("Unexpected response (a redirect); it may not come from the API.")
               : Text::tr("Unexpected response (not JSON); it may not come from the API.");
}

QString foreignNext(const api::ApiError& error) {
    switch (error.status) {
    case 407: return Text::tr("Sign in to the proxy, or set HTTPS_PROXY to its address with user and password.");
    case 511: return Text::tr("Open a web page in a browser to sign in to the network.");
    default: return Text::tr("Check the address of the API and whether the network or its proxy requires sign-in.");
    }
}

/// Whether the answer is about the token, and not about one thing that was asked for with it.
bool aboutToken(RequestKind request) {
    return request == RequestKind::Account || request == RequestKind::Anything;
}

QString whyOf(const api::ApiError& error, RequestKind request) {
    switch (error.kind) {
    case Kind::Unauthorized:
        if (request == RequestKind::Change) {
            return Text::tr("The API didn't accept the token for this: it is invalid, expired or revoked, or has no "
                            "access.");
        }
        return aboutToken(request) ? Text::tr("The API rejected the token: it is invalid, expired or revoked.")
                                   : quoting(Text::tr("The API denied access to this."), error);
    case Kind::TwoFactor: return Text::tr("The API requires a two-factor code for this account.");
    case Kind::Forbidden: return forbiddenWhy(error);
    case Kind::NotFound:
        return request == RequestKind::Maintenance ? Text::tr("The API has no maintenance data for this cluster.")
                                                   : Text::tr("Not found.");
    case Kind::Conflict: return quoting(Text::tr("Another change is in progress; wait for it to finish."), error);
    case Kind::Invalid: return quoting(Text::tr("The API rejected the request as invalid."), error);
    case Kind::ConfirmationRequired: return Text::tr("The API requires a confirmation first.");
    case Kind::RateLimited: return Text::tr("The account hit the API rate limit.");
    case Kind::ServerError: return quoting(Text::tr("The API reported an internal error."), error);
    case Kind::UnexpectedStatus: return quoting(Text::tr("The API returned an unexpected status."), error);
    case Kind::Unreachable: return Text::tr("No connection could be established.");
    case Kind::ConnectionLost: return Text::tr("The connection was lost before the response was complete.");
    case Kind::Timeout: return Text::tr("The API didn't respond in time.");
    case Kind::InsecureConnection: return tlsReason(error.tls.value_or(api::TlsRefusal{}));
    case Kind::NotJson: return foreignWhy(error);
    case Kind::CutOff: return Text::tr("The response is incomplete.");
    case Kind::WrongType: return Text::tr("The response has an unexpected format.");
    case Kind::TooLarge: return Text::tr("The response is larger than Poolhouse accepts.");
    case Kind::ReadOnly: return Text::tr("A read-only lock applies, so nothing was sent.");
    }
    return {};
}

/// Whether the answer is about one cluster.
bool aboutCluster(RequestKind request) {
    switch (request) {
    case RequestKind::Cluster:
    case RequestKind::Credentials:
    case RequestKind::Connection:
    case RequestKind::Settings:
    case RequestKind::Quotas:
    case RequestKind::Maintenance:
    case RequestKind::MaintenanceHistory:
    case RequestKind::Migration: return true;
    case RequestKind::Account:
    case RequestKind::Fleet:
    case RequestKind::Attachments:
    case RequestKind::Change:
    case RequestKind::Catalog:
    case RequestKind::FleetMaintenance:
    case RequestKind::ClassicDatabases:
    case RequestKind::Anything: break;
    }
    return false;
}

QString goneNext(RequestKind request, Audience audience) {
    if (request == RequestKind::FleetMaintenance || request == RequestKind::ClassicDatabases) {
        return Text::tr("The app may have been deleted.");
    }
    if (request == RequestKind::Connection) {
        return Text::tr("The credential may have been destroyed.");
    }
    if (!aboutCluster(request)) {
        return Text::tr("Check the address of the API.");
    }
    if (request == RequestKind::Maintenance ||
        request == RequestKind::MaintenanceHistory) { // the contract leaves open whether every plan has it
        return Text::tr("Its plan may not have maintenance, or the cluster may have been destroyed.");
    }
    return audience == Audience::Command
               ? Text::tr("The cluster may have been destroyed.")
               : Text::tr("It may have been destroyed. The list of clusters is being refreshed.");
}

/// The window continues by itself; a command has to be run again, and a form filled in again.
QString laterNext(const api::ApiError& error, Audience audience) {
    const auto wait = error.retryAfter ? duration(*error.retryAfter) : QString();
    switch (audience) {
    case Audience::Window:
        return error.retryAfter ? Text::tr("Updates resume automatically in %1.").arg(wait)
                                : Text::tr("Updates resume automatically when the limit allows.");
    case Audience::Form:
        return error.retryAfter ? Text::tr("Try again in %1.").arg(wait) : Text::tr("Try again later.");
    case Audience::Command: break;
    }
    return error.retryAfter ? Text::tr("Run the command again in %1.").arg(wait)
                            : Text::tr("Run the command again later.");
}

QString faultNext(const api::ApiError& error, Audience audience, const QString& again) {
    if (!error.retryAfter) {
        return Text::tr("%1 If this continues, check the API's status page.").arg(again);
    }
    const auto wait = duration(*error.retryAfter);
    switch (audience) {
    case Audience::Window:
        return Text::tr("The API asked for a pause of %1; retrying automatically after that.").arg(wait);
    case Audience::Form: return Text::tr("The API asked for a pause of %1; try again after that.").arg(wait);
    case Audience::Command: break;
    }
    return Text::tr("The API asked for a pause of %1; run the command again after that.").arg(wait);
}

QString againOf(Audience audience) {
    switch (audience) {
    case Audience::Window: return Text::tr("Retrying automatically.");
    case Audience::Form: return Text::tr("Try again.");
    case Audience::Command: break;
    }
    return Text::tr("Run the command again.");
}

QString conflictNext(Audience audience) {
    switch (audience) {
    case Audience::Window: return Text::tr("No action needed: Poolhouse retries when it has finished.");
    case Audience::Form: return Text::tr("Try again when it has finished.");
    case Audience::Command: break;
    }
    return Text::tr("Run the command again when it has finished.");
}

QString nextOf(const api::ApiError& error, RequestKind request, Audience audience) {
    const auto again = againOf(audience);
    const bool stays = audience == Audience::Window;
    switch (error.kind) {
    case Kind::Unauthorized:
        return aboutToken(request) ? Text::tr("Connect again with a valid token.")
                                   : Text::tr("Ask an owner of the app or the team for access.");
    case Kind::TwoFactor: return Text::tr("Connect with a token created with two-factor authentication.");
    case Kind::Forbidden: return permissionAdvice(error);
    case Kind::NotFound: return goneNext(request, audience);
    case Kind::Conflict: return conflictNext(audience);
    case Kind::Invalid: return Text::tr("See the details; a newer version of Poolhouse may be required.");
    case Kind::ConfirmationRequired: return Text::tr("Do this step in the Heroku Dashboard or with the Heroku CLI.");
    case Kind::RateLimited: return laterNext(error, audience);
    case Kind::ServerError: return faultNext(error, audience, again);
    case Kind::UnexpectedStatus: return Text::tr("Try again; if this continues, see the details.");
    case Kind::Unreachable: return Text::tr("%1 Check the network and any proxy.").arg(again);
    case Kind::ConnectionLost: return Text::tr("%1 If this continues, check the network.").arg(again);
    case Kind::Timeout: return Text::tr("%1 The network may be slow or the API busy.").arg(again);
    case Kind::InsecureConnection: return tlsRemedy(error.tls.value_or(api::TlsRefusal{}));
    case Kind::NotJson: return foreignNext(error);
    case Kind::CutOff: return Text::tr("%1 If this continues, a proxy may be truncating responses.").arg(again);
    case Kind::WrongType:
        return stays ? Text::tr("The last known data stays on screen. The details show which part differs.")
                     : Text::tr("The details show which part differs.");
    case Kind::TooLarge:
        return stays ? Text::tr("The last known data stays on screen. See the details.") : Text::tr("See the details.");
    case Kind::ReadOnly: return Text::tr("Unlock temporarily if the change is intended.");
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
    return printableLines(lines.join(QLatin1Char('\n')));
}

/// The sentence, and the detail indented below it.
QString complaintOf(const ProblemText& text) {
    QString complaint = text.sentence() + QLatin1Char('\n');
    for (const auto& line : text.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        complaint += QLatin1String("  ") + line + QLatin1Char('\n');
    }
    return complaint;
}

} // namespace

QString ProblemText::sentence() const {
    QStringList parts{what, why, next};
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

ProblemText problemText(const api::ApiError& error, RequestKind request, Audience audience) {
    return {whatOf(request, error.kind), whyOf(error, request), nextOf(error, request, audience), detailOf(error)};
}

ProblemText problemText(const fleet::SessionProblem& problem, Audience audience) {
    struct Visitor {
        Audience audience;

        ProblemText operator()(const api::ApiError& error) const {
            return problemText(error, RequestKind::Account, audience);
        }
        ProblemText operator()(const fleet::MalformedToken& /*problem*/) const {
            return {Text::tr("Not a valid token."),
                    Text::tr("Only A–Z, 0–9 and hyphens are allowed."),
                    Text::tr("Copy the whole token, without line breaks."),
                    {}};
        }
        ProblemText operator()(const fleet::TokenRefused& problem) const {
            auto text = problemText(problem.error, RequestKind::Account, audience);
            text.why = Text::tr("The API rejected the token in %1: it is invalid, expired or revoked.")
                           .arg(tokenOrigin(problem.origin));
            text.next = tokenRemedy(problem.origin);
            QStringList others;
            for (const auto other : problem.others) {
                others << tokenOrigin(other);
            }
            if (!others.isEmpty()) {
                text.next += QLatin1Char(' ') + Text::tr("A different token is in %1.").arg(Text::listed(others));
            }
            return text;
        }
        ProblemText operator()(const fleet::NoTokenFound& problem) const {
            return {Text::tr("No token for %1.").arg(toQString(problem.host)),
                    Text::tr("HEROKU_API_KEY, the desktop keyring (also the Heroku CLI's entry in it) and ~/.netrc "
                             "contain no usable token."),
                    audience == Audience::Command
                        ? Text::tr("Set HEROKU_API_KEY, or log in with the Heroku CLI, and run the command again.")
                        : Text::tr("Enter a token here, or log in with the Heroku CLI and try again."),
                    {}};
        }
        ProblemText operator()(const fleet::SandboxNotStarted& problem) const {
            return {Text::tr("The sandbox couldn't be started."), toQString(problem.reason), {}, {}};
        }
    };
    return std::visit(Visitor{audience}, problem);
}

QString permissionAdvice(const api::ApiError& error) {
    if (isUnpaid(error)) {
        return Text::tr("Pay them on the billing page of the Heroku Dashboard.");
    }
    if (error.id == "suspended") {
        return Text::tr("See the account page of the Heroku Dashboard, or contact Heroku support.");
    }
    return Text::tr("Ask an owner of the app or the team for access.");
}

QString commandComplaint(const api::ApiError& error, RequestKind request) {
    return complaintOf(problemText(error, request, Audience::Command));
}

QString commandComplaint(const fleet::SessionProblem& problem) {
    return complaintOf(problemText(problem, Audience::Command));
}

} // namespace poolhouse::text
