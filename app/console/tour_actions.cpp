// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour_actions.h"

#include "app/console/tour_scenes.h"
#include "models/views/planner_model.h"
#include "models/views/pool_demand.h"

#include <QAction>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>

namespace poolhouse::console {

using namespace std::chrono_literals;

namespace {

/// No requests in flight. The clock may move only then: otherwise pictures would depend on real time.
bool quiet(TourStage& stage) {
    const auto& all = stage.operations().all();
    const bool reading = stage.applying().busy() &&
                         std::all_of(all.begin(), all.end(),
                                     [](const operations::Operation& operation) { return operation.finished(); });
    return !reading && !stage.poller().busy() &&
           std::all_of(all.begin(), all.end(), [](const operations::Operation& operation) {
               return operation.finished() || operation.nextAttempt ||
                      operation.state == operations::Operation::State::Queued ||
                      operation.state == operations::Operation::State::NeedsTwoFactor;
           });
}

const operations::Operation& lastOperation(TourStage& stage) {
    if (stage.operations().all().empty()) {
        throw std::runtime_error("nothing was asked for");
    }
    return stage.operations().all().back();
}

} // namespace

core::Instant anchor() {
    return *core::parseInstant(tourInstant);
}

void click(TourStage& stage, const char* button) {
    part<QAbstractButton>(stage, button).click();
}

void trigger(TourStage& stage, const char* action) {
    part<QAction>(stage, action).trigger();
}

const fleet::ClusterRecord& clusterNamed(TourStage& stage, const QString& name) {
    const auto* record = stage.store().clusterByName(name);
    if (record == nullptr) {
        throw std::runtime_error("the sandbox has no cluster " + name.toStdString());
    }
    return *record;
}

core::ClusterId mostUrgent(TourStage& stage) {
    return bestCluster(stage, [&](const fleet::ClusterRecord& record) -> std::int64_t {
        const auto& store = stage.store();
        const auto demand =
            record.info && record.freshness.readAt
                ? views::demandShare(*record.info, store.catalog(), store.history(), *record.freshness.readAt)
                : std::nullopt;
        return tables::urgency(record, store.catalog(), demand);
    });
}

bool atOnce(TourStage&) {
    return true;
}

bool connected(TourStage& stage) {
    return stage.session().state() == fleet::Session::State::Connected;
}

bool searched(TourStage& stage) {
    const auto* planner = stage.planner();
    return planner != nullptr && !planner->searching();
}

bool loaded(TourStage& stage) {
    const auto& store = stage.store();
    const auto asked = [](const fleet::Freshness& freshness) { return freshness.everRead() || freshness.problem; };
    if (!store.fleetFreshness().everRead() || !asked(store.catalogFreshness()) || stage.poller().busy()) {
        return false;
    }
    const auto ids = store.clusterIds();
    return std::all_of(ids.begin(), ids.end(), [&](const auto& id) { return asked(store.cluster(id)->freshness); });
}

void advanceSlightly(TourStage& stage) {
    // less than the poller's shortest interval, so that no refresh is due
    stage.moveTo(anchor() + 2s);
}

QDialog& frontDialog(TourStage& stage) {
    for (auto* dialog : stage.window().findChildren<QDialog*>()) {
        if (dialog->isVisible()) {
            return *dialog;
        }
    }
    throw std::runtime_error("no dialog is open");
}

void press(TourStage& stage, const char* button) {
    inDialog<QAbstractButton>(stage, button).click();
}

bool dialogOpen(TourStage& stage) {
    const auto dialogs = stage.window().findChildren<QDialog*>();
    return std::any_of(dialogs.begin(), dialogs.end(), [](const QDialog* dialog) { return dialog->isVisible(); });
}

void closeDialogs(TourStage& stage) {
    for (auto* dialog : stage.window().findChildren<QDialog*>()) {
        if (dialog->isVisible()) {
            dialog->reject();
        }
    }
}

Condition when(Condition holds) {
    return [holds = std::move(holds)](TourStage& stage) {
        if (!quiet(stage)) {
            return false;
        }
        const auto& cluster = clusterNamed(stage, changedCluster);
        if (cluster.freshness.readAt == stage.now() && holds(stage)) {
            return true;
        }
        if (cluster.freshness.readAt == stage.now()) {
            stage.moveTo(stage.now() + 5s);
        }
        stage.poller().refreshCluster(cluster.summary.id);
        stage.poller().tick();
        stage.operations().tick();
        return false;
    };
}

Condition instancesUp(const char* pool, int wanted) {
    return [pool, wanted](TourStage& stage) {
        const auto& record = clusterNamed(stage, changedCluster);
        const auto* found = record.info ? record.info->findPool(pool) : nullptr;
        return found != nullptr && std::count_if(found->instances.begin(), found->instances.end(),
                                                 [](const auto& each) { return each.up(); }) == wanted;
    };
}

void showChangedCluster(TourStage& stage) {
    stage.window().showCluster(clusterNamed(stage, changedCluster).summary.id);
}

void setCount(TourStage& stage, int count) {
    inDialog<QSpinBox>(stage, "countField").setValue(count);
}

void setName(TourStage& stage, const char* name) {
    inDialog<QLineEdit>(stage, "poolName").setText(QLatin1String(name));
}

void setLevel(TourStage& stage, const char* level) {
    auto& levels = inDialog<QTableWidget>(stage, "levelPicker");
    for (auto* item : levels.findItems(QLatin1String(level), Qt::MatchExactly)) {
        levels.selectRow(item->row());
    }
}

void onCard(TourStage& stage, const char* card, const char* button) {
    auto* found = part<QWidget>(stage, card).findChild<QAbstractButton*>(QLatin1String(button));
    if (found == nullptr) {
        throw std::runtime_error("the card has no button called " + std::string(button));
    }
    found->click();
}

Condition lastIs(operations::Operation::State state) {
    return [state](TourStage& stage) { return lastOperation(stage).state == state; };
}

} // namespace poolhouse::console
