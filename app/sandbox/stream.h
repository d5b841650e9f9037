// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <cstddef>
#include <string>

namespace poolhouse::sandbox {

/// An accepted TCP connection. Unlike QTcpSocket, which closes both directions when the client closes its own, it
/// supports a half-close: a client that has shut down its write side still receives delayed responses. Lives on the
/// creating thread.
class Stream final : public QObject {
    Q_OBJECT
public:
    /// Takes ownership of the descriptor.
    explicit Stream(int descriptor, QObject* parent = nullptr);
    ~Stream() override;

    /// All input since the last call. Unread input is bounded and exerts back pressure on the client.
    [[nodiscard]] std::string readAll();
    [[nodiscard]] bool hasInput() const { return !m_input.empty(); }
    /// The client has shut down its write side; unread input may remain.
    [[nodiscard]] bool ended() const { return m_ended; }

    void write(std::string_view bytes);
    [[nodiscard]] std::size_t unsent() const { return m_output.size() - m_sent; }
    /// Shuts down the write side. Precondition: nothing unsent.
    void finishWriting();
    /// Makes the destructor reset the connection instead of closing it.
    void abort();

Q_SIGNALS:
    void readable(); ///< input is available, or ended() became true
    void written();  ///< output was sent
    void broken();   ///< the connection is lost

private:
    void onReadable();
    void flush();
    void fail();

    int m_descriptor;
    QSocketNotifier m_reads;
    QSocketNotifier m_writes;
    std::string m_input;
    std::string m_output;
    std::size_t m_sent = 0; ///< of m_output
    bool m_ended = false;
    bool m_broken = false;
};

} // namespace poolhouse::sandbox
