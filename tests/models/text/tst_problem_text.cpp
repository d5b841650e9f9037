// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/problem_text.h"
#include "models/text/session_text.h"
#include "tests/support/test_main.h"

#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace poolhouse;
using api::ApiError;
using text::problemText;
using text::RequestKind;
using Kind = ApiError::Kind;

namespace {

constexpr Kind kinds[] = {Kind::Unauthorized,
                          Kind::TwoFactor,
                          Kind::Forbidden,
                          Kind::NotFound,
                          Kind::Conflict,
                          Kind::Invalid,
                          Kind::ConfirmationRequired,
                          Kind::RateLimited,
                          Kind::ServerError,
                          Kind::Unreachable,
                          Kind::UnexpectedStatus,
                          Kind::ConnectionLost,
                          Kind::Timeout,
                          Kind::NotJson,
                          Kind::InsecureConnection,
                          Kind::CutOff,
                          Kind::WrongType,
                          Kind::TooLarge,
                          Kind::ReadOnly};
constexpr RequestKind requests[] = {RequestKind::Account, RequestKind::Fleet,   RequestKind::Attachments,
                                    RequestKind::Cluster, RequestKind::Catalog, RequestKind::Anything};

ApiError errorOf(Kind kind) {
    ApiError error;
    error.kind = kind;
    error.status = 599;
    error.id = "some_id";
    error.method = "GET";
    error.target = "/data/postgres/v1/abc/info";
    error.path = "pools[1].expected_count";
    error.expected = "an integer";
    error.detail = "transport says so";
    return error;
}

} // namespace

class TestProblemText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyProblemHasItsOwnSentences() {
        QSet<QString> sentences, reasons;
        for (const auto kind : kinds) {
            reasons.insert(problemText(errorOf(kind), RequestKind::Cluster).why);
            for (const auto request : requests) {
                sentences.insert(problemText(errorOf(kind), request).sentence());
            }
        }
        QCOMPARE(reasons.size(), qsizetype(std::size(kinds)));
        QCOMPARE(sentences.size(), qsizetype(std::size(kinds) * std::size(requests)));
    }

    /// A cluster that is there may have a plan without maintenance.
    void missingMaintenanceIsNoMissingCluster() {
        const auto text = problemText(errorOf(Kind::NotFound), RequestKind::Maintenance, text::Audience::Command);
        QCOMPARE(text.why, QStringLiteral("The API has no maintenance data for this cluster."));
        QVERIFY2(text.next.startsWith(QStringLiteral("Its plan may not have maintenance")), qPrintable(text.next));
        // it was there a moment before
        const auto history = problemText(errorOf(Kind::NotFound), RequestKind::MaintenanceHistory);
        QCOMPARE(history.why, QStringLiteral("Not found."));
        QCOMPARE(history.next, text.next); // no list is refreshed because of it
    }

    /// It is listed, and was there a moment before.
    void aMissingConnectionIsNoMissingCluster() {
        const auto text = problemText(errorOf(Kind::NotFound), RequestKind::Connection, text::Audience::Form);
        QCOMPARE(text.sentence(), QStringLiteral("The connection details couldn't be loaded. Not found. The "
                                                 "credential may have been destroyed."));
    }

    /// The form of the account retries nothing and has no data on screen.
    void aFormPromisesNothing() {
        for (const auto kind : kinds) {
            const auto problem = problemText(fleet::SessionProblem{errorOf(kind)});
            for (const auto* promise : {"automatically", "Run the command", "stays on screen", "retries"}) {
                QVERIFY2(!problem.sentence().contains(QLatin1String(promise)) || kind == Kind::Conflict,
                         qPrintable(problem.sentence()));
            }
        }
    }

    void sentencesAreForPeople() {
        // status, id, member and anything else that is a code belong into the details
        const QRegularExpression code(QStringLiteral("\\d|_|HTTP|TLS|\\[|::|!|/"));
        for (const auto kind : kinds) {
            for (const auto request : requests) {
                const auto text = problemText(errorOf(kind), request);
                for (const auto& part : {text.what, text.why, text.next}) {
                    QVERIFY2(part.size() >= 10 && part.endsWith(QLatin1Char('.')), qPrintable(part));
                    QVERIFY2(part[0].isUpper(), qPrintable(part));
                    QVERIFY2(!part.contains(code), qPrintable(part));
                    QVERIFY2(!part.contains(QStringLiteral("%")), qPrintable(part));
                }
                QCOMPARE(text.sentence(), text.what + QLatin1Char(' ') + text.why + QLatin1Char(' ') + text.next);
            }
        }
    }

    void detailsNameEverything() {
        for (const auto kind : kinds) {
            const auto detail = problemText(errorOf(kind), RequestKind::Fleet).detail;
            for (const auto* part : {"599", "some_id", "pools[1].expected_count", "an integer", "GET",
                                     "/data/postgres/v1/abc/info", "transport says so"}) {
                QVERIFY2(detail.contains(QLatin1String(part)), part);
            }
        }
    }

    void theApisOwnSentenceIsQuoted() {
        auto error = errorOf(Kind::Invalid);
        error.message = "  Name is\n already taken";
        QVERIFY(problemText(error, RequestKind::Cluster).why.endsWith(QStringLiteral("Name is already taken.")));
        error.message = std::string(5000, 'x');
        QVERIFY(problemText(error, RequestKind::Cluster).why.size() < 400);
        error.message = "Watch out!";
        QVERIFY(problemText(error, RequestKind::Cluster).why.endsWith(QStringLiteral("Watch out.")));
    }

    void theWaitIsSaid() {
        auto error = errorOf(Kind::RateLimited);
        error.retryAfter = std::chrono::seconds(26);
        QCOMPARE(problemText(error, RequestKind::Fleet).next, QStringLiteral("Updates resume automatically in 26 s."));
        error.kind = Kind::ServerError;
        error.retryAfter = std::chrono::minutes(2);
        QVERIFY(problemText(error, RequestKind::Fleet).next.contains(QStringLiteral("2 min")));
    }

    void aCommandPromisesNothing() {
        for (const auto kind : kinds) {
            for (const auto request : requests) {
                const auto text = text::commandComplaint(errorOf(kind), request);
                QVERIFY2(!text.contains(QStringLiteral("Poolhouse tries")) &&
                             !text.contains(QStringLiteral("by itself")) &&
                             !text.contains(QStringLiteral("figures stay")) && text.endsWith(QLatin1Char('\n')),
                         qPrintable(text));
                QVERIFY(text.contains(QLatin1String("\n  ")));
            }
        }
    }

    void aWrongTypeSaysThatTheFormDiffers() {
        const auto text = problemText(errorOf(Kind::WrongType), RequestKind::Cluster);
        QCOMPARE(text.what, QStringLiteral("The cluster couldn't be loaded."));
        QCOMPARE(text.why, QStringLiteral("The response has an unexpected format."));
    }

    void whatASessionSaysOfTokens() {
        using Code = fleet::SessionNotice::Code;
        const auto of = [](const fleet::SessionNotice& notice) { return text::sessionNotices({notice}); };
        QCOMPARE(of({Code::NotAToken, fleet::TokenOrigin::Environment}),
                 QStringLiteral("The token in the environment variable HEROKU_API_KEY is not valid and was ignored."));
        QCOMPARE(of({Code::NetrcUnreadable, {}, "Permission denied"}),
                 QStringLiteral("The file ~/.netrc couldn't be read: Permission denied."));
        QCOMPARE(text::sessionNotices({{Code::NetrcNotAFile}, {Code::NotRemembered}}),
                 QStringLiteral("The file ~/.netrc couldn't be read: not a regular file. No keyring available: the "
                                "token is kept until you quit."));
        QCOMPARE(of({Code::NetrcTooLarge}), QStringLiteral("The file ~/.netrc was not read: larger than 1 MB."));
        QCOMPARE(of({Code::Remembered}), QStringLiteral("Token saved in the keyring."));
        QCOMPARE(of({Code::Forgotten}), QStringLiteral("Token removed from the keyring."));
        QCOMPARE(of({Code::NothingForgotten}),
                 QStringLiteral("No keyring available, so there was no token to remove."));
        QCOMPARE(text::tokenOrigin(fleet::TokenOrigin::Typed), QStringLiteral("the token you entered"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestProblemText)
#include "tst_problem_text.moc"
