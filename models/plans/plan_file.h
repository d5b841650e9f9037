// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/recommend.h"
#include "models/core/result.h"

#include <QByteArray>

#include <string>

namespace poolhouse::plans {

/// Why a file is not a plan; models/text/plan_file_text.h has its sentence.
struct PlanFileError {
    std::string member; ///< path of the member at fault, "clusters[0].wanted[1].count"; empty: the whole file
    std::string reason; ///< "must be at least 0, not -3"; in the language of the format, not translated

    friend bool operator==(const PlanFileError&, const PlanFileError&) = default;
};

/// Plans and needs as files of the user. The program implements it.
class PlanFiles {
public:
    virtual ~PlanFiles() = default;
    [[nodiscard]] virtual QByteArray written(const core::Plan& plan) const = 0;
    [[nodiscard]] virtual core::Result<core::Plan, PlanFileError> read(const QByteArray& text) const = 0;
    [[nodiscard]] virtual core::Result<core::Needs, PlanFileError> readNeeds(const QByteArray& text) const = 0;
};

} // namespace poolhouse::plans
