// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/session_monitor.h"
#include "models/operations/operation.h"

#include <optional>
#include <variant>
#include <vector>

/// How one operation goes on: a pure function of what is known, what came, and the time. It asks nobody and writes
/// nothing; Operations does what it says.
namespace poolhouse::operations::machine {

using std::chrono::milliseconds;

inline constexpr milliseconds firstLook{1'000};       ///< after an accepted change
inline constexpr milliseconds verifyPause{3'000};     ///< between looks after a lost answer
inline constexpr milliseconds addVerifyPause{10'000}; ///< the same for a new pool
inline constexpr milliseconds busyPause{5'000};       ///< while somebody else changes the cluster
inline constexpr milliseconds refusedPause{60'000};   ///< while the token is refused, or no Retry-After is given
inline constexpr milliseconds settleTime{5'000};      ///< after a lost answer, before a harmless change is sent again
inline constexpr milliseconds addSettleTime{60'000};  ///< the same before a pool is asked for again
inline constexpr milliseconds contradictionTime{
    60'000};                                           ///< an accepted change that does not show is given up after this
inline constexpr milliseconds patience{600'000};       ///< nothing sent and nobody to be reached: given up after this
inline constexpr milliseconds verifyPatience{900'000}; ///< nobody to say what became of it: given up after this
inline constexpr int mostSends = 4;                    ///< of a harmless change
inline constexpr int mostAddSends = 2;
inline constexpr int mostUnreadable = 3; ///< answers in a row that cannot be read, before anything was sent
inline constexpr int mostCodes = 3;      ///< second factors accepted, and asked for yet again

/// What goes on when a wait ends; each begins with reading the cluster.
enum class Phase {
    Check,  ///< may it be sent?
    Verify, ///< did what was sent have an effect?
    Watch,  ///< is what was accepted complete?
};

/// An operation and what only its machine needs to remember.
struct Run {
    Operation operation;
    Phase phase = Phase::Check;
    int failures = 0;                           ///< reads or sends in a row without an answer
    int misses = 0;                             ///< reads in a row that contradict what was sent or accepted
    int codes = 0;                              ///< second factors accepted
    std::optional<core::Instant> troubledSince; ///< nobody could be reached, since
    core::Instant since;                        ///< the last send was lost, or accepted
    std::optional<api::ApiError> refused;       ///< a later send was refused, while an earlier one may have acted
    bool reopened = false;                      ///< from the journal: nothing is ever sent again
};

/// What the machine needs to know beside the run.
struct Facts {
    core::Instant now;
    double random = 0;                     ///< [0, 1), for pauses after failures
    std::vector<core::PoolShape> expected; ///< how the cluster must be for the change to be sent
    QString lock;                          ///< why it may not be sent now; empty when it may
};

struct Begin {};    ///< its turn has come
struct Due {};      ///< nextAttempt has come
struct Reopened {}; ///< it was found open in the journal
struct Read {
    api::ApiResult<core::ClusterInfo> result;
};
struct Sending {}; ///< the request is about to leave
struct Answered {
    api::ApiResult<std::optional<core::PoolId>> result; ///< with the id of a new pool
    std::optional<api::WriteExchange> travelled;        ///< as it went over the wire, where known
};
struct PreAuthorized {
    api::ApiResult<core::Done> result;
    std::optional<api::WriteExchange> travelled;
};
struct Unjournaled {
    QString sentence; ///< the journal could not be written, so nothing may be sent
};
using Event = std::variant<Begin, Due, Reopened, Read, Sending, Answered, PreAuthorized, Unjournaled>;

enum class Todo {
    Nothing, ///< finished, or somebody else's turn
    Wait,    ///< for operation.nextAttempt
    Read,    ///< the cluster
    Send,    ///< the request, after Sending and after the journal has it
};

[[nodiscard]] Todo step(Run& run, const Event& event, const Facts& facts);

/// Whether cancelling still keeps the promise that nothing happened.
[[nodiscard]] bool mayCancel(const Operation& operation);
void cancel(Operation& operation, core::Instant now, const QString& why);

/// The same pools with the same levels and counts, in any order.
[[nodiscard]] bool samePools(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other);

} // namespace poolhouse::operations::machine
