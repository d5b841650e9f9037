// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/text/problem_text.h"
#include "models/text/wording.h"
#include "models/views/cluster_overview.h"
#include "ui/account/welcome_page.h"
#include "ui/activity/activity_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/window/main_window_parts.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"

#include <QStackedWidget>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using SessionState = fleet::Session::State;
using Phase = fleet::Poller::Phase;

} // namespace

bool MainWindow::Parts::fleetInFront() const {
    return session.state() == SessionState::Connected && !choosing;
}

void MainWindow::Parts::showPlace() {
    const bool fleet = fleetInFront();
    welcome->setBackOffered(session.state() == SessionState::Connected);
    const bool fleetComes = fleet && stack->currentIndex() == 0;
    stack->setCurrentIndex(fleet ? 1 : 0);
    const std::optional<core::ClusterId> open = navigation.cluster();
    QWidget* shown = open                    ? static_cast<QWidget*>(page)
                     : navigation.activity() ? static_cast<QWidget*>(activity)
                                             : board;
    if (shownCluster != open) {
        shownCluster = open;
        choosePool({});
    }
    // What goes away would hand the focus to whatever comes next on the screen; the list is where a person goes on.
    const QWidget* before = centre->currentWidget();
    if (fleetComes || (before != shown && before->isAncestorOf(window.focusWidget()))) {
        pane->focusTree();
    }
    centre->setCurrentWidget(shown);
    QString title = MainWindow::tr("Poolhouse");
    if (open) {
        pane->setCurrentCluster(open);
        if (const fleet::ClusterRecord* record = store.cluster(*open); record && fleet) {
            title = MainWindow::tr("%1 — Poolhouse").arg(QString::fromStdString(record->summary.name));
        }
    } else if (navigation.activity()) {
        title = MainWindow::tr("Activity — Poolhouse");
        pane->setCurrentCluster({});
    } else if (pane->clusterIsSelected() && pane->selectedClusters().size() == 1) {
        pane->setCurrentCluster({});
    }
    window.setWindowTitle(title);
    showPage();
    showLocks();
    tellPoller();
}

void MainWindow::Parts::showPage() {
    if (!navigation.cluster()) {
        return;
    }
    if (auto overview = views::clusterOverview(store, *navigation.cluster(), clock.now(), &changeFeed)) {
        if (wholeApiFails()) {
            overview->problem.reset(); // the message bar says it, once for everything
        }
        page->show(*overview);
    }
}

void MainWindow::Parts::showStatus() {
    StatusFacts facts;
    facts.session = session.state();
    facts.target = session.target();
    facts.phase = poller.phase();
    facts.busy = poller.busy();
    facts.now = clock.now();
    facts.lastRefresh = poller.lastRefresh();
    facts.nextAttempt = poller.nextAttempt();
    facts.requestsLeft = poller.requestsLeft();
    status->show(statusTexts(facts));
    status->show(changesUnderWay(store, &changeFeed, clock.now()));
}

bool MainWindow::Parts::wholeApiFails() const {
    const Phase phase = poller.phase();
    return session.state() == SessionState::Connected && poller.problem().has_value() &&
           (phase == Phase::Offline || phase == Phase::Waiting || phase == Phase::Refused);
}

/// One message about the API as a whole, in place of one for each list.
void MainWindow::Parts::showApiProblem() {
    const Phase phase = poller.phase();
    const bool failing = wholeApiFails();
    const auto problem = poller.problem();
    if (failing && phase == Phase::Refused) {
        messages->tell({QStringLiteral("refused"), text::Tone::Bad,
                        text::problemText(*problem, text::RequestKind::Account).sentence(),
                        MainWindow::tr("&Use another token…"), [this] { perform(ActionId::SwitchAccount); }, true});
    } else {
        messages->withdraw(QStringLiteral("refused"));
    }
    const bool reading = failing && phase != Phase::Refused && store.fleetFreshness().everRead();
    if (!reading) {
        // a short answer and a new failure are two stories; a pause between two attempts is not
        dismissedApiFailure = dismissedApiFailure && failing;
        messages->withdraw(QStringLiteral("api"));
        return;
    }
    if (dismissedApiFailure) {
        return;
    }
    auto said = *problem;
    said.retryAfter.reset(); // the status bar counts down; a sentence that stands still would be wrong soon
    QString text = text::problemText(said, text::RequestKind::Anything).sentence();
    if (const auto last = poller.lastRefresh()) {
        text += QLatin1Char(' ') +
                MainWindow::tr("The figures are those of %1.").arg(text::formatTime(*last, clock.now(), true));
    }
    const bool offline = phase == Phase::Offline;
    messages->tell({QStringLiteral("api"), offline ? text::Tone::Bad : text::Tone::Attention, text,
                    offline ? MainWindow::tr("&Retry") : QString(), [this] { poller.refresh(); }, true});
}

void MainWindow::Parts::showProblems() {
    const auto none = [this](const char* key) { messages->withdraw(QString::fromLatin1(key)); };
    const bool connected = session.state() == SessionState::Connected;
    showApiProblem();
    if (const QString notice = connected ? session.notice() : QString(); notice != toldNotice) {
        toldNotice = notice;
        none("notice");
        if (!notice.isEmpty()) {
            messages->tell({QStringLiteral("notice"), text::Tone::Neutral, notice, {}, {}});
        }
    }
    const fleet::Freshness& fleet = store.fleetFreshness();
    // Without any figures the board itself says what is wrong.
    const bool failing = connected && fleet.problem && fleet.everRead() && !wholeApiFails();
    if (failing && dismissedFailure != fleet.failingSince) {
        messages->tell({QStringLiteral("fleet"), text::Tone::Bad,
                        text::problemText(*fleet.problem, text::RequestKind::Fleet).sentence(),
                        MainWindow::tr("&Retry"), [this] { poller.refresh(); }, true});
    } else {
        none("fleet");
    }
    const fleet::Freshness& catalog = store.catalogFreshness();
    const bool pricesFailing = connected && catalog.problem && fleet.everRead() && !failing && !wholeApiFails();
    if (pricesFailing && dismissedCatalogFailure != catalog.failingSince) {
        messages->tell({QStringLiteral("catalog"), text::Tone::Attention,
                        text::problemText(*catalog.problem, text::RequestKind::Catalog).sentence(),
                        MainWindow::tr("&Retry"), [this] { poller.refresh(); }, true});
    } else {
        none("catalog");
    }
}

std::vector<core::ClusterId> MainWindow::Parts::targets() const {
    if (navigation.activity()) {
        return {};
    }
    if (navigation.cluster()) {
        return {*navigation.cluster()};
    }
    std::vector<core::ClusterId> chosen = board->selectedClusters();
    return chosen.empty() ? pane->selectedClusters() : chosen;
}

ActionState MainWindow::Parts::actionState() const {
    ActionState state;
    state.session = session.state();
    state.keyring = session.keyring();
    state.sandbox = session.isSandbox();
    state.fleetShown = fleetInFront();
    state.boardShown = !navigation.cluster() && !navigation.activity();
    state.activityShown = navigation.activity();
    const auto listed = pane->listedClusters();
    state.clustersListed = static_cast<int>(listed.size());
    state.targets = static_cast<int>(targets().size());
    state.hasNext = navigation.neighbour(listed, 1).has_value();
    state.hasPrevious = navigation.neighbour(listed, -1).has_value();
    addChangeState(state);
    return state;
}

void MainWindow::Parts::showActions() {
    const ActionState state = actionState();
    if (shownState != state) {
        shownState = state;
        actions->apply(state);
        showPoolActions(state);
    }
}

void MainWindow::Parts::tellPoller() {
    std::vector<core::ClusterId> onScreen;
    const auto add = [&onScreen](const std::vector<core::ClusterId>& more) {
        for (const core::ClusterId& id : more) {
            if (std::find(onScreen.begin(), onScreen.end(), id) == onScreen.end()) {
                onScreen.push_back(id);
            }
        }
    };
    if (fleetInFront()) {
        if (navigation.cluster()) {
            add({*navigation.cluster()});
        } else if (!navigation.activity()) {
            add(board->visibleClusters());
        }
        add(pane->visibleClusters());
    }
    if (toldOnScreen != onScreen) {
        toldOnScreen = onScreen;
        poller.setOnScreen(std::move(onScreen));
    }
}

void MainWindow::Parts::tellShown() {
    const bool shown = window.isVisible() && !window.isMinimized();
    poller.setWindowShown(shown);
    if (shown && !ages.isActive()) {
        ages.start();
        updateAges();
    } else if (!shown) {
        ages.stop();
    }
}

void MainWindow::Parts::updateAges() {
    treeModel.refreshAges();
    boardModel.refreshAges();
    activityModel.refreshAges();
    showPage();
    showStatus();
    showLocks();
}

} // namespace poolhouse::ui
