// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace poolhouse::console {

/// SIGINT and SIGTERM as a signal of Qt's. The first asks for a clean end; a second one ends the process as if nobody
/// had caught it. One of these at a time; with it go its handlers.
class UnixSignals final : public QObject {
    Q_OBJECT
public:
    explicit UnixSignals(QObject* parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void quitWanted();

private:
    void wake();

    int m_readEnd = -1;
};

} // namespace poolhouse::console
