// SPDX-License-Identifier: GPL-3.0-or-later
// "TARGET N [SEED]" runs N inputs made from the corpus of the target, the same ones for the same seed. Any other
// arguments are libFuzzer's own.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

bool isNumber(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Files of the corpus, "corpus_x" for "fuzz_x", separated by commas. Not its folder, to which libFuzzer would add
/// files.
std::string seedInputs(const std::filesystem::path& program) {
    constexpr std::size_t prefix = std::string_view("fuzz_").size();
    const auto name = program.filename().string();
    const auto corpus = std::string(FUZZ_FOLDER) + "/corpus_" + name.substr(std::min(prefix, name.size()));
    std::vector<std::string> files;
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(corpus, none)) {
        files.push_back(file.path().string());
    }
    std::sort(files.begin(), files.end());
    std::string list;
    for (const auto& file : files) {
        list += (list.empty() ? "" : ",") + file;
    }
    return list;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** values) {
    static std::vector<std::string> arguments(*values, *values + *count);
    if (arguments.size() < 2 || arguments.size() > 3 || !isNumber(arguments[1]) || !isNumber(arguments.back())) {
        return 0;
    }
    // entropic scheduling takes as much time as a small target
    const auto seed = arguments.size() == 3 ? arguments[2] : std::string("1");
    arguments = {arguments[0],  "-runs=" + arguments[1], "-seed=" + seed,
                 "-entropic=0", "-print_final_stats=1",  "-timeout=10"};
    if (const auto inputs = seedInputs(arguments[0]); !inputs.empty()) {
        arguments.push_back("-seed_inputs=" + inputs);
    }
    static std::vector<char*> pointers;
    for (auto& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    *count = static_cast<int>(arguments.size());
    *values = pointers.data();
    return 0;
}
