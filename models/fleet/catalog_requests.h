// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/fleet/poll_topic.h"
#include "models/fleet/request_context.h"

#include <functional>
#include <optional>

namespace poolhouse::fleet {

class Store;

/// Requests for levels and prices, applied together every six hours. Failures are retried after 10 s to 10 min, doubled
/// each time. GUI thread only.
class CatalogRequests {
public:
    CatalogRequests(api::CatalogService& service, Store& store, RequestContext& context);

    void reset(core::Instant now); ///< cancels and forgets everything; due now
    void abort(core::Instant now) { m_topic.abort(now); }
    void setDue(core::Instant now) { m_topic.dueAt = now; }
    void postpone(core::Instant now, core::Instant until) { m_topic.postpone(now, until); }
    void ask(core::Instant now); ///< when due

    [[nodiscard]] bool busy() const { return m_topic.running; }
    [[nodiscard]] bool answered() const { return m_topic.answered; } ///< once, successfully or not
    [[nodiscard]] std::optional<core::Instant> nextDue() const { return m_topic.nextDue(); }

private:
    void answeredOne();
    void failedOne(const api::ApiError& error);

    api::CatalogService& m_service;
    Store& m_store;
    RequestContext& m_context;
    PollTopic m_topic;
    std::optional<core::Catalog> m_levels;
    std::optional<core::PriceList> m_prices;
};

/// The request for the account, once per session and to verify the token; a failure is retried after 5 s to 5 min.
/// GUI thread only.
class AccountRequest {
public:
    /// `read` is called when the account becomes known.
    AccountRequest(api::AccountService& service, RequestContext& context, std::function<void()> read);

    void reset(core::Instant now); ///< cancels and forgets the account; due now
    void abort(core::Instant now) { m_topic.abort(now); }
    void setDue(core::Instant now); ///< unless it is known
    void verify(core::Instant now); ///< due now, known or not, but every 10 s at most: something else was refused
    void ask(core::Instant now);    ///< when due

    [[nodiscard]] bool busy() const { return m_topic.running; }
    [[nodiscard]] const std::optional<api::Account>& account() const { return m_account; }
    [[nodiscard]] const std::optional<api::ApiError>& problem() const { return m_problem; } ///< of the last answer
    [[nodiscard]] std::optional<core::Instant> nextDue() const { return m_topic.nextDue(); }

private:
    void answered(api::ApiResult<api::Account> result);

    api::AccountService& m_service;
    RequestContext& m_context;
    std::function<void()> m_read;
    PollTopic m_topic;
    std::optional<api::Account> m_account;
    std::optional<api::ApiError> m_problem;
    std::optional<core::Instant> m_answeredAt;
};

} // namespace poolhouse::fleet
