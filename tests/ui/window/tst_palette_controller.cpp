// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_controller.h"

#include "models/tables/fleet_board_model.h"
#include "models/views/pool_demand.h"
#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace poolhouse;
using Kind = ui::PaletteEntry::Kind;

namespace {

QString s(const char* text) {
    return QString::fromUtf8(text);
}

const core::ClusterId rectangular = test::sampleId("postgresql-rectangular-12345");

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

struct Scene : test::ModelScene {
    test::FixedSelection selection;
    ui::ActionState state = changeable();
    std::vector<ui::PaletteEntry> opened;
    std::vector<ui::PaletteEntry> suggested;
    ui::PaletteController controller{
        {store, clock, selection, [this](const core::ClusterId&) { return state; },
         [] {
             return std::vector<ui::PaletteEntry>{{Kind::Action, s("Refresh"), s("Cluster"), s("F5"), s("4")}};
         },
         [this](std::vector<ui::PaletteEntry> entries, std::vector<ui::PaletteEntry> suggestions) {
             opened = std::move(entries);
             suggested = std::move(suggestions);
         }}};
    QStringList log; ///< what the controller asked for, in order

    Scene() {
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

class PaletteControllerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingThatHasAPlaceIsListed() {
        Scene w;
        w.controller.open();
        QCOMPARE(titles(w.opened, Kind::Cluster).size(), 11);
        QCOMPARE(titles(w.opened, Kind::Pool, s("Pool of postgresql-rectangular-12345")),
                 (QStringList{s("Leader"), s("analytics"), s("web-reads")}));
        QVERIFY(titles(w.opened, Kind::App).contains(s("example-app")));
        QVERIFY(titles(w.opened, Kind::Action).contains(s("Refresh")));
    }

    void aPoolSaysHowFullItIs() {
        Scene w;
        w.controller.open();
        const auto reads = std::find_if(w.opened.begin(), w.opened.end(), [](const ui::PaletteEntry& entry) {
            return entry.kind == Kind::Pool && entry.title == s("web-reads") &&
                   entry.context.contains(s("rectangular"));
        });
        QVERIFY(reads != w.opened.end());
        QCOMPARE(reads->hint, s("90%"));
    }

    void everyPoolCanBeChangedByName() {
        Scene w;
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
        Scene w;
        w.controller.choose({Kind::Action, s("Scale"), {}, {}, s("1"), s("web"), s("id")});
        QCOMPARE(w.log, (QStringList{s("cluster id"), s("pool web"), s("action 1")}));
    }

    void emptyItListsWhatNeedsAttentionThenWhatWasUsed() {
        Scene w;
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

    void theWorstComesFirst() {
        Scene w;
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
        Scene w;
        const auto scale = QString::number(static_cast<int>(ui::ActionId::ScalePool));
        w.controller.choose({Kind::Action, s("Scale web-reads…"), {}, {}, scale, s("web")});
        QCOMPARE(w.log, (QStringList{s("pool web"), s("action ") + scale}));
        w.log.clear();
        w.controller.choose({Kind::Action, s("Refresh"), {}, {}, scale});
        QCOMPARE(w.log, QStringList{s("action ") + scale});
    }

    void aPoolIsChosenInItsOpenCluster() {
        Scene w;
        w.controller.choose({Kind::Pool, s("web-reads"), {}, {}, s("id"), s("web")});
        w.controller.choose({Kind::Cluster, s("name"), {}, {}, s("id")});
        w.controller.choose({Kind::App, s("example-app"), {}, {}, s("example-app")});
        QCOMPARE(w.log, (QStringList{s("cluster id"), s("pool web"), s("cluster id"), s("app example-app")}));
    }
};

QTEST_GUILESS_MAIN(PaletteControllerTest)
#include "tst_palette_controller.moc"
