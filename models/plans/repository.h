// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/plans/planner_keeper.h"

#include <QObject>
#include <QString>

#include <optional>

namespace poolhouse::plans {

/// All that is kept of plans, for one account at a time: those being edited, and the one being applied. The program
/// implements it. On the GUI thread.
class PlanRepository : public QObject, public PlannerKeeper {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The plan that was begun and not finished; empty when there is none or it cannot be read.
    [[nodiscard]] virtual std::optional<core::Plan> applied() const = 0;
    virtual void keepApplied(const core::Plan& plan) = 0; ///< written when this returns
    virtual void forgetApplied() = 0;

Q_SIGNALS:
    void trouble(const QString& sentence) const; ///< something cannot be read or written; it says where things are now
};

} // namespace poolhouse::plans
