// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace poolhouse::plans {

/// Plans as files of the user. The program implements it.
class PlanFiles {
public:
    virtual ~PlanFiles() = default;
    [[nodiscard]] virtual QByteArray written(const core::Plan& plan) const = 0;
    /// The error names the member at fault: "clusters[0].wanted[1].count: must be at least 0, not -3".
    [[nodiscard]] virtual core::Result<core::Plan, QString> read(const QByteArray& text) const = 0;
};

} // namespace poolhouse::plans
