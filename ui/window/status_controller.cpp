// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_controller.h"

#include "models/fleet/store.h"
#include "models/operations/change_feed.h"
#include "models/operations/engine.h"
#include "models/text/printable.h"
#include "models/text/session_text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr std::chrono::minutes leastReported{1};

} // namespace

StatusController::StatusController(const Dependencies& dependencies, QObject* parent)
    : QObject(parent), m_dependencies(dependencies) {
    connect(&dependencies.session, &fleet::Session::changed, this, &StatusController::onSessionChanged);
    connect(&dependencies.changeFeed, &operations::ChangeFeed::changed, this, &StatusController::refreshStatus);
    connect(&dependencies.poller, &fleet::Poller::warned, this, [this](const QString& text) {
        m_dependencies.messages.post(
            {QStringLiteral("warning"), text::Tone::Attention, tr("The API says: %1").arg(text::printable(text))});
    });
}

void StatusController::onSessionChanged() {
    if (m_dependencies.session.state() == fleet::Session::State::None) {
        m_dependencies.messages.clear();
    }
    refreshStatus();
    refreshProblems();
}

void StatusController::refreshStatus() {
    const auto& poller = m_dependencies.poller;
    StatusFacts status;
    status.session = m_dependencies.session.state();
    status.target = m_dependencies.session.target();
    status.phase = poller.phase();
    status.busy = poller.busy();
    status.now = m_dependencies.clock.now();
    status.lastRefresh = poller.lastRefresh();
    status.nextAttempt = poller.nextAttempt();
    status.requestsLeft = poller.requestsLeft();
    status.tokenOrigin = m_dependencies.session.tokenOrigin();
    m_dependencies.view.setTexts(statusTexts(status));
    m_dependencies.view.setChanges(changesUnderWay(m_dependencies.store, &m_dependencies.changeFeed, status.now));
    refreshClockMessage();
}

/// A dismissed message is posted again when the clock is set once more. Two clocks drift apart by a little all the
/// time, which is not being set.
void StatusController::refreshClockMessage() {
    const auto shift = m_dependencies.clock.wallClockShift();
    m_dependencies.operations.followWallClock();
    text::followWallClock(m_dependencies.operations.wallClockShift());
    if (std::chrono::abs(shift - m_reportedShift) < leastReported) {
        return;
    }
    m_reportedShift = shift;
    if (const auto message = clockMessage(shift)) {
        m_dependencies.messages.post(messageFor(*message));
    } else {
        m_dependencies.messages.withdraw(messageKey(ProblemId::Clock));
    }
}

ProblemFacts StatusController::facts() const {
    const auto& poller = m_dependencies.poller;
    return {m_dependencies.session.state(),
            poller.phase(),
            poller.problem(),
            poller.lastRefresh(),
            m_dependencies.clock.now(),
            m_dependencies.store.fleetFreshness(),
            m_dependencies.store.catalogFreshness(),
            m_dependencies.store.attachmentsFreshness(),
            text::unreadableLists(m_dependencies.store).join(QLatin1Char(' ')),
            m_dependencies.session.tokenOrigin(),
            m_dependencies.session.otherTokens()};
}

void StatusController::refreshProblems() {
    const auto now = facts();
    const auto messages = problemMessages(now);
    // A pause between two attempts continues the same failure; a good answer ends it.
    m_apiDismissed = m_apiDismissed && wholeApiFails(now);
    postOrWithdraw(ProblemId::Refused, messages);
    postOrWithdraw(ProblemId::Api, messages);
    refreshNotice();
    postOrWithdraw(ProblemId::Fleet, messages);
    postOrWithdraw(ProblemId::Catalog, messages);
    postOrWithdraw(ProblemId::Attachments, messages);
    postOrWithdraw(ProblemId::Unreadable, messages);
}

void StatusController::refreshNotice() {
    const auto& session = m_dependencies.session;
    const bool connected = session.state() == fleet::Session::State::Connected;
    const auto notices = connected ? session.notices() : std::vector<fleet::SessionNotice>();
    if (notices == m_notices) {
        return;
    }
    m_notices = notices;
    m_dependencies.messages.withdraw(QStringLiteral("notice"));
    if (!notices.empty()) {
        m_dependencies.messages.post({QStringLiteral("notice"), text::Tone::Neutral, text::sessionNotices(notices)});
    }
}

void StatusController::postOrWithdraw(ProblemId id, const std::vector<ProblemMessage>& messages) {
    const auto at =
        std::find_if(messages.begin(), messages.end(), [id](const ProblemMessage& each) { return each.id == id; });
    if (at == messages.end() || isDismissed(id)) {
        m_dependencies.messages.withdraw(messageKey(id));
    } else {
        m_dependencies.messages.post(messageFor(*at));
    }
}

bool StatusController::isDismissed(ProblemId id) const {
    switch (id) {
    case ProblemId::Refused: return false;
    case ProblemId::Api: return m_apiDismissed;
    case ProblemId::Fleet: return m_dismissedFleet == m_dependencies.store.fleetFreshness().failingSince;
    case ProblemId::Clock: return false;
    case ProblemId::Catalog: return m_dismissedCatalog == m_dependencies.store.catalogFreshness().failingSince;
    case ProblemId::Attachments:
        return m_dismissedAttachments == m_dependencies.store.attachmentsFreshness().failingSince;
    case ProblemId::Unreadable: break;
    }
    return m_dismissedUnreadable == m_dependencies.store.unreadable();
}

Message StatusController::messageFor(const ProblemMessage& problem) {
    Message message{messageKey(problem.id), problem.tone, problem.text, {}, {}, true};
    switch (problem.remedy) {
    case ProblemMessage::Remedy::None: break;
    case ProblemMessage::Remedy::Retry:
        message.buttonText = tr("&Retry");
        message.act = [this] { m_dependencies.poller.refresh(); };
        break;
    case ProblemMessage::Remedy::OtherToken:
        message.buttonText = tr("Chan&ge token…");
        message.act = [this] { Q_EMIT otherTokenRequested(); };
        break;
    }
    return message;
}

void StatusController::dismiss(const QString& key) {
    if (key == messageKey(ProblemId::Fleet)) {
        m_dismissedFleet = m_dependencies.store.fleetFreshness().failingSince;
    } else if (key == messageKey(ProblemId::Catalog)) {
        m_dismissedCatalog = m_dependencies.store.catalogFreshness().failingSince;
    } else if (key == messageKey(ProblemId::Attachments)) {
        m_dismissedAttachments = m_dependencies.store.attachmentsFreshness().failingSince;
    } else if (key == messageKey(ProblemId::Unreadable)) {
        m_dismissedUnreadable = m_dependencies.store.unreadable();
    } else if (key == messageKey(ProblemId::Api)) {
        m_apiDismissed = true;
    }
}

} // namespace poolhouse::ui
