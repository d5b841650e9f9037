// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"
#include "models/core/result.h"

#include <optional>
#include <set>
#include <string>

namespace poolhouse::sandbox {

/// A user-facing sentence with the problem, the reason and a remedy.
struct StoreError {
    std::string sentence;
};

/// Contents of a database.
struct StoredWorld {
    State state;
    core::Instant lastInstant; ///< sandbox time that was reached at most, from which time continues
};

/// Stores the world in an SQLite file (WAL, synchronous FULL): a JSON document per record and a transaction per
/// request, so that a crash leaves the state before or after a request. One process at a time. All calls on the thread
/// of open().
class Store {
public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// Opens or creates the file. Refuses, without changing it, a file of another program or version, damaged or in
    /// use.
    [[nodiscard]] core::Result<core::Done, StoreError> open(const std::string& file);
    /// The stored world; empty for a new database.
    [[nodiscard]] core::Result<std::optional<StoredWorld>, StoreError> load();
    /// Writes the world record and all others.
    [[nodiscard]] core::Result<core::Done, StoreError> saveAll(State& state, core::Instant now);
    /// Writes the changed records and the instant in one transaction; on error nothing is written.
    [[nodiscard]] core::Result<core::Done, StoreError> save(const State& state, const std::set<State::Key>& changes,
                                                            core::Instant now);

    /// Writes the instant alone.
    [[nodiscard]] core::Result<core::Done, StoreError> saveInstant(core::Instant now);

private:
    [[nodiscard]] StoreError failed(const std::string& why, const std::string& next) const;
    [[nodiscard]] core::Result<core::Done, StoreError> checkOwner();
    [[nodiscard]] core::Result<core::Done, StoreError> checkContent();
    [[nodiscard]] core::Result<core::Done, StoreError> prepare();
    [[nodiscard]] core::Result<core::Done, StoreError> commit(const State& state, const std::set<State::Key>& changes,
                                                              core::Instant now, bool withWorld);

    std::string m_file;
    std::string m_connection; ///< QtSql connection name; empty while closed
    bool m_fresh = false;
};

} // namespace poolhouse::sandbox
