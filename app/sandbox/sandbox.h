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

struct SandboxOptions {
    /// small, empty, busy, degraded, unpriced or large:N. A database that holds a world already keeps its own.
    std::string scenario = "small";
    int port = 0;                         ///< 0 picks one
    std::string databaseFile;             ///< empty: the world lives in memory only
    std::string recordFile;               ///< where every exchange is written, see Recorder; empty: nowhere
    double timeScale = 1;                 ///< sandbox seconds per second, above 0
    std::uint64_t seed = 1;               ///< of a new world: ids, load, durations
    std::chrono::milliseconds latency{0}; ///< before each answer, in real time
    std::optional<std::string> token;     ///< the only token accepted; empty: any UUID or HRKU-...
    bool twoFactor = false;               ///< the account has a second factor; any six digits are right
    std::string warning;                  ///< X-Heroku-Warning of every answer that is no error
    int rateLimit = 4500;                 ///< request tokens of the account, 1 or more, refilled by 75 a minute
    std::vector<Fault> faults;            ///< what goes wrong on purpose, from the start
    bool control = false;                 ///< answers /sandbox/..., see control.h
    /// When the connection figures of a new world are those of its scenario. Empty: when it is made.
    std::optional<core::Instant> anchor;
    /// Set: the clock stands still at this instant and is moved by setNow(). Empty: it runs, from the present (or
    /// from where a stored world stopped, when that is later).
    std::optional<core::Instant> manualStart;
};

enum class SandboxErrorCode { PortInUse, CannotListen, DatabaseUnusable, UnknownScenario, BadOption };

/// Why there is no sandbox: a sentence that says what, why and what to do next.
struct SandboxError {
    SandboxErrorCode code = SandboxErrorCode::BadOption;
    std::string sentence;
};

/// The built-in API server: the whole service on http://127.0.0.1:PORT, never on another interface. Server and world
/// live on a thread of their own. All methods may be called from any thread; start() blocks until the port is open, the
/// destructor until it is closed and everything is stored. Needs a QCoreApplication. Once it has ended, the same port
/// can be started again at once.
class Sandbox {
public:
    [[nodiscard]] static core::Result<std::unique_ptr<Sandbox>, SandboxError> start(const SandboxOptions& options);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:PORT"
    [[nodiscard]] int port() const;
    [[nodiscard]] std::string scenario() const; ///< of the world served, which a database may have decided

    /// The sandbox's time, in which changes take their time and loads vary.
    [[nodiscard]] core::Instant now() const;
    /// Moves a clock that stands still (manualStart) forward; due changes have happened in every later answer, and a
    /// server that a fault made go away is back if its time has come. Time does not go back: an earlier instant is
    /// ignored, and so is the call when the clock runs by itself.
    void setNow(core::Instant instant);

    // For tests: what --fault and the control endpoint do.
    void inject(const Fault& fault);
    void clearFaults();
    [[nodiscard]] std::string world() const; ///< JSON, see worldText()

private:
    struct Running;
    explicit Sandbox(std::unique_ptr<Running> running);

    std::unique_ptr<Running> m_running;
};

} // namespace poolhouse::sandbox
