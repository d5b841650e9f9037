// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/unreadable.h"
#include "ui/window/message_sink.h"
#include "ui/window/status_bar_text.h"
#include "ui/window/status_messages.h"

#include <QObject>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// What the controller needs of the status bar.
class StatusView {
public:
    virtual ~StatusView() = default;
    virtual void setTexts(const StatusTexts& texts) = 0;
    virtual void setChanges(std::vector<ChangeUnderWay> changes) = 0;
};

/// Keeps the status bar current and posts the problems and notices of the connection. On the GUI thread.
class StatusController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        fleet::Poller& poller;
        const fleet::Session& session;
        operations::Engine& operations; ///< which notes how far the clock was set
        const operations::ChangeFeed& changeFeed;
        const core::Clock& clock;
        StatusView& view;
        MessageSink& messages;
    };
    explicit StatusController(const Dependencies& dependencies, QObject* parent = nullptr);

    void refreshStatus(); ///< also once a second, for the ages and countdowns
    /// A dismissed problem is posted again only for its next failure.
    void refreshProblems();
    void dismiss(const QString& key); ///< the message was closed by the user; unknown keys are ignored

Q_SIGNALS:
    void otherTokenRequested(); ///< the button of a refused token

private:
    void onSessionChanged();
    void refreshNotice();
    void refreshClockMessage();
    void postOrWithdraw(ProblemId id, const std::vector<ProblemMessage>& messages);
    [[nodiscard]] ProblemFacts facts() const;
    [[nodiscard]] bool isDismissed(ProblemId id) const;
    [[nodiscard]] Message messageFor(const ProblemMessage& problem);

    Dependencies m_dependencies;
    std::optional<core::Instant> m_dismissedFleet;   ///< Freshness::failingSince of the dismissed failure
    std::optional<core::Instant> m_dismissedCatalog; ///< the same for the catalog
    std::optional<core::Instant> m_dismissedAttachments;
    std::vector<core::Unreadable> m_dismissedUnreadable;
    bool m_apiDismissed = false;
    std::chrono::milliseconds m_reportedShift{0}; ///< of the clock
    std::vector<fleet::SessionNotice> m_notices;  ///< as last posted
};

} // namespace poolhouse::ui
