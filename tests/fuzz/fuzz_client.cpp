// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/answer.h"
#include "models/api/heroku_client.h"
#include "models/api/proxy_secrets.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <string>
#include <string_view>

using namespace poolhouse;
using namespace poolhouse::api;

namespace {

const std::string secret = "HRKU-0123456789abcdef";

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// What waits for the event loop: answers and pauses, in the order of asking.
using Waiting = std::deque<std::function<void()>>;

class NoDelay final : public Delay {
public:
    explicit NoDelay(Waiting& waiting) : m_waiting(waiting) {}
    Call after(std::chrono::milliseconds time, std::function<void()> then) override {
        require(time.count() >= 0 && time <= longestPause);
        m_waiting.push_back(std::move(then));
        return Call();
    }

private:
    static constexpr std::chrono::milliseconds longestPause{5000};
    Waiting& m_waiting;
};

/// "STATUS\nname: value\n...\n\nBODY"
ApiResult<HttpResponse> answerOf(std::string_view text) {
    HttpResponse response;
    auto line = text.substr(0, text.find('\n'));
    response.status = QByteArray(line.data(), static_cast<qsizetype>(line.size())).toInt();
    if (response.status < 100 || response.status > 999) {
        ApiError error;
        error.kind = ApiError::Kind::ConnectionLost;
        return error;
    }
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    while (!text.empty() && text.front() != '\n') {
        line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const auto colon = line.find(':');
        if (colon != std::string_view::npos) {
            const auto value = line.substr(colon + 1);
            response.headers.emplaceBack(QByteArray(line.data(), static_cast<qsizetype>(colon)).toLower(),
                                         QByteArray(value.data(), static_cast<qsizetype>(value.size())).trimmed());
        }
    }
    text.remove_prefix(text.empty() ? 0 : 1);
    response.body = QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    return response;
}

/// Answers each request with the next part of the input, and with a broken connection when it is used up.
class ScriptedTransport final : public HttpTransport {
public:
    ScriptedTransport(std::string_view script, Waiting& waiting) : m_script(script), m_waiting(waiting) {}
    Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) override {
        require(request.url.host() == QLatin1String("api.example.com") ||
                request.url.host() == QLatin1String("data.example.com"));
        for (const auto& [name, value] : request.headers) {
            require(!value.contains('\r') && !value.contains('\n'));
        }
        const auto part = m_script.substr(0, m_script.find('\0'));
        m_script.remove_prefix(std::min(m_script.size(), part.size() + 1));
        m_waiting.push_back([reply = std::move(reply), answer = answerOf(part)] { reply(answer); });
        return Call();
    }

private:
    std::string_view m_script;
    Waiting& m_waiting;
};

void checkError(const ApiError& error) {
    for (const auto* text : {&error.id, &error.message, &error.url, &error.app, &error.path, &error.detail}) {
        require(text->find(secret) == std::string::npos);
    }
    require(!error.retryAfter || (error.retryAfter->count() >= 0 && *error.retryAfter <= std::chrono::hours(1)));
    require(!error.method.empty() && !error.target.empty());
}

/// Each call is replied to once, and nothing is left waiting.
struct Replies {
    int count = 0;

    template <class T> Reply<T> reply() {
        return [this](const ApiResult<T>& result) {
            ++count;
            if (!result) {
                checkError(result.error());
            }
        };
    }
};

Call ask(HerokuClient& client, int what, Replies& replies) {
    const core::ClusterId cluster{"01234567-89ab-4cde-8f01-23456789abcd"};
    const core::PoolId pool{"89abcdef-0123-4567-89ab-cdef01234567"};
    switch (what % 14) {
    case 0: return client.account(replies.reply<Account>());
    case 1: return client.requestsLeft(replies.reply<int>());
    case 2: return client.apps(replies.reply<core::PartialList<core::App>>());
    case 3: return client.clusters(replies.reply<core::PartialList<core::ClusterSummary>>());
    case 4: return client.attachments(replies.reply<core::PartialList<core::Attachment>>());
    case 5: return client.info(cluster, replies.reply<core::ClusterInfo>());
    case 6: return client.waitStatus(cluster, replies.reply<core::WaitStatus>());
    case 7: return client.levels(replies.reply<core::Catalog>());
    case 8: return client.pricing(replies.reply<core::PriceList>());
    case 9: return client.addPool(cluster, {"reads", "4G-Performance", 1}, replies.reply<core::Pool>());
    case 10: return client.setLevel(cluster, pool, "8G-Performance", replies.reply<core::Done>());
    case 11: return client.setCount(cluster, pool, 2, replies.reply<core::Done>());
    case 12: return client.preAuthorize("example-app", "123456", replies.reply<core::Done>());
    default: return client.formation({"example-app"}, replies.reply<std::vector<core::ProcessType>>());
    }
}

/// Texts of libcurl about a proxy.
void checkProxyText(std::string_view text) {
    require(withoutProxySecrets(std::string(text), {"http://ada:s%40cret-word@proxy.example.com:3128"}).size() <=
            text.size());
}

} // namespace

/// The first byte selects the call, the second whether it is made twice (the second time with validators), the rest is
/// the answers, separated by NUL.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const std::string_view script(reinterpret_cast<const char*>(data) + 2, size - 2);
    Waiting waiting;
    ScriptedTransport transport(script, waiting);
    NoDelay delay(waiting);
    SessionMonitor monitor;
    QObject::connect(&monitor, &SessionMonitor::warned, &monitor, [](const QString& text) {
        require(!text.isEmpty() && !text.contains(QString::fromStdString(secret)));
    });
    QObject::connect(&monitor, &SessionMonitor::requestsLeftReported, &monitor, [](int left) { require(left >= 0); });
    HerokuClient client(
        transport, delay, monitor,
        {QUrl(QStringLiteral("https://api.example.com")), QUrl(QStringLiteral("https://data.example.com"))},
        Token(secret));
    const int asked = data[1] % 2 + 1;
    Replies replies;
    for (int i = 0; i < asked; ++i) {
        const auto call = ask(client, data[0], replies);
        while (!waiting.empty()) {
            const auto next = std::move(waiting.front());
            waiting.pop_front();
            next();
        }
        require(replies.count == i + 1);
    }
    checkProxyText(script);
    return 0;
}
