// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <cstddef>
#include <string>

namespace poolhouse::sandbox {

/// One accepted TCP connection. QTcpSocket closes both directions as soon as the client has closed its own; a client
/// that has said all it wanted (shutdown) and waits would never get an answer that takes time. Here "the client sends
/// no more" is only remembered. Belongs to the thread that made it.
class Stream final : public QObject {
    Q_OBJECT
public:
    /// Takes over the descriptor and closes it in the end.
    explicit Stream(int descriptor, QObject* parent = nullptr);
    ~Stream() override;

    /// Everything that has come since the last call. What is not taken fills a bounded buffer, and then the client has
    /// to wait.
    [[nodiscard]] std::string take();
    [[nodiscard]] bool hasInput() const { return !m_input.empty(); }
    /// The client sends no more; input may still be there.
    [[nodiscard]] bool ended() const { return m_ended; }

    void write(std::string_view bytes);
    [[nodiscard]] std::size_t unsent() const { return m_output.size() - m_sent; }
    /// Says "no more from here". Call with nothing unsent.
    void finishWriting();
    /// Makes the end of this object a reset of the connection, which the client sees as an error.
    void abort();

Q_SIGNALS:
    void readable(); ///< there is input, or the client has ended
    void written();  ///< something has left
    void broken();   ///< the connection is gone

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
