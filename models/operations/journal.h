// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::operations {

/// Why a journal cannot be used: a sentence for people.
struct JournalError {
    QString sentence;

    friend bool operator==(const JournalError&, const JournalError&) = default;
};

/// The operations of all times in SQLite (WAL, synchronous FULL): written before a request leaves and after each
/// answer, so that a killed console finds at the next start what was under way. One thread. Never holds a token.
class Journal {
public:
    /// An empty file name keeps it in memory. Rows of an account are told apart by `account` (host and id, no secret).
    static core::Result<std::unique_ptr<Journal>, JournalError> open(const QString& file);
    /// One that cannot be used: it has nothing to read, and whoever writes is told why.
    static std::unique_ptr<Journal> refusing(JournalError why);
    ~Journal();

    [[nodiscard]] const std::optional<JournalError>& problem() const { return m_problem; } ///< why it can never be used

    /// Inserts or replaces; when it returns the row is on disk. A failure to write is returned, and nothing may be sent
    /// then.
    [[nodiscard]] core::Result<core::Done, JournalError> write(const QString& account, const Operation& operation);
    /// The newest `limit` operations of an account, oldest first.
    [[nodiscard]] std::vector<Operation> read(const QString& account, int limit = 5000) const;

private:
    struct Database;
    explicit Journal(std::unique_ptr<Database> database);
    explicit Journal(JournalError why);
    std::unique_ptr<Database> m_database; ///< none when there is a problem
    std::optional<JournalError> m_problem;
};

} // namespace poolhouse::operations
