// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_api.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace poolhouse::test {

namespace {

std::string routeOf(const HttpScriptServer::Request& request) {
    return (request.method + ' ' + request.target.split('?').front()).toStdString();
}

} // namespace

FieldAnswer jsonAnswer(const Json& body, const QByteArray& status, const QByteArray& headers) {
    return {.body = QByteArray::fromStdString(body.dump()), .status = status, .headers = headers};
}

FieldAnswer refusal(const QByteArray& status, const char* id, const char* message) {
    return jsonAnswer({{"id", id}, {"message", message}}, status);
}

FieldApi::FieldApi()
    : m_server([this](const HttpScriptServer::Peer& peer, const HttpScriptServer::Request& request) {
          serve(peer, request);
      }) {}

Json& FieldApi::body(const std::string& route) {
    return m_bodies[route];
}

void FieldApi::answer(const std::string& route, FieldAnswer answer) {
    m_responses[route] = [answer = std::move(answer)](const HttpScriptServer::Request&) { return answer; };
}

void FieldApi::answerInTurn(const std::string& route, std::vector<FieldAnswer> answers) {
    m_responses[route] = [answers = std::move(answers),
                          next = std::size_t{0}](const HttpScriptServer::Request&) mutable {
        return answers.at(std::min(next++, answers.size() - 1));
    };
}

void FieldApi::respond(const std::string& route, Respond respond) {
    m_responses[route] = std::move(respond);
}

void FieldApi::answerEverything(const FieldAnswer& everywhere) {
    for (const auto& [route, json] : m_bodies) {
        answer(route, everywhere);
    }
}

QString FieldApi::url() const {
    return m_server.url({}).toString();
}

int FieldApi::asked(const std::string& route) const {
    const auto& requests = m_server.requests();
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
                                          [&route](const auto& request) { return routeOf(request) == route; }));
}

void FieldApi::serve(const HttpScriptServer::Peer& peer, const HttpScriptServer::Request& request) {
    const std::string route = routeOf(request);
    FieldAnswer answer = refusal("404 Not Found", "not_found", "Couldn't find that.");
    if (const auto special = m_responses.find(route); special != m_responses.end()) {
        answer = special->second(request);
    } else if (const auto usual = m_bodies.find(route); usual != m_bodies.end()) {
        answer = jsonAnswer(usual->second);
    }
    const QByteArray names = answer.headers.toLower();
    if (!names.contains("content-type:")) {
        answer.headers += "Content-Type: application/json;charset=utf-8\r\n";
    }
    if (!names.contains("ratelimit-remaining:")) {
        answer.headers += "RateLimit-Remaining: " + QByteArray::number(--m_requestsLeft) + "\r\n";
    }
    peer.send("HTTP/1.1 " + answer.status + "\r\n" + answer.headers +
              "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body);
}

} // namespace poolhouse::test
