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

namespace poolhouse::fixture {

/// What has been asked and not been answered: requests and pauses.
class Traffic {
public:
    /// One thing under way; counts until it goes.
    class Item {
    public:
        explicit Item(Traffic& traffic) : m_traffic(traffic) { ++m_traffic.m_underWay; }
        ~Item() {
            if (--m_traffic.m_underWay == 0 && m_traffic.m_loop != nullptr) {
                m_traffic.m_loop->quit();
            }
        }
        Item(const Item&) = delete;
        Item& operator=(const Item&) = delete;

    private:
        Traffic& m_traffic;
    };

    /// Waits until nothing is under way any more. False: something never came to its end.
    bool settle() {
        const QDeadlineTimer patience(std::chrono::seconds(60));
        while (m_underWay > 0 && !patience.hasExpired()) { // an answer may lead to the next question
            QEventLoop loop;
            m_loop = &loop;
            QTimer::singleShot(patience.remainingTime(), &loop, &QEventLoop::quit);
            loop.exec();
            m_loop = nullptr;
        }
        return m_underWay == 0;
    }

private:
    int m_underWay = 0;
    QEventLoop* m_loop = nullptr;
};

/// Counts what goes to the real transport, and does to the next change what a network can do before a server sees it.
class WatchedTransport final : public api::HttpTransport {
public:
    WatchedTransport(api::HttpTransport& behind, Traffic& traffic) : m_behind(behind), m_traffic(traffic) {}

    std::function<void()> onChange;                    ///< a change is about to leave
    int changes = 0;                                   ///< requests that are no GET
    std::optional<std::chrono::milliseconds> patience; ///< of the transport with changes, instead of the client's
    bool refuseNext = false;                           ///< the next change finds nobody listening

    api::Call send(api::HttpRequest request, std::function<void(api::ApiResult<api::HttpResponse>)> reply) override {
        if (request.method != "GET") {
            ++changes;
            if (onChange) {
                onChange();
            }
            request.timeout = patience.value_or(request.timeout);
            if (std::exchange(refuseNext, false)) {
                request.url.setPort(1);
            }
        }
        const auto item = std::make_shared<std::optional<Traffic::Item>>();
        item->emplace(m_traffic);
        auto call = std::make_shared<api::Call>(m_behind.send(
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
    api::HttpTransport& m_behind;
    Traffic& m_traffic;
};

/// Pauses that are over as soon as the event loop comes around: what they are for is tested elsewhere.
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

} // namespace poolhouse::fixture
