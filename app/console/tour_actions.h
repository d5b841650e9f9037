// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/tour_stage.h"
#include "models/core/cluster.h"
#include "models/operations/operation.h"
#include "models/tables/fleet_board_model.h"

#include <QAbstractButton>
#include <QDialog>
#include <QString>

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

/// User actions and wait conditions of the tour.
namespace poolhouse::console {

/// Instant at which sandbox pictures are taken.
[[nodiscard]] core::Instant anchor();

/// Child of the window by object name. Throws std::runtime_error if there is none.
template <class Widget> Widget& part(TourStage& stage, const char* name) {
    auto* found = stage.window().findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        throw std::runtime_error("the window has no part called " + std::string(name));
    }
    return *found;
}
void click(TourStage& stage, const char* button);
void trigger(TourStage& stage, const char* action);
void onCard(TourStage& stage, const char* card, const char* button); ///< clicks the button of a pool's card

// Dialogs.
[[nodiscard]] bool dialogOpen(TourStage& stage);
[[nodiscard]] QDialog& frontDialog(TourStage& stage); ///< throws std::runtime_error if none is open
template <class Widget> Widget& inDialog(TourStage& stage, const char* name) {
    auto* found = frontDialog(stage).findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        throw std::runtime_error("the dialog has no part called " + std::string(name));
    }
    return *found;
}
void press(TourStage& stage, const char* button);
void closeDialogs(TourStage& stage);
void setCount(TourStage& stage, int count);       ///< of instances
void setName(TourStage& stage, const char* name); ///< of the pool or attachment
void setLevel(TourStage& stage, const char* level);

void advanceSlightly(TourStage& stage); ///< advances the clock by 2 s

/// Throws std::runtime_error if there is none.
[[nodiscard]] const fleet::ClusterRecord& clusterNamed(TourStage& stage, const QString& name);

/// First cluster with the highest `score`; negative scores are excluded. Empty if none qualifies.
template <class Score> core::ClusterId bestCluster(TourStage& stage, Score score) {
    core::ClusterId best;
    std::int64_t highest = -1;
    for (const auto& id : stage.store().clusterIds()) {
        const auto* record = stage.store().cluster(id);
        const std::int64_t points = record != nullptr ? score(*record) : -1;
        if (points > highest) {
            highest = points;
            best = id;
        }
    }
    return best;
}
[[nodiscard]] core::ClusterId mostUrgent(TourStage& stage);

/// Cluster of the default scenario used for changes and plans.
inline const QString changedCluster = QStringLiteral("postgresql-rectangular-12345");

using Condition = std::function<bool(TourStage&)>;
/// Advances sandbox time in steps of 5 s until `holds`.
[[nodiscard]] Condition when(Condition holds);
/// `wanted` instances of the pool in changedCluster are up.
[[nodiscard]] Condition instancesUp(const char* pool, int wanted);
/// The last operation that was asked for is in this state. Throws std::runtime_error if there is none.
[[nodiscard]] Condition lastIs(operations::Operation::State state);
void showChangedCluster(TourStage& stage);

[[nodiscard]] bool atOnce(TourStage& stage);
[[nodiscard]] bool connected(TourStage& stage);
[[nodiscard]] bool searched(TourStage& stage); ///< the planner has found everything that it shows
[[nodiscard]] bool loaded(TourStage& stage);   ///< every request of the first load was answered

} // namespace poolhouse::console
