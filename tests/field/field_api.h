// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/field/field_answers.h"
#include "tests/support/http_script_server.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace poolhouse::test {

/// Requests, for FieldApi::respond() and body().
inline const std::string apps = "GET /apps", addons = "GET /addons", attachments = "GET /addon-attachments";

/// One response. `headers` are complete lines, each ending in CR LF; a Content-Type among them replaces JSON's.
struct FieldAnswer {
    QByteArray body;
    QByteArray status = "200 OK";
    QByteArray headers = {};
};
[[nodiscard]] FieldAnswer jsonAnswer(const Json& body, const QByteArray& status = "200 OK",
                                     const QByteArray& headers = {});
/// The API's own error body.
[[nodiscard]] FieldAnswer refusal(const QByteArray& status, const char* id, const char* message);

/// An API that gives the answers of fieldAnswers(), changed as a case asks. Routes are "METHOD /path", without the
/// query; what has no route is answered 404. Each answer carries RateLimit-Remaining, counted down, unless it has one.
class FieldApi {
public:
    using Respond = std::function<FieldAnswer(const HttpScriptServer::Request&)>;

    FieldApi();

    /// The JSON that answers `route`, to be changed: body("GET /addons")[1]["app"] = nullptr.
    [[nodiscard]] Json& body(const std::string& route);
    [[nodiscard]] Json& info(std::string_view cluster) { return body(infoRoute(cluster)); }
    void answer(const std::string& route, FieldAnswer answer);
    void answerInTurn(const std::string& route, std::vector<FieldAnswer> answers); ///< the last one repeats
    void respond(const std::string& route, Respond respond);
    void answerEverything(const FieldAnswer& answer); ///< each route that has an answer

    [[nodiscard]] QString url() const;
    [[nodiscard]] int asked(const std::string& route) const; ///< how often

private:
    void serve(const HttpScriptServer::Peer& peer, const HttpScriptServer::Request& request);

    std::map<std::string, Json> m_bodies = fieldAnswers();
    std::map<std::string, Respond> m_responses; ///< preferred to m_bodies
    int m_requestsLeft = 4400;
    HttpScriptServer m_server;
};

} // namespace poolhouse::test
