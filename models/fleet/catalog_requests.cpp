// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/catalog_requests.h"

#include "models/core/backoff.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/store.h"

#include <utility>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;
using Kind = api::ApiError::Kind;

constexpr core::Backoff catalogPauses{milliseconds(10000), milliseconds(600000)};
constexpr std::chrono::seconds verifiedFor{10}; ///< what is refused meanwhile is not the token's fault
constexpr core::Backoff accountPauses{milliseconds(5000), milliseconds(300000)};
const std::string catalogRequest = "catalog", accountRequest = "account";

} // namespace

CatalogRequests::CatalogRequests(api::CatalogService& service, Store& store, RequestContext& context)
    : m_service(service), m_store(store), m_context(context) {}

void CatalogRequests::reset(core::Instant now) {
    m_topic = {};
    m_topic.dueAt = now;
}

void CatalogRequests::ask(core::Instant now) {
    if (!m_topic.due(now)) {
        return;
    }
    m_levels.reset();
    m_prices.reset();
    m_topic.running = true;
    m_topic.first = m_service.levels([this](api::ApiResult<core::Catalog> result) {
        if (!result) {
            failedOne(result.error());
            return;
        }
        m_levels = std::move(result).value();
        answeredOne();
    });
    m_topic.second = m_service.pricing([this](api::ApiResult<core::PriceList> result) {
        if (!result) {
            failedOne(result.error());
            return;
        }
        m_prices = std::move(result).value();
        answeredOne();
    });
}

void CatalogRequests::answeredOne() {
    m_context.answered(catalogRequest);
    if (!m_levels || !m_prices) {
        return;
    }
    const auto now = m_context.now();
    m_topic.succeed(now + milliseconds(catalogInterval));
    m_store.applyCatalog(std::move(*m_levels), std::move(*m_prices), now);
    m_context.proceed();
}

void CatalogRequests::failedOne(const api::ApiError& error) {
    const auto now = m_context.now();
    m_topic.cancel();
    m_topic.answered = true;
    ++m_topic.failures;
    m_topic.dueAt = now + catalogPauses.delay(m_topic.failures, m_context.random());
    const auto report = [this, error, now] { m_store.failCatalog(error, now); };
    if (m_context.failed(error, catalogRequest, RequestScope::Single, report) && error.kind == Kind::RateLimited) {
        m_topic.dueAt = now;
        m_topic.answered = m_store.catalogFreshness().everRead();
    } else if (!isUnreachable(error)) {
        report();
    }
    m_context.proceed();
}

AccountRequest::AccountRequest(api::AccountService& service, RequestContext& context, std::function<void()> read)
    : m_service(service), m_context(context), m_read(std::move(read)) {}

void AccountRequest::reset(core::Instant now) {
    m_topic = {};
    m_topic.dueAt = now;
    m_account.reset();
    m_problem.reset();
    m_answeredAt.reset();
}

void AccountRequest::verify(core::Instant now) {
    if (!m_topic.running && (!m_answeredAt || now - *m_answeredAt >= verifiedFor)) {
        m_topic.dueAt = now;
    }
}

void AccountRequest::setDue(core::Instant now) {
    if (!m_account) {
        m_topic.dueAt = now;
    }
}

void AccountRequest::ask(core::Instant now) {
    if (!m_topic.due(now)) {
        return;
    }
    m_topic.running = true;
    m_topic.first = m_service.account([this](api::ApiResult<api::Account> result) { answered(std::move(result)); });
}

void AccountRequest::answered(api::ApiResult<api::Account> result) {
    m_topic.running = false;
    m_topic.dueAt.reset();
    m_answeredAt = m_context.now();
    m_problem = result ? std::nullopt : std::optional(result.error());
    if (result) {
        m_context.answered(accountRequest);
        m_topic.failures = 0;
        m_account = std::move(result).value();
        m_read();
    } else {
        ++m_topic.failures;
        m_topic.dueAt = m_context.now() + accountPauses.delay(m_topic.failures, m_context.random());
        (void)m_context.failed(result.error(), accountRequest, RequestScope::Account);
    }
    m_context.proceed();
}

} // namespace poolhouse::fleet
