// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_messages.h"

#include "models/text/problem_text.h"
#include "models/text/wording.h"

#include <QCoreApplication>

namespace poolhouse::ui {

namespace {

using Phase = fleet::Poller::Phase;
using Remedy = ProblemMessage::Remedy;

class MessageWords {
    Q_DECLARE_TR_FUNCTIONS(StatusMessages)
};

bool failsAsWhole(fleet::Session::State session, Phase phase, bool problem) {
    return session == fleet::Session::State::Connected && problem &&
           (phase == Phase::Offline || phase == Phase::Waiting || phase == Phase::Refused);
}

ProblemMessage refusedMessage(const ProblemFacts& facts) {
    using Problem = fleet::SessionProblem;
    const bool found = facts.tokenOrigin && facts.tokenOrigin != fleet::TokenOrigin::Typed;
    const auto problem =
        found ? Problem(fleet::TokenRefused{*facts.apiProblem, *facts.tokenOrigin, {}, facts.otherTokens})
              : Problem(*facts.apiProblem);
    return {ProblemId::Refused, text::Tone::Bad, text::problemText(problem, text::Audience::Window).sentence(),
            Remedy::OtherToken};
}

ProblemMessage apiMessage(const ProblemFacts& facts) {
    auto problem = *facts.apiProblem;
    problem.retryAfter.reset(); // the status bar counts down; a fixed number would soon be wrong
    QString text = text::problemText(problem, text::RequestKind::Anything).sentence();
    if (facts.lastRefresh) {
        text += QLatin1Char(' ') +
                MessageWords::tr("Showing data from %1.").arg(text::formatTime(*facts.lastRefresh, facts.now, true));
    }
    const bool offline = facts.phase == Phase::Offline;
    return {ProblemId::Api, offline ? text::Tone::Bad : text::Tone::Attention, text,
            offline ? Remedy::Retry : Remedy::None};
}

QString attachmentsText(const ProblemFacts& facts) {
    QString text = text::problemText(*facts.attachments.problem, text::RequestKind::Attachments).sentence();
    return facts.attachments.readAt ? text + QLatin1Char(' ') +
                                          MessageWords::tr("Showing those from %1.")
                                              .arg(text::formatTime(*facts.attachments.readAt, facts.now, true))
                                    : text;
}

} // namespace

QString messageKey(ProblemId id) {
    switch (id) {
    case ProblemId::Refused: return QStringLiteral("refused");
    case ProblemId::Api: return QStringLiteral("api");
    case ProblemId::Fleet: return QStringLiteral("fleet");
    case ProblemId::Catalog: return QStringLiteral("catalog");
    case ProblemId::Attachments: return QStringLiteral("attachments");
    case ProblemId::Unreadable: return QStringLiteral("unreadable");
    case ProblemId::Clock: break;
    }
    return QStringLiteral("clock");
}

bool wholeApiFails(const ProblemFacts& facts) {
    return failsAsWhole(facts.session, facts.phase, facts.apiProblem.has_value());
}

bool wholeApiFails(const fleet::Session& session, const fleet::Poller& poller) {
    return failsAsWhole(session.state(), poller.phase(), poller.problem().has_value());
}

std::optional<ProblemMessage> clockMessage(std::chrono::milliseconds wallClockShift) {
    const auto moved = std::chrono::round<std::chrono::minutes>(std::chrono::abs(wallClockShift));
    if (moved < std::chrono::minutes(1)) {
        return std::nullopt;
    }
    const auto text =
        wallClockShift.count() < 0
            ? MessageWords::tr("This computer's clock was set back by %1. Times of day follow it; ages and deadlines "
                               "are measured without it.")
            : MessageWords::tr("This computer's clock was set ahead by %1. Times of day follow it; ages and deadlines "
                               "are measured without it.");
    return ProblemMessage{ProblemId::Clock, text::Tone::Attention, text.arg(text::duration(moved)), Remedy::None};
}

std::vector<ProblemMessage> problemMessages(const ProblemFacts& facts) {
    std::vector<ProblemMessage> messages;
    const bool everRead = facts.fleet.everRead();
    if (wholeApiFails(facts)) {
        if (facts.phase == Phase::Refused) {
            messages.push_back(refusedMessage(facts));
        } else if (everRead) {
            messages.push_back(apiMessage(facts));
        }
        return messages;
    }
    if (facts.session != fleet::Session::State::Connected || !everRead) {
        return messages;
    }
    if (facts.fleet.problem) {
        messages.push_back({ProblemId::Fleet, text::Tone::Bad,
                            text::problemText(*facts.fleet.problem, text::RequestKind::Fleet).sentence(),
                            Remedy::Retry});
    } else if (facts.catalog.problem) {
        messages.push_back({ProblemId::Catalog, text::Tone::Attention,
                            text::problemText(*facts.catalog.problem, text::RequestKind::Catalog).sentence(),
                            Remedy::Retry});
    }
    if (facts.attachments.problem && !facts.fleet.problem) {
        messages.push_back({ProblemId::Attachments, text::Tone::Attention, attachmentsText(facts), Remedy::Retry});
    }
    if (!facts.unreadable.isEmpty()) {
        messages.push_back({ProblemId::Unreadable, text::Tone::Attention, facts.unreadable, Remedy::None});
    }
    return messages;
}

} // namespace poolhouse::ui
