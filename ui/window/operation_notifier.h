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

/// Tells the desktop when an operation ends that lasted longer than people wait for, and nobody is looking at the
/// window. Once for each operation; not for one that was taken back.
class OperationNotifier : public QObject {
    Q_OBJECT
public:
    /// One that took this long or less was waited for.
    static constexpr std::chrono::seconds patience{10};

    /// `windowActive` tells whether a person has the window before them. All of it outlives the notifier.
    OperationNotifier(const operations::Engine& operations, const core::Clock& clock, Desktop& desktop,
                      std::function<bool()> windowActive, QObject* parent = nullptr);

Q_SIGNALS:
    void clicked(const QString& operation);

private:
    void end(const QString& id);

    const operations::Engine& m_operations;
    const core::Clock& m_clock;
    Desktop& m_desktop;
    std::function<bool()> m_windowActive;
    std::set<std::string> m_told;
};

} // namespace poolhouse::ui
