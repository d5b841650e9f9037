// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/session_monitor.h"
#include "models/operations/operation.h"
#include "models/operations/read_only_locks.h"
#include "models/operations/snapshot.h"

#include <optional>
#include <variant>
#include <vector>

/// The state machine of one operation of any kind: a pure function of what is known, the event, and the time. No I/O,
/// no side effects; Engine carries out what it returns. What differs between the kinds is in kind_rules.h.
namespace poolhouse::operations::machine {

using std::chrono::milliseconds;

inline constexpr milliseconds firstRead{1'000};           ///< after an accepted change
inline constexpr milliseconds verifyPause{3'000};         ///< before the first read after a lost answer
inline constexpr milliseconds busyPause{5'000};           ///< while another change of the cluster is in progress
inline constexpr milliseconds refusedPause{60'000};       ///< while the token is refused, or no Retry-After is given
inline constexpr milliseconds reopenedSettleTime{60'000}; ///< after a start, before a lost change counts as not done
inline constexpr milliseconds contradictionTime{60'000};  ///< an accepted change that does not show fails after this
inline constexpr milliseconds sendTimeout{600'000};       ///< nothing sent and the API unreachable: fails after this
inline constexpr milliseconds verifyTimeout{900'000};     ///< outcome not readable: unknown after this
inline constexpr int mostUnreadable = 3; ///< answers in a row that cannot be read, before anything was sent
inline constexpr int mostCodes = 3;      ///< second factors accepted, and asked for yet again

/// What resumes after a wait; each starts with a read.
enum class Phase {
    Check,  ///< may it be sent?
    Verify, ///< did what was sent have an effect?
    Watch,  ///< is what was accepted complete?
};

/// What the machine remembers of an unfinished operation beside the operation itself.
struct Run {
    Phase phase = Phase::Check;
    int failures = 0;                           ///< reads or sends in a row without an answer
    int misses = 0;                             ///< reads in a row that contradict what was sent or accepted
    int codes = 0;                              ///< second factors accepted
    std::optional<core::Instant> troubledSince; ///< the API has been unreachable since
    core::Instant since;                        ///< the last send was lost, or accepted
    std::optional<api::ApiError> refused;       ///< a later send was refused, while an earlier one may have acted
    bool reopened = false;                      ///< from the journal: nothing is ever sent again
};

/// What the machine needs to know beside the run.
struct Facts {
    core::Instant now;
    double random = 0;                     ///< [0, 1), for pauses after failures
    std::vector<core::PoolShape> expected; ///< how the pools must be for the change to be sent
    std::optional<ReadOnlyLock> lock;      ///< that forbids sending it now
};

// What happens to an operation.
struct Begin {};    ///< first in the queue of its cluster
struct Due {};      ///< nextAttempt has come
struct Reopened {}; ///< it was found open in the journal
struct Read {
    api::ApiResult<Snapshot> result;
};
struct Sending {}; ///< the request is about to leave
struct Answered {
    api::ApiResult<TargetId> result;             ///< with the id of what was made
    std::optional<api::WriteExchange> travelled; ///< as it went over the wire, where known
};
struct PreAuthorized {
    api::ApiResult<core::Done> result;
    std::optional<api::WriteExchange> travelled;
};
struct Unjournaled {
    JournalError error; ///< the journal could not be written, so nothing may be sent
};
using Event = std::variant<Begin, Due, Reopened, Read, Sending, Answered, PreAuthorized, Unjournaled>;

enum class NextAction {
    Nothing, ///< finished, or waiting for a second factor
    Wait,    ///< for operation.nextAttempt
    Read,    ///< what its kind reads of the cluster
    Send,    ///< the request, after Sending and after the journal has it
};

[[nodiscard]] NextAction step(Operation& operation, Run& run, const Event& event, const Facts& facts);

/// Whether nothing has been sent that may have acted.
[[nodiscard]] bool mayCancel(const Operation& operation);
void cancel(Operation& operation, core::Instant now, ProgressCode why);

} // namespace poolhouse::operations::machine
