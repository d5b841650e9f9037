// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/http_transport.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace poolhouse::test {

/// Tracks pending requests and delays.
class Traffic {
public:
    /// A pending request or delay, counted until destruction.
    class Item {
    public:
        explicit Item(Traffic& traffic) : m_traffic(traffic) { ++m_traffic.m_pending; }
        ~Item() {
            if (--m_traffic.m_pending == 0 && m_traffic.m_loop != nullptr) {
                m_traffic.m_loop->quit();
            }
        }
        Item(const Item&) = delete;
        Item& operator=(const Item&) = delete;

    private:
        Traffic& m_traffic;
    };

    /// Waits until nothing is pending; false after a minute.
    bool settle() {
        const QDeadlineTimer deadline(std::chrono::seconds(60));
        while (m_pending > 0 && !deadline.hasExpired()) { // a response may trigger the next request
            QEventLoop loop;
            m_loop = &loop;
            QTimer::singleShot(deadline.remainingTime(), &loop, &QEventLoop::quit);
            loop.exec();
            m_loop = nullptr;
        }
        return m_pending == 0;
    }

private:
    int m_pending = 0;
    QEventLoop* m_loop = nullptr;
};

/// Counts and tracks requests to the real transport; can make the next write fail before it reaches the server.
class WatchedTransport final : public api::HttpTransport {
public:
    WatchedTransport(api::HttpTransport& inner, Traffic& traffic) : m_inner(inner), m_traffic(traffic) {}

    std::function<void()> onChange;                   ///< called before a write is sent
    int changes = 0;                                  ///< requests other than GET
    std::optional<std::chrono::milliseconds> timeout; ///< of writes; empty: the client's
    bool refuseNext = false;                          ///< sends the next write to a closed port

    api::Call send(api::HttpRequest request, std::function<void(api::ApiResult<api::HttpResponse>)> reply) override {
        if (request.method != "GET") {
            ++changes;
            if (onChange) {
                onChange();
            }
            request.timeout = timeout.value_or(request.timeout);
            if (std::exchange(refuseNext, false)) {
                request.url.setPort(1);
            }
        }
        const auto item = std::make_shared<std::optional<Traffic::Item>>();
        item->emplace(m_traffic);
        auto call = std::make_shared<api::Call>(m_inner.send(
            std::move(request), [item, reply = std::move(reply)](api::ApiResult<api::HttpResponse> result) {
                reply(std::move(result));
                item->reset();
            }));
        return api::Call([item, call] {
            call->cancel();
            item->reset();
        });
    }

private:
    api::HttpTransport& m_inner;
    Traffic& m_traffic;
};

/// Sends a second factor with each request: what a test looks at is never refused for want of one.
class AuthorizedTransport final : public api::HttpTransport {
public:
    explicit AuthorizedTransport(api::HttpTransport& inner) : m_inner(inner) {}

    api::Call send(api::HttpRequest request, std::function<void(api::ApiResult<api::HttpResponse>)> reply) override {
        request.headers.emplace_back("Heroku-Two-Factor-Code", "918273");
        return m_inner.send(std::move(request), std::move(reply));
    }

private:
    api::HttpTransport& m_inner;
};

/// Delays that end at the next iteration of the event loop; their length is tested elsewhere.
class NoDelay final : public api::Delay {
public:
    explicit NoDelay(Traffic& traffic) : m_traffic(traffic) {}

    api::Call after(std::chrono::milliseconds /*time*/, std::function<void()> then) override {
        const auto item = std::make_shared<std::optional<Traffic::Item>>();
        item->emplace(m_traffic);
        auto call =
            std::make_shared<api::Call>(m_real.after(std::chrono::milliseconds(0), [item, then = std::move(then)] {
                then();
                item->reset();
            }));
        return api::Call([item, call] {
            call->cancel();
            item->reset();
        });
    }

private:
    Traffic& m_traffic;
    api::TimerDelay m_real;
};

} // namespace poolhouse::test
