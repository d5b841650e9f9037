// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <QByteArray>
#include <QTimer>

#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace poolhouse::test {

/// Transport without a network: records requests, responds from a script in order or on demand.
class HttpFakeTransport final : public api::HttpTransport {
public:
    using Result = api::ApiResult<api::HttpResponse>;

    /// Appends a scripted response; requests beyond the script wait for answer().
    void push(Result result) { m_state->script.push_back(std::move(result)); }
    void push(int status, QByteArray body, api::HttpHeaders headers = {}) {
        push(response(status, std::move(body), std::move(headers)));
    }
    void pushError(api::ApiError::Kind kind) { push(failure(kind)); }

    [[nodiscard]] static api::HttpResponse response(int status, QByteArray body, api::HttpHeaders headers = {}) {
        return {status, std::move(headers), std::move(body)};
    }
    [[nodiscard]] static api::ApiError failure(api::ApiError::Kind kind) {
        api::ApiError error;
        error.kind = kind;
        return error;
    }

    /// Responds to request number `index` (0-based) if still pending. Synchronous: call it where an event loop would.
    void answer(std::size_t index, Result result) {
        if (auto reply = std::exchange(m_state->asked.at(index).reply, nullptr)) {
            reply(std::move(result));
        }
    }

    [[nodiscard]] std::size_t count() const { return m_state->asked.size(); }
    [[nodiscard]] const api::HttpRequest& request(std::size_t index) const { return m_state->asked.at(index).request; }
    [[nodiscard]] bool waits(std::size_t index) const { return m_state->asked.at(index).reply != nullptr; }
    /// Last header of that name, matched case-insensitively; empty if absent.
    [[nodiscard]] QByteArray sentHeader(std::size_t index, const QByteArray& name) const {
        QByteArray found;
        for (const auto& [key, value] : request(index).headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0) {
                found = value;
            }
        }
        return found;
    }

    api::Call send(api::HttpRequest request, std::function<void(Result)> reply) override {
        const auto index = m_state->asked.size();
        m_state->asked.push_back({std::move(request), std::move(reply)});
        if (!m_state->script.empty()) {
            QTimer::singleShot(0, [weak = std::weak_ptr(m_state), index, result = m_state->script.front()] {
                if (const auto state = weak.lock()) {
                    if (auto told = std::exchange(state->asked.at(index).reply, nullptr)) {
                        told(result);
                    }
                }
            });
            m_state->script.pop_front();
        }
        return api::Call([weak = std::weak_ptr(m_state), index] {
            if (const auto state = weak.lock()) {
                const auto dropped = std::exchange(state->asked.at(index).reply, nullptr);
            }
        });
    }

private:
    struct Asked {
        api::HttpRequest request;
        std::function<void(Result)> reply; ///< empty once answered or cancelled
    };
    struct State {
        std::deque<Result> script;
        std::deque<Asked> asked;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace poolhouse::test
