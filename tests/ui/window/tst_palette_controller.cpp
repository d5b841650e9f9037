// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_fleet.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/window/palette_controller.h"

#include "models/tables/fleet_board_model.h"
#include "models/views/pool_demand.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace poolhouse;
using test::s;
using test::sample::rectangular;
using Kind = ui::PaletteEntry::Kind;

namespace {

/// A cluster that can be changed.
ui::ActionState changeable() {
    ui::ActionState state;
    state.session = fleet::Session::State::Connected;
    state.fleetShown = true;
    state.targets = 1;
    state.details = ui::ActionState::Details::Read;
    state.followerPools = 2;
    return state;
}

QStringList titles(const std::vector<ui::PaletteEntry>& entries, Kind kind, const QString& context = {}) {
    QStringList titles;
    for (const auto& entry : entries) {
        if (entry.kind == kind && entry.context.contains(context)) {
            titles << entry.title;
        }
    }
    return titles;
}

QString scaleNumber() {
    return QString::number(static_cast<int>(ui::ActionId::ScalePool));
}

QString appId(const fleet::Store& store, const QString& name) {
    for (const core::App& app : store.apps()) {
        if (QString::fromStdString(app.name) == name) {
            return QString::fromStdString(app.id.value);
        }
    }
    return {};
}

struct PaletteControllerScene : test::ModelScene {
    test::FixedSelection selection;
    ui::ActionState state = changeable();
    std::vector<ui::PaletteEntry> opened;
    std::vector<ui::PaletteEntry> suggested;
    ui::PaletteController controller{
        {store, session, clock, own, selection, [this](const core::ClusterId&) { return state; },
         [] {
             return std::vector<ui::PaletteEntry>{
                 {Kind::Action, s("Refresh"), s("Cluster"), s("F5"), s("actionRefresh")}};
         },
         [this](std::vector<ui::PaletteEntry> entries, std::vector<ui::PaletteEntry> suggestions) {
             opened = std::move(entries);
             suggested = std::move(suggestions);
         }}};
    QStringList log; ///< what the controller asked for, in order

    [[nodiscard]] QStringList usedRecently() const {
        QStringList titles;
        for (const auto& entry : suggested) {
            if (entry.hint == s("Used recently")) {
                titles << entry.title;
            }
        }
        return titles;
    }

    PaletteControllerScene() {
        load();
        selection.chosen = {rectangular};
        const auto note = [this](const char* what, const QString& key) { log << s(what) + key; };
        QObject::connect(&controller, &ui::PaletteController::clusterChosen, &controller,
                         [note](const core::ClusterId& id) { note("cluster ", QString::fromStdString(id.value)); });
        QObject::connect(&controller, &ui::PaletteController::poolChosen, &controller,
                         [note](const core::PoolId& id) { note("pool ", QString::fromStdString(id.value)); });
        QObject::connect(&controller, &ui::PaletteController::appChosen, &controller,
                         [note](const QString& name) { note("app ", name); });
        QObject::connect(&controller, &ui::PaletteController::actionChosen, &controller,
                         [note](ui::ActionId id) { note("action ", QString::number(static_cast<int>(id))); });
    }
};

} // namespace

class TestPaletteController : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatHasAPlaceIsListed() {
        PaletteControllerScene w;
        w.controller.open();
        QCOMPARE(titles(w.opened, Kind::Cluster).size(), 11);
        QCOMPARE(titles(w.opened, Kind::Pool, s("Pool of postgresql-rectangular-12345")),
                 (QStringList{s("Leader"), s("analytics"), s("web-reads")}));
        QVERIFY(titles(w.opened, Kind::App).contains(s("example-app")));
        QVERIFY(titles(w.opened, Kind::Action).contains(s("Refresh")));
    }

    void aPoolSaysHowFullItIs() {
        PaletteControllerScene w;
        w.controller.open();
        const auto reads = std::find_if(w.opened.begin(), w.opened.end(), [](const ui::PaletteEntry& entry) {
            return entry.kind == Kind::Pool && entry.title == s("web-reads") &&
                   entry.context.contains(s("rectangular"));
        });
        QVERIFY(reads != w.opened.end());
        QCOMPARE(reads->hint, s("90%"));
    }

    void everyPoolCanBeChangedByName() {
        PaletteControllerScene w;
        w.selection.chosen.clear(); // on the board
        w.controller.open();
        const auto changes = titles(w.opened, Kind::Action);
        for (const char* title :
             {"Scale web-reads of postgresql-rectangular-12345…", "Destroy analytics of postgresql-rectangular-12345…",
              "Add follower pool to postgresql-horizontal-12345…", "Plan postgresql-rectangular-12345…"}) {
            QVERIFY2(changes.contains(s(title)), title);
        }
        w.state.lock = s("Clusters called *rectangular* are locked.");
        w.controller.open();
        QVERIFY(titles(w.opened, Kind::Action).filter(s("Scale")).isEmpty());
    }

    void anActionOnAnotherClusterOpensItFirst() {
        PaletteControllerScene w;
        w.controller.choose({Kind::Action, s("Scale"), {}, {}, s("actionScalePool"), s("web"), s("id")});
        QCOMPARE(w.log, (QStringList{s("cluster id"), s("pool web"), s("action ") + scaleNumber()}));
    }

    void emptyItListsWhatNeedsAttentionThenWhatWasUsed() {
        PaletteControllerScene w;
        w.controller.open();
        QVERIFY(!w.suggested.empty());
        QVERIFY(w.suggested.size() <= std::size_t(ui::PaletteController::attentionAtMost));
        for (const auto& each : w.suggested) {
            QCOMPARE(each.hint, s("Needs attention"));
            QVERIFY(!each.context.isEmpty());
        }
        const auto before = w.suggested.size();
        const auto used = w.opened.front();
        w.controller.choose(used);
        w.controller.choose({Kind::Cluster, s("gone"), {}, {}, s("no such id")});
        w.controller.choose(used);
        w.controller.open();
        QCOMPARE(w.suggested.size(), before + 1);
        QCOMPARE(w.suggested.back().title, used.title);
        QCOMPARE(w.suggested.back().hint, s("Used recently"));
    }

    void whatWasUsedIsKeptBetweenRuns() {
        test::MemoryPreferences first;
        QStringList used;
        {
            PaletteControllerScene w;
            w.controller.open();
            const auto at = std::find_if(w.opened.begin(), w.opened.end(), [](const ui::PaletteEntry& entry) {
                return entry.kind == Kind::Action && entry.title.startsWith(s("Scale web-reads of"));
            });
            QVERIFY(at != w.opened.end());
            used = {w.opened.front().title, at->title};
            const auto scale = *at;
            w.controller.choose(scale);
            w.controller.choose(w.opened.front());
            first = w.own;
        }
        PaletteControllerScene later;
        later.own = first;
        later.controller.open();
        QCOMPARE(later.usedRecently(), used);
        const auto kept = later.own.value(s("recent/built-in%20sandbox")).toStringList().join(QLatin1Char('\n'));
        QVERIFY2(kept.contains(s("action actionScalePool ")), qPrintable(kept));
        QVERIFY2(!kept.contains(s("Scale web-reads")), "ids only");
    }

    void everyAccountHasItsOwn() {
        PaletteControllerScene w;
        w.controller.open();
        w.controller.choose(w.opened.front());
        w.session.connectReal();
        w.controller.open();
        QCOMPARE(w.usedRecently(), QStringList());
        w.controller.choose(w.opened.back());
        w.session.connectSandbox();
        w.controller.open();
        QCOMPARE(w.usedRecently(), QStringList{w.opened.front().title});
    }

    void beforeTheAccountIsKnownNothingIsKept() {
        PaletteControllerScene w;
        w.session.become(fleet::Session::State::None);
        w.controller.open();
        w.controller.choose(w.opened.front());
        QVERIFY(w.own.all().isEmpty());
    }

    void onlyTheLastOnesAreKept() {
        PaletteControllerScene w;
        w.controller.open();
        QStringList expected;
        for (int each = 0; each < 8; ++each) {
            expected.prepend(w.opened[static_cast<std::size_t>(each)].title);
            w.controller.choose(w.opened[static_cast<std::size_t>(each)]);
        }
        w.controller.open();
        QCOMPARE(w.usedRecently(), expected.mid(0, int(ui::PaletteMemory::atMost)));
        QCOMPARE(w.own.value(s("recent/built-in%20sandbox")).toStringList().size(), 1 + int(ui::PaletteMemory::atMost));
    }

    void whatIsGoneIsForgotten() {
        PaletteControllerScene w;
        w.controller.open();
        w.controller.choose({Kind::Pool, s("gone"), {}, {}, QString::fromStdString(rectangular.value), s("no such")});
        w.controller.choose({Kind::App, s("gone"), {}, {}, s("no such id")});
        w.controller.choose(w.opened.front());
        w.controller.open();
        QCOMPARE(w.usedRecently(), QStringList{w.opened.front().title});
        QCOMPARE(w.own.value(s("recent/built-in%20sandbox")).toStringList().size(), 2);
    }

    void beforeTheFleetIsReadNothingIsForgotten() {
        PaletteControllerScene w;
        w.controller.open();
        const auto used = w.opened.front();
        w.controller.choose(used);
        w.store.clear();
        w.controller.open();
        QCOMPARE(w.usedRecently(), QStringList());
        w.load();
        w.controller.open();
        QCOMPARE(w.usedRecently(), QStringList{used.title});
    }

    void unreadableLinesAreLeftOut() {
        const ui::PaletteTarget app{Kind::App, s("an id/with space"), {}, {}};
        const auto lines = ui::writtenTargets({app}) << s("app") << QString() << s("planet mars  ") << s("pool  a b");
        QCOMPARE(ui::readTargets(lines, 5).size(), std::size_t(1));
        QVERIFY(ui::readTargets(lines, 5).front() == app);
    }

    void theWorstComesFirst() {
        PaletteControllerScene w;
        const auto entries = ui::attentionEntries(w.store, w.clock.now(), 50);
        int last = std::numeric_limits<int>::max();
        for (const auto& each : entries) {
            const auto& record = *w.store.cluster({each.key.toStdString()});
            const auto demand =
                record.info ? views::demandShare(*record.info, w.store.catalog(), w.store.history(), w.clock.now())
                            : std::nullopt;
            const int rank = tables::urgency(record, w.store.catalog(), demand);
            QVERIFY(rank <= last);
            last = rank;
        }
        QVERIFY(entries.size() < w.store.clusterIds().size());
    }

    void anActionOnAPoolChoosesThePoolFirst() {
        PaletteControllerScene w;
        w.controller.choose({Kind::Action, s("Scale web-reads…"), {}, {}, s("actionScalePool"), s("web")});
        QCOMPARE(w.log, (QStringList{s("pool web"), s("action ") + scaleNumber()}));
        w.log.clear();
        w.controller.choose({Kind::Action, s("Scale"), {}, {}, s("actionScalePool")});
        QCOMPARE(w.log, QStringList{s("action ") + scaleNumber()});
        w.log.clear();
        w.controller.choose({Kind::Action, s("of another version"), {}, {}, s("actionTeleport")});
        QCOMPARE(w.log, QStringList());
    }

    void aPoolIsChosenInItsOpenCluster() {
        PaletteControllerScene w;
        w.controller.choose({Kind::Pool, s("web-reads"), {}, {}, s("id"), s("web")});
        w.controller.choose({Kind::Cluster, s("name"), {}, {}, s("id")});
        w.controller.choose({Kind::App, s("as it was called before"), {}, {}, appId(w.store, s("example-app"))});
        QCOMPARE(w.log, (QStringList{s("cluster id"), s("pool web"), s("cluster id"), s("app example-app")}));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPaletteController)
#include "tst_palette_controller.moc"
