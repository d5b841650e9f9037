// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_controller.h"

#include "tests/support/controller_views.h"
#include "tests/support/model_scene.h"

#include <QtTest>

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
    ui::PaletteController controller{
        {store, selection, [this] { return state; },
         [] {
             return std::vector<ui::PaletteEntry>{{Kind::Action, s("Refresh"), s("Cluster"), s("F5"), s("4")}};
         },
         [this](std::vector<ui::PaletteEntry> entries) { opened = std::move(entries); }}};
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

    void poolsCanBeChangedByName() {
        Scene w;
        w.controller.open();
        QCOMPARE(titles(w.opened, Kind::Action, s("Pool of")),
                 (QStringList{s("Scale analytics…"), s("Destroy analytics…"), s("Scale web-reads…"),
                              s("Destroy web-reads…")}));
        w.state.lock = s("Clusters called *rectangular* are locked.");
        w.controller.open();
        QVERIFY(titles(w.opened, Kind::Action, s("Pool of")).isEmpty());
        w.state = changeable();
        w.selection.chosen.push_back(test::sampleId("postgresql-horizontal-12345"));
        w.controller.open();
        QVERIFY2(titles(w.opened, Kind::Action, s("Pool of")).isEmpty(), "of several clusters, none is meant");
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
