// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/record_schema1.h"

#include "models/operations/record_map.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborParserError>
#include <QCborValue>
#include <QRegularExpression>

#include <array>

namespace poolhouse::operations {

namespace {

using Kind = api::ApiError::Kind;

struct Sentence {
    ProgressCode code;
    const char* text; ///< as schema 1 stored it; %1 is the reason of the operation's problem
};

/// Wording of schema 1, frozen: it is compared with, never shown.
constexpr std::array plainSentences{
    Sentence{ProgressCode::BehindAnother, "Another change of this cluster goes first."},
    Sentence{ProgressCode::ClusterUnavailable, "The cluster is unavailable; this goes on when it is back."},
    Sentence{ProgressCode::ClusterModifying, "The cluster is being modified; this goes on when that is done."},
    Sentence{ProgressCode::Checking, "The cluster is read again before anything is sent."},
    Sentence{ProgressCode::SendingRequest, "The request is on its way."},
    Sentence{ProgressCode::CodeNeeded, "The API wants a second factor: enter the code of your authenticator."},
    Sentence{ProgressCode::CodeBeingChecked, "The code is being checked."},
    Sentence{ProgressCode::CodeAccepted, "The code was accepted."},
    Sentence{ProgressCode::CodeLocked,
             "The code was not sent, because a read-only lock holds: lift it and enter the code again."},
    Sentence{ProgressCode::CodeRefused, "The code was not accepted: enter a new one."},
    Sentence{ProgressCode::CodeNotChecked, "The code could not be checked: enter a new one."},
    Sentence{ProgressCode::Accepted, "The API has accepted it and is at work."},
    Sentence{ProgressCode::AcceptedNotShown, "The API has accepted it, but does not show it yet."},
    Sentence{ProgressCode::BeingDestroyed, "The pool is being destroyed."},
    Sentence{ProgressCode::ModifyingUnverified,
             "The cluster is being modified; Poolhouse waits to learn what became of it."},
    Sentence{ProgressCode::Reopened, "Poolhouse ended while this was under way, and looks what became of it."},
    Sentence{ProgressCode::PoolDestroyed, "The pool is destroyed."},
    Sentence{ProgressCode::GoneBeforeSending,
             "The pool was gone already, somebody else destroyed it: nothing was sent."},
    Sentence{ProgressCode::GoneBeforeRequest, "The pool was gone already: somebody else destroyed it."},
    Sentence{ProgressCode::GoneWithCluster, "The cluster is gone, and the pool with it: somebody else destroyed it."},
    Sentence{ProgressCode::Drifted, "Nothing was sent: the cluster is no longer as it was when this was decided."},
    Sentence{ProgressCode::NotSentClusterGone,
             "Nothing was sent: the cluster is gone, or this account may not see it any more."},
    Sentence{ProgressCode::NotSentCodes, "Nothing was sent: the API keeps asking for a second factor. Connect with a "
                                         "token made with it."},
    Sentence{ProgressCode::Withdrawn, "Taken back before anything was sent."},
    Sentence{ProgressCode::PredecessorFailed, "Nothing was sent: the change of this pool before it was not done."},
    Sentence{ProgressCode::EndedUnsent, "Poolhouse ended before it was sent: nothing happened. Ask for it again."},
    Sentence{ProgressCode::ClusterGone,
             "It cannot go on: the cluster is gone, or this account may not see it any more."},
    Sentence{ProgressCode::PoolGone, "It cannot go on: the pool is gone, somebody else destroyed it."},
    Sentence{ProgressCode::TargetGone, "It was not done: the pool or its cluster is gone, somebody else destroyed it."},
    Sentence{ProgressCode::EndedWhileSending,
             "Poolhouse ended while this was being sent, and it was not done. Ask for it again."},
    Sentence{ProgressCode::ChangedSince, "It was not done, and the cluster has changed since: decide again."},
    Sentence{ProgressCode::StillThere, "The API accepted it, but the pool is still there."},
    Sentence{ProgressCode::GoneAfterAccepted, "The API accepted it, but the pool is gone: somebody else destroyed it."},
    Sentence{ProgressCode::UnknownCodes, "It could not be learnt what became of it: the API keeps asking for a second "
                                         "factor. Connect with a token made with it."},
};

/// Those that quote the reason.
constexpr std::array reasonSentences{
    Sentence{ProgressCode::HeldBack, "%1"},
    Sentence{ProgressCode::NoAnswer, "%1 No answer tells whether it was done: Poolhouse reads the cluster."},
    Sentence{ProgressCode::OutcomeBeingRead, "%1 Poolhouse reads the cluster to learn what became of it."},
    Sentence{ProgressCode::ReadingAgain, "%1 Poolhouse keeps looking."},
    Sentence{ProgressCode::AccessRefused, "%1 Connect again; then Poolhouse looks what became of it."},
    Sentence{ProgressCode::NotSentUnreachable, "Nothing was sent: %1 Ask for it again when the API can be reached."},
    Sentence{ProgressCode::RefusedVerified, "It was not done. %1"},
    Sentence{ProgressCode::Repeated, "It was tried several times and not done. %1"},
    Sentence{ProgressCode::UnknownUnread,
             "It could not be learnt what became of it. %1 Look at the cluster before you ask again."},
    Sentence{ProgressCode::UnknownUnanswered,
             "It was sent several times without an answer, and the cluster does not show it. %1 Look at the cluster "
             "before you ask again."},
};

QString latin(const char* text) {
    return QString::fromLatin1(text);
}

const char* reasonOfKind(Kind kind) {
    switch (kind) {
    case Kind::Unauthorized: return "The API did not accept the token: it is wrong, expired or was revoked.";
    case Kind::TwoFactor: return "The account is protected by a second factor, and the API wants to see it.";
    case Kind::Forbidden: return "This account is not allowed to do that.";
    case Kind::NotFound: return "The API does not know it, or not any more.";
    case Kind::Conflict: return "Another change is under way and has to end first.";
    case Kind::Invalid: return "The API did not accept the question as it was put.";
    case Kind::ConfirmationRequired: return "The API wants this to be confirmed first.";
    case Kind::RateLimited: return "The account has used up the questions it may put to the API for now.";
    case Kind::ServerError: return "The API reports a fault of its own.";
    case Kind::UnexpectedStatus: return "The API answered in a way that Poolhouse does not know.";
    case Kind::Unreachable: return "The API could not be reached: there is no connection to it.";
    case Kind::ConnectionLost: return "The connection broke before the answer was complete.";
    case Kind::Timeout: return "The API did not answer in time.";
    case Kind::InsecureConnection: return "The connection is not safe: the server could not prove who it is.";
    case Kind::NotJson: return "The answer is not in the language of the API; something else may have answered.";
    case Kind::CutOff: return "The answer ended in the middle.";
    case Kind::WrongType: return "The answer has another form than expected.";
    case Kind::TooLarge: return "The answer is larger than Poolhouse accepts.";
    case Kind::ReadOnly: return "A read-only lock holds here, so Poolhouse sent nothing.";
    }
    return "";
}

/// What followed "It was not done. %1".
const char* adviceOfKind(Kind kind) {
    switch (kind) {
    case Kind::Unauthorized: return " Connect again with a valid token, then ask again.";
    case Kind::Forbidden: return " Ask an owner of the app or the team for access.";
    case Kind::ReadOnly: return " Lift the lock for a while if the change is meant.";
    case Kind::ConfirmationRequired: return " Do this step on the API's own web site or with its command line.";
    default: return "";
    }
}

/// The reason of an error as schema 1 stored it.
QString reasonOf(const api::ApiError& error) {
    constexpr int longest = 240;
    auto said = QString::fromStdString(error.message).simplified();
    if (said.isEmpty()) {
        return latin(reasonOfKind(error.kind));
    }
    if (said.size() > longest) {
        said = said.left(longest) + QChar(0x2026);
    }
    return QStringLiteral("The API says: ") + said +
           (said.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral("."));
}

std::optional<Progress> quoting(const QString& sentence, const api::ApiError& error) {
    const auto reason = reasonOf(error);
    if (sentence == QStringLiteral("It was not done. ") + reason + latin(adviceOfKind(error.kind))) {
        return Progress{ProgressCode::Refused, error};
    }
    for (const auto& each : reasonSentences) {
        if (sentence == latin(each.text).replace(QStringLiteral("%1"), reason)) {
            return Progress{each.code, error};
        }
    }
    const auto connect =
        error.kind == Kind::Unauthorized ? QStringLiteral(" Connect again with a valid token.") : QString();
    return sentence == QStringLiteral("Nothing was sent: ") + reason + connect
               ? std::optional(Progress{ProgressCode::NotSentUnreadable, error})
               : std::nullopt;
}

/// "4 of 5 instances up", "1 of 1 instance up", "0 of no instances up", each with " · " and the API's sentence or not.
std::optional<Progress> counting(const QString& sentence) {
    static const QRegularExpression form(QString::fromUtf8(
        "^(\\d{1,4}) of (?:(?:(1) instance)|(?:(0|[2-9]|[1-9]\\d{1,3}) instances)|no instances) up(?: · (.+))?$"));
    const auto match = form.match(sentence);
    if (!match.hasMatch() || match.captured(4) != match.captured(4).simplified()) {
        return std::nullopt;
    }
    Progress progress = ProgressCode::InstancesUp;
    progress.up = match.captured(1).toInt();
    progress.count = (match.captured(2) + match.captured(3)).toInt();
    progress.said = match.captured(4).toStdString();
    const bool zeroWritten = match.captured(3) == QLatin1String("0");
    return zeroWritten || match.captured(1) != QString::number(progress.up) ? std::nullopt : std::optional(progress);
}

QCborMap upgradedExchange(QCborMap exchange, const std::optional<api::ApiError>& problem) {
    const auto key = QStringLiteral("problem");
    const auto sentence = exchange.take(key).toString();
    if (sentence.isEmpty()) {
        return exchange;
    }
    const auto status = exchange.value(QStringLiteral("status"));
    if (problem && status == QCborValue(problem->status) && sentence == reasonOf(*problem)) {
        exchange[key] = mapOf(*problem);
    } else {
        exchange[QStringLiteral("legacyProblem")] = sentence;
    }
    return exchange;
}

/// "READS in example-app"; neither name has a space.
QCborMap upgradedAttachment(const QString& sentence) {
    const auto in = sentence.indexOf(QStringLiteral(" in "));
    const auto name = in < 0 ? sentence : sentence.left(in);
    const auto app = in < 0 ? QString() : sentence.mid(in + 4);
    return {{QStringLiteral("name"), name}, {QStringLiteral("app"), app}};
}

} // namespace

Progress progressFromSchema1(const QString& sentence, const std::optional<api::ApiError>& problem) {
    if (sentence.isEmpty()) {
        return ProgressCode::None;
    }
    for (const auto& each : plainSentences) {
        if (sentence == latin(each.text)) {
            return each.code;
        }
    }
    if (auto counted = counting(sentence)) {
        return *std::move(counted);
    }
    if (auto quoted = problem ? quoting(sentence, *problem) : std::nullopt) {
        return *std::move(quoted);
    }
    Progress legacy = ProgressCode::Legacy;
    legacy.said = sentence.toStdString();
    return legacy;
}

std::optional<QByteArray> recordFromSchema1(const QByteArray& record) {
    QCborParserError error;
    const auto document = QCborValue::fromCbor(record, &error);
    if (error.error != QCborError::NoError || !document.isMap()) {
        return std::nullopt;
    }
    auto map = document.toMap();
    if (map.value(QStringLiteral("progress")).isMap()) {
        return std::nullopt; // schema 2 already
    }
    const auto problem = errorOf(map.value(QStringLiteral("problem")).toMap());
    QCborArray exchanges;
    for (const auto& exchange : map.value(QStringLiteral("exchanges")).toArray()) {
        exchanges.append(upgradedExchange(exchange.toMap(), problem));
    }
    map[QStringLiteral("exchanges")] = exchanges;
    map[QStringLiteral("progress")] =
        mapOf(progressFromSchema1(map.value(QStringLiteral("progress")).toString(), problem));
    if (auto recipe = map.value(QStringLiteral("recipe")).toMap(); !recipe.isEmpty()) {
        QCborArray attachments;
        for (const auto& attachment : recipe.value(QStringLiteral("attachments")).toArray()) {
            attachments.append(upgradedAttachment(attachment.toString()));
        }
        recipe[QStringLiteral("attachments")] = attachments;
        map[QStringLiteral("recipe")] = recipe;
    }
    return map.toCborValue().toCbor();
}

} // namespace poolhouse::operations
