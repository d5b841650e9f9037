// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::ui {

class Preferences;

/// Keeps the identity marks of pools in the preferences, so that a pool looks the same after a restart.
class PoolMarkMemory : public QObject {
    Q_OBJECT
public:
    /// Restores the marks of the store. All outlive the memory.
    PoolMarkMemory(fleet::Store& store, Preferences& preferences, const core::Clock& clock);
    ~PoolMarkMemory() override;

private:
    void save();

    fleet::Store& m_store;
    Preferences& m_preferences;
    const core::Clock& m_clock;
    QTimer m_soon; ///< collects the marks of a first load
};

} // namespace poolhouse::ui
