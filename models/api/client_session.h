// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the heroku_client*.cpp files.

#include "models/api/answer.h"
#include "models/api/api_hosts.h"
#include "models/api/client_requests.h"
#include "models/api/request_runner.h"
#include "models/api/services.h"

#include <QByteArrayView>

#include <memory>
#include <set>
#include <string>
#include <utility>

namespace poolhouse::api {

/// Decodes a body; see json_codec.h.
template <class T> using Reader = ApiResult<T> (*)(QByteArrayView);

/// Range of the first page: the largest page of the API, five times the default, for fewer requests in a large fleet.
[[nodiscard]] inline QByteArray firstRange() {
    return "id ..; max=1000";
}
inline constexpr std::size_t mostPages = 1000;

/// For responses whose body is ignored.
[[nodiscard]] ApiResult<core::Done> anyBody(QByteArrayView body);

/// A list whose next page cannot be asked for is not whole, so it is an error.
[[nodiscard]] ApiError unusableRange(const HttpRequest& request, const char* expected);

/// The list after its last page; an error if nothing of it could be read.
template <class T>
ApiResult<core::PartialList<T>> wholeList(const HttpRequest& request, core::PartialList<T> list, int status) {
    if (!list.nothingUnderstood()) {
        return list;
    }
    ApiError error;
    error.kind = ApiError::Kind::WrongType;
    error.path = list.unreadable.front().path;
    error.expected = list.unreadable.front().expected;
    return located(std::move(error), request, status);
}

/// State of a paged read, owned by the caller's Call.
template <class T> struct Listing {
    HttpRequest request; ///< without Range
    QByteArray range;
    Reader<core::PartialList<T>> read = nullptr;
    Reply<core::PartialList<T>> reply; ///< empty once invoked or cancelled
    core::PartialList<T> list;
    std::set<std::string> ids;
    std::set<QByteArray> ranges; ///< requested so far
    Call step;                   ///< the request for the current page

    void add(const core::PartialList<T>& page) {
        for (const T& item : page.items) {
            if (ids.insert(item.id.value).second) {
                list.items.push_back(item);
            }
        }
        list.unreadable.insert(list.unreadable.end(), page.unreadable.begin(), page.unreadable.end());
        list.understood += page.understood;
    }
    void finish(ApiResult<core::PartialList<T>> result) {
        if (const auto once = std::exchange(reply, nullptr)) {
            once(std::move(result));
        }
    }
};

/// Shared state of the client, so that a reply may destroy the client.
class ClientSession : public std::enable_shared_from_this<ClientSession> {
public:
    ClientSession(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts apiHosts, Token token);

    template <class T> Call one(HttpRequest request, Reader<T> read, Reply<T> reply) {
        return m_runner->run(request, [request, read, reply = std::move(reply)](ApiResult<HttpResponse> result) {
            reply(result ? readAnswer<T>(request, result.value(), read) : ApiResult<T>(result.error()));
        });
    }

    template <class T>
    Call list(HttpRequest request, Reader<core::PartialList<T>> read, Reply<core::PartialList<T>> reply) {
        auto listing = std::make_shared<Listing<T>>();
        listing->request = std::move(request);
        listing->range = firstRange();
        listing->read = read;
        listing->reply = std::move(reply);
        requestPage<T>(listing);
        return Call([listing] {
            listing->reply = nullptr;
            listing->step.cancel();
        });
    }

    /// GET /apps; after a 404, GET /users/~/apps.
    Call apps(Reply<core::PartialList<core::App>> reply);
    Call requestsLeft(Reply<int> reply);
    Call preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply);

    const ApiHosts hosts;

private:
    [[nodiscard]] HttpRequest ownApps() const;

    template <class T> void requestPage(const std::shared_ptr<Listing<T>>& listing) {
        HttpRequest request = listing->request;
        if (!listing->range.isEmpty()) {
            request.headers.emplaceBack("Range", listing->range);
            listing->ranges.insert(listing->range);
        }
        listing->step = m_runner->run(
            request, [weak = weak_from_this(), held = std::weak_ptr(listing), request](ApiResult<HttpResponse> result) {
                const auto self = weak.lock();
                const auto pages = held.lock();
                if (self && pages) {
                    self->handlePage<T>(pages, request, std::move(result));
                }
            });
    }

    template <class T>
    void handlePage(const std::shared_ptr<Listing<T>>& listing, const HttpRequest& request,
                    ApiResult<HttpResponse> result) {
        if (!result) {
            if (result.error().status == 416 && listing->range == firstRange()) {
                listing->range.clear(); // cannot be ordered by id: use the default order and page size
                requestPage<T>(listing);
            } else {
                listing->finish(result.error());
            }
            return;
        }
        auto page = readAnswer<core::PartialList<T>>(request, result.value(), listing->read);
        if (!page) {
            listing->finish(page.error());
            return;
        }
        listing->add(page.value());
        listing->range = result.value().header("next-range");
        if (page.value().empty() && !listing->range.isEmpty()) {
            listing->list.unreadable.push_back(
                {core::RecordKind::Page, {}, "Next-Range", "a page with records", false});
            listing->range.clear();
        }
        if (listing->range.isEmpty()) {
            listing->finish(wholeList(request, std::move(listing->list), result.value().status));
        } else if (listing->ranges.contains(listing->range) || listing->ranges.size() >= mostPages) {
            listing->finish(unusableRange(request, "a range that was not answered before"));
        } else if (!fitsHeader(listing->range)) { // it is sent as it came
            listing->finish(unusableRange(request, "a range in printable ASCII"));
        } else {
            requestPage<T>(listing);
        }
    }

    std::shared_ptr<RequestRunner> m_runner;
    SessionMonitor& m_monitor;
    Delay& m_delay;
    bool m_onlyOwnApps = false; ///< GET /apps answered 404: do not try it again
};

} // namespace poolhouse::api
