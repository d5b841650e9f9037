// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace poolhouse::console {

/// Delivers SIGINT and SIGTERM as a Qt signal. The first one requests a clean exit; a second one has the default
/// effect. At most one instance at a time; the destructor restores the default handlers.
class UnixSignals final : public QObject {
    Q_OBJECT
public:
    explicit UnixSignals(QObject* parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void quitRequested();

private:
    void wake();

    int m_readEnd = -1;
};

} // namespace poolhouse::console
