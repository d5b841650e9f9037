// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "ui/widgets/tint_frame.h"

#include <QString>

#include <chrono>
#include <optional>

class QPushButton;
class QTimer;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::ui {

class TextLabel;
class ToneIcon;

/// Read-only lock status: the reason and "Unlock for 15 minutes", or the remaining lift time and "Lock now". Hidden
/// without a lock. Object names "lockBanner", "lockText", "lockRules", "unlockButton", "lockButton".
class LockBanner : public TintFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes unlockFor{15};

    explicit LockBanner(const core::Clock& clock, QWidget* parent = nullptr);

    /// "Clusters matching *-prod are read-only." `elsewhere`: end of the lift of other clusters' locks, if any.
    /// One that is not `liftable` offers no unlocking.
    void showLocked(const QString& reason, std::optional<core::Instant> elsewhere = {}, bool liftable = true);
    void showLifted(core::Instant until); ///< starts the countdown
    void showNone();

Q_SIGNALS:
    void rulesRequested();  ///< the dialog that defines the locks
    void unlockRequested(); ///< lift for unlockFor
    void lockRequested();
    void expired(); ///< the lift ended; the lock holds again

private:
    void begin(std::optional<core::Instant> until);
    void countDown();

    const core::Clock& m_clock;
    std::optional<core::Instant> m_until;
    std::optional<QString> m_reason; ///< of the active lock
    bool m_liftable = true;
    ToneIcon* m_icon;
    TextLabel* m_text;
    QPushButton* m_rules;
    QPushButton* m_unlock;
    QPushButton* m_lock;
    QTimer* m_timer;
};

} // namespace poolhouse::ui
