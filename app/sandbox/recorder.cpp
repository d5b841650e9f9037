// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/recorder.h"

#include "app/sandbox/json_input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

json bodyOf(const std::string& body) {
    if (body.empty()) {
        return nullptr;
    }
    auto parsed = parseJson(body);
    return parsed ? std::move(parsed).value() : json(body);
}

std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

} // namespace

core::Result<std::unique_ptr<Recorder>, std::string> Recorder::open(const std::string& file, std::string scenario) {
    std::unique_ptr<Recorder> recorder(new Recorder);
    recorder->m_file.reset(std::fopen(file.c_str(), "ae"));
    if (!recorder->m_file) {
        return "The recording can't be written to \"" + file + "\": " + std::strerror(errno) + ".";
    }
    recorder->m_scenario = std::move(scenario);
    return recorder;
}

void Recorder::write(const Request& request, const Response& response) {
    json headers = json::object();
    for (const auto& header : response.headers) {
        headers[lowerCase(header.name)] = header.value;
    }
    json line{{"method", request.method},        {"path", request.path},
              {"query", request.query},          {"status", response.status},
              {"request", bodyOf(request.body)}, {"response", bodyOf(response.body)},
              {"headers", std::move(headers)},   {"scenario", m_scenario}};
    if (!response.fault.empty()) {
        line["fault"] = response.fault;
    }
    const auto text = line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
    std::fwrite(text.data(), 1, text.size(), m_file.get());
    std::fflush(m_file.get());
}

} // namespace poolhouse::sandbox
