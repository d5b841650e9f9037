// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/plan_estimate.h"
#include "models/plans/executor.h"

#include <QObject>
#include <QString>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::console {

/// Applies an estimated plan for a command: no questions asked, a result with an exit code.
class PlanApplication final : public QObject {
    Q_OBJECT
public:
    enum class Until { Accepted, Complete };

    /// All references must outlive this object.
    struct Dependencies {
        fleet::Store& store;
        operations::Engine& operations;
        plans::ReadServices reads;
        const core::Clock& clock;
    };
    explicit PlanApplication(Dependencies dependencies, QObject* parent = nullptr);

    /// `estimate` is of clusters of the store. `phrase`: see PlanExecutor. Accepted: ends when the last step is
    /// accepted by the API.
    void start(const PlanEstimate& estimate, const QString& phrase, Until until = Until::Complete);

    [[nodiscard]] const plans::PlanExecutor& run() const { return m_run; }
    [[nodiscard]] bool accepted() const { return m_accepted; } ///< it ended with a step accepted, not complete

Q_SIGNALS:
    /// Once. `complaint`: whole lines; empty for a drift, see run(). The exit code is that of the command.
    void ended(int exitCode, const QString& complaint);

private:
    void runChanged();
    void runFinished();
    [[nodiscard]] bool allAccepted() const;
    void end(int exitCode, const QString& complaint);

    plans::PlanExecutor m_run;
    Until m_until = Until::Complete;
    bool m_accepted = false;
    bool m_ended = false;
};

/// Why a command can't continue an operation that needs a second factor; a line.
[[nodiscard]] QString twoFactorAdvice(const operations::Operation& operation);

} // namespace poolhouse::console
