// SPDX-License-Identifier: GPL-3.0-or-later
// bench_startup RUNS warm|cold -- PROGRAM ARGUMENT... -- YARDSTICK ARGUMENT...
//
// Time from exec to the first frame flushed to the window system, for both programs in turn, and the ratio of the
// medians. The programs are not instrumented: Qt logs each flush ("qt.widgets.painting"), and the arrival of that line
// is timed. "cold" drops the page cache before each start, which requires root; the limit applies to "cold".
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using Command = std::vector<char*>;

constexpr std::chrono::seconds timeout{20};

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

bool dropPageCache() {
    sync();
    std::ofstream control("/proc/sys/vm/drop_caches");
    control << "3" << std::flush;
    return control.good();
}

/// Waits until the window was flushed; empty when the program ended or timed out before.
std::optional<Clock::time_point> waitForFrame(int log) {
    std::string text;
    const auto deadline = Clock::now() + timeout;
    while (Clock::now() < deadline) {
        pollfd ready{log, POLLIN, 0};
        if (poll(&ready, 1, 100) <= 0) {
            continue;
        }
        std::array<char, 4096> chunk{};
        const auto size = read(log, chunk.data(), chunk.size());
        if (size <= 0) {
            return std::nullopt;
        }
        const auto now = Clock::now();
        text.append(chunk.data(), static_cast<std::size_t>(size));
        if (text.find("qt.widgets.painting: Flushing") != std::string::npos) {
            return now;
        }
    }
    return std::nullopt;
}

std::optional<double> firstFrame(Command command) {
    std::array<int, 2> log{};
    if (pipe2(log.data(), O_CLOEXEC) != 0) {
        return std::nullopt;
    }
    command.push_back(nullptr);
    const auto start = Clock::now();
    const auto child = fork();
    if (child == 0) {
        dup2(log[1], STDERR_FILENO);
        execv(command.front(), command.data());
        _exit(127);
    }
    close(log[1]);
    const auto frame = waitForFrame(log[0]);
    kill(child, SIGTERM);
    close(log[0]);
    waitpid(child, nullptr, 0);
    return frame ? std::optional(milliseconds(*frame - start)) : std::nullopt;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// The words after each "--".
std::vector<Command> commands(std::span<char*> words) {
    std::vector<Command> found;
    for (char* word : words) {
        if (std::string_view(word) == "--") {
            found.emplace_back();
        } else if (!found.empty()) {
            found.back().push_back(word);
        }
    }
    return found;
}

int printError(const char* text) {
    std::fprintf(stderr, "%s\n", text);
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    const std::span words(argv, static_cast<std::size_t>(argc));
    const auto programs = commands(words);
    const int runs = argc > 2 ? std::atoi(argv[1]) : 0;
    if (runs < 1 || programs.size() != 2 || programs[0].empty() || programs[1].empty()) {
        std::fprintf(stderr, "Use: bench_startup RUNS warm|cold -- PROGRAM ARGUMENT... -- YARDSTICK ARGUMENT...\n");
        return 2;
    }
    const bool cold = std::string_view(argv[2]) == "cold";
    setenv("QT_LOGGING_RULES", "qt.widgets.painting.info=true", 1);
    setenv("QT_MESSAGE_PATTERN", "%{category}: %{message}", 1);

    std::array<std::vector<double>, 2> times;
    for (int run = cold ? 0 : -1; run < runs; ++run) { // warm: the first run is discarded
        for (std::size_t which = 0; which < 2; ++which) {
            if (cold && !dropPageCache()) {
                return printError("The page cache cannot be emptied: only root may. Measure warm, or as root.");
            }
            const auto time = firstFrame(programs[which]);
            if (!time) {
                return printError(
                    "A program ended, or painted nothing within 20 s. Try it by hand with the same arguments.");
            }
            if (run >= 0) {
                times[which].push_back(*time);
            }
        }
    }
    const double program = median(times[0]);
    const double yardstick = median(times[1]);
    std::printf("{\"benchmark\":\"startup\",\"cache\":\"%s\",\"runs\":%d,\"poolhouse_ms\":%.1f,\"bare_window_ms\":%.1f,"
                "\"ratio\":%.2f,\"limit\":%s}\n",
                cold ? "cold" : "warm", runs, program, yardstick, program / yardstick, cold ? "1.5" : "null");
    return 0;
}
