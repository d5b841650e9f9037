// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"
#include "models/core/instant.h"
#include "models/core/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::sandbox {

/// Largest of SandboxOptions::timeScale: a day passes in about a second.
inline constexpr double mostTimeScale = 100'000;

struct SandboxOptions {
    /// small, empty, busy, degraded, unpriced or large:N; ignored when the database already contains a world.
    std::string scenario = "small";
    int port = 0;                         ///< 0: any free port
    std::string databaseFile;             ///< SQLite file; empty: in memory only
    std::string recordFile;               ///< see Recorder; empty: no recording
    double timeScale = 1;                 ///< sandbox seconds per second, above 0, at most mostTimeScale
    std::uint64_t seed = 1;               ///< of a new world: ids, load, durations
    std::chrono::milliseconds latency{0}; ///< before each response, in real time
    std::optional<std::string> token;     ///< the only accepted token; empty: any UUID or HRKU-...
    bool twoFactor = false;               ///< the account has a second factor; any six digits are accepted
    std::string warning;                  ///< X-Heroku-Warning, once for each client; empty: none
    int rateLimit = 4500;                 ///< size of the token bucket, 1 or more; refilled by 75 per minute
    std::vector<Fault> faults;            ///< active from the start
    bool control = false;                 ///< enables /sandbox/..., see control.h
    /// Instant of the scenario's connection figures in a new world; empty: its creation.
    std::optional<core::Instant> anchor;
    /// Set: a manual clock starting at this instant, moved by setNow(). Empty: a running clock, starting at the current
    /// time or at the last instant of a stored world, whichever is later.
    std::optional<core::Instant> manualStart;
};

enum class SandboxErrorCode { PortInUse, CannotListen, DatabaseUnusable, UnknownScenario, BadOption };

/// Why the sandbox did not start: a user-facing sentence with the problem, the reason and a remedy.
struct SandboxError {
    SandboxErrorCode code = SandboxErrorCode::BadOption;
    std::string sentence;
};

/// In-process API server on http://127.0.0.1:PORT, never on another interface. Server and world live on their own
/// thread; all methods are thread-safe. start() blocks until the port is open, the destructor until it is closed and
/// all changes are stored. Requires a QCoreApplication. The port can be reused at once.
class Sandbox {
public:
    [[nodiscard]] static core::Result<std::unique_ptr<Sandbox>, SandboxError> start(const SandboxOptions& options);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:PORT"
    [[nodiscard]] int port() const;
    [[nodiscard]] std::string scenario() const; ///< of the served world, which may come from the database

    /// Current sandbox time, which drives changes and loads.
    [[nodiscard]] core::Instant now() const;
    /// Moves a manual clock (manualStart) forward: later responses include all changes due, and a server suspended by a
    /// fault resumes when due. Ignored for an earlier instant and for a running clock.
    void setNow(core::Instant instant);

    // For tests; equivalent to --fault and the control endpoint.
    void inject(const Fault& fault);
    void clearFaults();
    [[nodiscard]] std::string world() const; ///< JSON, see worldText()

private:
    struct Impl;
    explicit Sandbox(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace poolhouse::sandbox
