// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <set>
#include <string>

namespace poolhouse::ui {

class Desktop;

/// Sends a desktop notification when a long operation ends while the window is not active. Once for each operation;
/// never for a cancelled one.
class OperationNotifier : public QObject {
    Q_OBJECT
public:
    /// Operations that took this long or less are not notified.
    static constexpr std::chrono::seconds threshold{10};

    /// `windowActive`: whether the window has the user's attention. All arguments outlive the notifier.
    OperationNotifier(const operations::Engine& operations, const core::Clock& clock, Desktop& desktop,
                      std::function<bool()> windowActive, QObject* parent = nullptr);

Q_SIGNALS:
    void clicked(const QString& operation);

private:
    void onFinished(const QString& id);

    const operations::Engine& m_operations;
    const core::Clock& m_clock;
    Desktop& m_desktop;
    std::function<bool()> m_windowActive;
    std::set<std::string> m_notified;
};

} // namespace poolhouse::ui
