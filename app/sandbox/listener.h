// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

namespace poolhouse::sandbox {

/// Why listening failed.
struct ListenError {
    bool portInUse = false;
    std::string reason;
};

/// A listening socket on 127.0.0.1 that accepts connections as plain descriptors (see Stream). Unlike QTcpServer, which
/// then either spins or stops for good, it pauses while the process has no descriptor left; clients wait in the
/// backlog. Lives on the creating thread.
class Listener final : public QObject {
    Q_OBJECT
public:
    using Accepted = std::function<void(int descriptor)>;

    explicit Listener(Accepted accepted, QObject* parent = nullptr);
    ~Listener() override;

    /// Returns the port; 0 selects a free one. A port that was just closed can be reused at once.
    [[nodiscard]] core::Result<int, ListenError> listen(int port);
    /// Refuses clients; the port stays reserved.
    void suspend();
    void resume();
    /// A descriptor was closed: ends a pause.
    void retry();

private:
    void acceptAll();
    void pause();

    Accepted m_accepted;
    int m_descriptor = -1;
    int m_port = 0;
    std::unique_ptr<QSocketNotifier> m_incoming;
    QTimer m_pause; ///< runs while descriptors are exhausted
};

} // namespace poolhouse::sandbox
