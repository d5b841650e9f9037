// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/journal.h"
#include "models/operations/operation.h"
#include "models/operations/recorded_times.h"
#include "models/operations/unwritten.h"

#include <QString>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::operations {

/// The operations of an account, oldest first, and the journal that they are kept in. What can't be written is written
/// with the next one that can; what was read keeps the time of day that it was recorded with. One thread.
class OperationLog {
public:
    /// Both outlive it.
    OperationLog(Journal& journal, const core::Clock& clock) : m_journal(&journal), m_clock(clock) {}

    void setJournal(Journal& journal) { m_journal = &journal; } ///< outlives it; is not read
    void open(const QString& account); ///< reads the operations; without any if that fails: see problem()
    void close();                      ///< drops them; problem() stays
    [[nodiscard]] bool isOpen() const { return m_account.has_value(); }

    [[nodiscard]] const std::vector<Operation>& all() const { return m_all; }
    [[nodiscard]] std::vector<Operation>& all() { return m_all; } ///< to change them, not their number
    [[nodiscard]] const Operation* find(const std::string& id) const;
    [[nodiscard]] Operation& at(const std::string& id) { return m_all[m_places.at(id)]; } ///< a known one
    void add(Operation operation);                                                        ///< does not write it
    [[nodiscard]] bool write(const Operation& operation); ///< one of all(); false: it is not on disk, see problem()

    void followWallClock(); ///< see Engine::followWallClock(); also done before each write
    [[nodiscard]] std::chrono::milliseconds wallClockShift() const { return m_recorded.shift(); }
    /// Why the last read or write failed; empty: the journal has everything.
    [[nodiscard]] const std::optional<JournalError>& problem() const { return m_problem; }
    [[nodiscard]] std::optional<JournalError> journalUnusable() const { return m_journal->problem(); }
    [[nodiscard]] const std::vector<UnreadableRow>& unreadable() const { return m_unreadable; }

private:
    Journal* m_journal;
    const core::Clock& m_clock;
    std::optional<QString> m_account;
    std::vector<Operation> m_all;
    std::unordered_map<std::string, std::size_t> m_places; ///< in m_all
    std::vector<UnreadableRow> m_unreadable;
    std::optional<JournalError> m_problem;
    Unwritten m_unwritten;
    RecordedTimes m_recorded;
};

} // namespace poolhouse::operations
