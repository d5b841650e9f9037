// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"
#include "models/core/result.h"

#include <optional>
#include <set>
#include <string>

namespace poolhouse::sandbox {

/// A sentence: what is wrong with the database, why, and what to do next.
struct StoreError {
    std::string sentence;
};

/// What a database holds.
struct StoredWorld {
    State state;
    core::Instant lastInstant; ///< the sandbox time of the last commit: time goes on from here, never back
};

/// The world in one SQLite file (WAL, synchronous FULL): a document per record, one transaction per request, so that a
/// kill at any point leaves the state before or after it. One process at a time. Belongs to the thread that opened it.
class Store {
public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// Opens or makes the file. A file of another program, of a newer version, damaged or in use is refused, unchanged.
    [[nodiscard]] core::Result<core::Done, StoreError> open(const std::string& file);
    /// What is in it; empty for a database just made.
    [[nodiscard]] core::Result<std::optional<StoredWorld>, StoreError> load();
    /// Writes the world's description and everything in it.
    [[nodiscard]] core::Result<core::Done, StoreError> saveAll(State& state, core::Instant now);
    /// Writes the records that changed, and the instant. On an error nothing is written.
    [[nodiscard]] core::Result<core::Done, StoreError> save(const State& state, const std::set<State::Key>& changes,
                                                            core::Instant now);

private:
    [[nodiscard]] StoreError failed(const std::string& why, const std::string& next) const;
    [[nodiscard]] core::Result<core::Done, StoreError> checkOwner();
    [[nodiscard]] core::Result<core::Done, StoreError> checkContent();
    [[nodiscard]] core::Result<core::Done, StoreError> prepare();
    [[nodiscard]] core::Result<core::Done, StoreError> commit(const State& state, const std::set<State::Key>& changes,
                                                              core::Instant now, bool withWorld);

    std::string m_file;
    std::string m_connection; ///< QtSql's name for it; empty while closed
    bool m_fresh = false;
};

} // namespace poolhouse::sandbox
