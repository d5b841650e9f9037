// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/tour_stage.h"
#include "models/core/cluster.h"
#include "models/tables/fleet_board_model.h"

#include <QAbstractButton>
#include <QDialog>
#include <QString>

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>

/// What somebody does in the window on a tour, and what is waited for.
namespace poolhouse::console {

/// When a picture of the sandbox is taken.
[[nodiscard]] core::Instant anchor();

/// The part of the window with this object name; throws std::runtime_error with a sentence when there is none.
template <class Widget> Widget& part(TourStage& stage, const char* name) {
    auto* found = stage.window().findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        throw std::runtime_error("the window has no part called " + std::string(name));
    }
    return *found;
}
void click(TourStage& stage, const char* button);
void trigger(TourStage& stage, const char* action);

// Dialogs.
[[nodiscard]] bool dialogOpen(TourStage& stage);
[[nodiscard]] QDialog& frontDialog(TourStage& stage); ///< throws std::runtime_error with a sentence when none is open
template <class Widget> Widget& inDialog(TourStage& stage, const char* name) {
    auto* found = frontDialog(stage).findChild<Widget*>(QLatin1String(name));
    if (found == nullptr) {
        throw std::runtime_error("the dialog has no part called " + std::string(name));
    }
    return *found;
}
void press(TourStage& stage, const char* button);
void closeDialogs(TourStage& stage);

void lookAWhileLater(TourStage& stage); ///< a little after the last reading, as somebody would find it

/// Throws std::runtime_error with a sentence when there is none.
[[nodiscard]] const fleet::ClusterRecord& clusterNamed(TourStage& stage, const QString& name);

/// The cluster for which `score` is highest, the first of equals; below 0 it does not count. Empty when none counts.
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

/// The cluster of the default scenario that is changed and planned.
inline const QString changedCluster = QStringLiteral("postgresql-rectangular-12345");

using Condition = std::function<bool(TourStage&)>;
/// Ready at the first moment, looked for every five seconds of the sandbox's time, at which this holds.
[[nodiscard]] Condition when(Condition holds);
/// So many instances of a pool of that cluster are up.
[[nodiscard]] Condition instancesUp(const char* pool, int wanted);
void showChangedCluster(TourStage& stage);

[[nodiscard]] bool atOnce(TourStage& stage);
[[nodiscard]] bool connected(TourStage& stage);
[[nodiscard]] bool loaded(TourStage& stage); ///< everything in the fleet has been asked once

} // namespace poolhouse::console
