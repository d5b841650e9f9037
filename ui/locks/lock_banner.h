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

/// Says all the time whether a read-only lock holds: the reason and "Unlock for 15 minutes", or for how much longer it
/// is lifted and "Lock now". Hidden without a lock. Object names "lockBanner", "lockText", "unlockButton",
/// "lockButton".
class LockBanner : public TintFrame {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes unlockFor{15};

    explicit LockBanner(const core::Clock& clock, QWidget* parent = nullptr);

    /// "Clusters named *-prod are locked." `elsewhere`: until when the locks of other clusters are lifted, if any are.
    void showLocked(const QString& reason, std::optional<core::Instant> elsewhere = {});
    void showLifted(core::Instant until); ///< counts down by itself
    void showNone();

Q_SIGNALS:
    void unlockRequested(); ///< for unlockFor
    void lockRequested();
    void expired(); ///< the time is over: the lock holds again

private:
    void begin(std::optional<core::Instant> until);
    void countDown();

    const core::Clock& m_clock;
    std::optional<core::Instant> m_until;
    QString m_reason; ///< of the lock that holds; empty: none does
    ToneIcon* m_icon;
    TextLabel* m_text;
    QPushButton* m_unlock;
    QPushButton* m_lock;
    QTimer* m_timer;
};

} // namespace poolhouse::ui
