// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/operations/journal_error.h"
#include "models/operations/journal_file.h"
#include "models/operations/operation.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace poolhouse::operations {

/// A row that cannot be decoded: what is known of it beside the record.
struct UnreadableRow {
    std::string id;
    core::ClusterId cluster;
    core::Instant askedAt;

    friend bool operator==(const UnreadableRow&, const UnreadableRow&) = default;
};

/// What a journal holds of an account.
struct JournalContent {
    std::vector<Operation> operations;     ///< oldest first
    std::vector<UnreadableRow> unreadable; ///< oldest first; they are left as they are
};

/// The operations of all times in SQLite (WAL, synchronous FULL): written before a request leaves and after each
/// answer, so that a killed console finds at the next start what was in flight. One thread. Never holds a token.
/// A journal of schema 1 or 2 is converted when it is opened, in one transaction.
class Journal {
public:
    /// 1 kept sentences where 2 keeps codes; 3 keeps account, plan and figures, which a program of schema 2 would drop.
    static constexpr int schemaVersion = 3;

    /// An empty file name keeps it in memory. A file of another program or of a newer schema is left untouched.
    static core::Result<std::unique_ptr<Journal>, JournalError> open(const QString& file);
    /// One that cannot be used: reading and writing answer with `why`.
    [[nodiscard]] static std::unique_ptr<Journal> refusing(JournalError why);
    ~Journal();

    /// How far the machine's clock was set since the start (Engine::wallClockShift()). Rows are by that clock,
    /// which is the one of the next start too; operations are by the one that only advances. Without it they are the
    /// same.
    void followWallClock(std::function<std::chrono::milliseconds()> shift) { m_shift = std::move(shift); }

    /// Why it cannot be used now: it could not be opened, or its file no longer exists.
    [[nodiscard]] std::optional<JournalError> problem() const;

    /// Gives an account the operations that were written under "HOST ID", as its key once was.
    [[nodiscard]] core::Result<core::Done, JournalError> adopt(const QString& account);
    /// Gives an account the operations of another key of it.
    [[nodiscard]] core::Result<core::Done, JournalError> adopt(const QString& account, const QString& formerKey);
    /// Inserts or replaces the operation of `account`; on success the row is on disk. After a
    /// failure nothing may be sent.
    [[nodiscard]] core::Result<core::Done, JournalError> write(const QString& account, const Operation& operation);
    /// The newest `limit` operations of an account and all that have not finished.
    [[nodiscard]] core::Result<JournalContent, JournalError> read(const QString& account, int limit = 5000) const;

private:
    struct Database;
    Journal(std::unique_ptr<Database> database, const QString& file);
    explicit Journal(JournalError why);
    std::unique_ptr<Database> m_database; ///< none when there is a problem
    std::optional<JournalError> m_problem;
    [[nodiscard]] std::chrono::milliseconds shift() const { return m_shift ? m_shift() : std::chrono::milliseconds(0); }

    QString m_file; ///< empty: in memory
    std::function<std::chrono::milliseconds()> m_shift;
    std::optional<FileIdentity> m_identity; ///< of the file that was opened
};

} // namespace poolhouse::operations
