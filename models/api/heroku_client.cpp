// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/heroku_client.h"

#include "models/api/answer.h"
#include "models/api/json_codec.h"
#include "models/api/request_runner.h"

#include <QString>

#include <algorithm>
#include <set>
#include <utility>

namespace poolhouse::api {

namespace {

constexpr std::size_t mostPages = 1000;
const HttpHeaders plain{{"Accept", "application/vnd.heroku+json; version=3"}};
const HttpHeaders expandedAddons{{"Accept", "application/vnd.heroku+json; version=3.sdk"},
                                 {"Accept-Expansion", "addon_service,plan"}};
const HttpHeaders fullAttachments{{"Accept", "application/vnd.heroku+json; version=3.sdk"},
                                  {"Accept-Inclusion", "addon:plan,config_vars"}};
/// The largest page of the API, five times the default: fewer requests for a large fleet.
constexpr const char* firstRange = "id ..; max=1000";

template <class T> using Reader = ApiResult<T> (*)(QByteArrayView);

HttpRequest getRequest(const QUrl& base, const QString& path, const HttpHeaders& headers) {
    HttpRequest request;
    request.url = endpoint(base, path);
    request.headers = headers;
    return request;
}

QString clusterPath(const core::ClusterId& cluster, const char* what) {
    const auto id = QUrl::toPercentEncoding(QString::fromStdString(cluster.value));
    return QLatin1String("/data/postgres/v1/") + QString::fromLatin1(id) + QLatin1String(what);
}

QString poolPath(const core::ClusterId& cluster, const core::PoolId& pool) {
    const auto id = QUrl::toPercentEncoding(QString::fromStdString(pool.value));
    return clusterPath(cluster, "/pools/") + QString::fromLatin1(id);
}

HttpRequest writeRequest(const char* method, const QUrl& base, const QString& path,
                         std::optional<QByteArray> body = std::nullopt) {
    auto request = getRequest(base, path, plain);
    request.method = method;
    request.body = std::move(body);
    return request;
}

/// For responses whose body is ignored.
ApiResult<core::Done> anyBody(QByteArrayView /*body*/) {
    return core::Done{};
}

/// The trimmed code as a header value; empty when invalid.
QByteArray usableCode(const std::string& code) {
    constexpr qsizetype longest = 64;
    const auto text = QByteArray::fromStdString(code).trimmed();
    const bool fits = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
    });
    return fits && text.size() <= longest ? text : QByteArray();
}

/// A list whose next page cannot be asked for is not whole, so it is an error.
ApiError unusableRange(const HttpRequest& request, const char* expected) {
    ApiError error;
    error.kind = ApiError::Kind::WrongType;
    error.path = "Next-Range";
    error.expected = expected;
    return located(std::move(error), request, 206);
}

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

} // namespace

/// Shared state of the client, so that a reply may destroy the client.
class HerokuClient::Session : public std::enable_shared_from_this<Session> {
public:
    Session(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts apiHosts, Token token)
        : hosts(std::move(apiHosts)),
          m_runner(std::make_shared<RequestRunner>(transport, delay, monitor, std::move(token))),
          m_monitor(monitor),
          m_delay(delay) {}

    template <class T> Call one(HttpRequest request, Reader<T> read, Reply<T> reply) {
        return m_runner->run(request, [request, read, reply = std::move(reply)](ApiResult<HttpResponse> result) {
            reply(result ? readAnswer<T>(request, result.value(), read) : ApiResult<T>(result.error()));
        });
    }

    template <class T>
    Call list(HttpRequest request, Reader<core::PartialList<T>> read, Reply<core::PartialList<T>> reply) {
        auto listing = std::make_shared<Listing<T>>();
        listing->request = std::move(request);
        listing->range = firstRange;
        listing->read = read;
        listing->reply = std::move(reply);
        requestPage<T>(listing);
        return Call([listing] {
            listing->reply = nullptr;
            listing->step.cancel();
        });
    }

    Call apps(Reply<core::PartialList<core::App>> reply) {
        const auto everything = getRequest(hosts.platform, QStringLiteral("/apps"), plain);
        if (m_onlyOwnApps) {
            return list<core::App>(ownApps(), codec::readApps, std::move(reply));
        }
        auto second = std::make_shared<Call>();
        auto first = list<core::App>(
            everything, codec::readApps,
            [weak = weak_from_this(), held = std::weak_ptr(second), reply = std::move(reply)](auto result) {
                const auto self = weak.lock();
                const auto next = held.lock();
                if (self && next && !result && result.error().kind == ApiError::Kind::NotFound) {
                    self->m_onlyOwnApps = true;
                    *next = self->list<core::App>(self->ownApps(), codec::readApps, reply);
                } else {
                    reply(std::move(result));
                }
            });
        auto held = std::make_shared<Call>(std::move(first));
        return Call([held, second] {
            held->cancel();
            second->cancel();
        });
    }

    Call requestsLeft(Reply<int> reply) {
        return one<int>(getRequest(hosts.platform, QStringLiteral("/account/rate-limits"), plain),
                        codec::readRequestsLeft,
                        [monitor = QPointer(&m_monitor), reply = std::move(reply)](ApiResult<int> left) {
                            if (left && monitor) {
                                monitor->reportRequestsLeft(left.value());
                            }
                            reply(std::move(left));
                        });
    }

    Call preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) {
        const auto name = QUrl::toPercentEncoding(QString::fromStdString(app));
        auto request = writeRequest("PUT", hosts.platform,
                                    QStringLiteral("/apps/%1/pre-authorizations").arg(QString::fromLatin1(name)));
        const auto header = usableCode(code);
        if (header.isEmpty()) {
            ApiError error;
            error.kind = ApiError::Kind::Invalid;
            error.detail = "a code has letters, digits and hyphens only";
            return m_delay.after(std::chrono::milliseconds(0), [error = located(std::move(error), request, 0),
                                                                reply = std::move(reply)] { reply(error); });
        }
        request.headers.emplaceBack("Heroku-Two-Factor-Code", header);
        return one<core::Done>(std::move(request), anyBody, std::move(reply));
    }

    const ApiHosts hosts;

private:
    [[nodiscard]] HttpRequest ownApps() const {
        return getRequest(hosts.platform, QStringLiteral("/users/~/apps"), plain);
    }

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
            if (result.error().status == 416 && listing->range == firstRange) {
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

HerokuClient::HerokuClient(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts hosts, Token token)
    : m_session(std::make_shared<Session>(transport, delay, monitor, std::move(hosts), std::move(token))) {}

HerokuClient::~HerokuClient() = default;

Call HerokuClient::account(Reply<Account> reply) {
    return m_session->one<Account>(getRequest(m_session->hosts.platform, QStringLiteral("/account"), plain),
                                   codec::readAccount, std::move(reply));
}

Call HerokuClient::requestsLeft(Reply<int> reply) {
    return m_session->requestsLeft(std::move(reply));
}

Call HerokuClient::apps(Reply<core::PartialList<core::App>> reply) {
    return m_session->apps(std::move(reply));
}

Call HerokuClient::clusters(Reply<core::PartialList<core::ClusterSummary>> reply) {
    return m_session->list<core::ClusterSummary>(
        getRequest(m_session->hosts.platform, QStringLiteral("/addons"), expandedAddons), codec::readClusters,
        std::move(reply));
}

Call HerokuClient::attachments(Reply<core::PartialList<core::Attachment>> reply) {
    return m_session->list<core::Attachment>(
        getRequest(m_session->hosts.platform, QStringLiteral("/addon-attachments"), fullAttachments),
        codec::readAttachments, std::move(reply));
}

Call HerokuClient::formation(const core::AppId& app, Reply<std::vector<core::ProcessType>> reply) {
    const auto id = QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(app.value)));
    return m_session->one<std::vector<core::ProcessType>>(
        getRequest(m_session->hosts.platform, QStringLiteral("/apps/%1/formation").arg(id), plain),
        codec::readFormation, std::move(reply));
}

Call HerokuClient::info(const core::ClusterId& cluster, Reply<core::ClusterInfo> reply) {
    return m_session->one<core::ClusterInfo>(getRequest(m_session->hosts.data, clusterPath(cluster, "/info"), plain),
                                             codec::readInfo, std::move(reply));
}

Call HerokuClient::waitStatus(const core::ClusterId& cluster, Reply<core::WaitStatus> reply) {
    return m_session->one<core::WaitStatus>(
        getRequest(m_session->hosts.data, clusterPath(cluster, "/wait_status"), plain), codec::readWaitStatus,
        std::move(reply));
}

Call HerokuClient::levels(Reply<core::Catalog> reply) {
    return m_session->one<core::Catalog>(
        getRequest(m_session->hosts.data, QStringLiteral("/data/postgres/v1/levels/advanced"), plain),
        codec::readLevels, std::move(reply));
}

Call HerokuClient::pricing(Reply<core::PriceList> reply) {
    return m_session->one<core::PriceList>(
        getRequest(m_session->hosts.data, QStringLiteral("/data/postgres/v1/pricing"), plain), codec::readPricing,
        std::move(reply));
}

Call HerokuClient::addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool, Reply<core::Pool> reply) {
    return m_session->one<core::Pool>(
        writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/pools"), codec::writeNewPool(pool)),
        codec::readPool, std::move(reply));
}

Call HerokuClient::setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                            Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("PATCH", m_session->hosts.data, poolPath(cluster, pool), codec::writeLevel(level)),
        codec::readScaled, std::move(reply));
}

Call HerokuClient::setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                            Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("PATCH", m_session->hosts.data, poolPath(cluster, pool), codec::writeCount(count)),
        codec::readScaled, std::move(reply));
}

Call HerokuClient::destroyPool(const core::ClusterId& cluster, const core::PoolId& pool, Reply<core::Done> reply) {
    return m_session->one<core::Done>(writeRequest("DELETE", m_session->hosts.data, poolPath(cluster, pool)), anyBody,
                                      std::move(reply));
}

Call HerokuClient::preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) {
    return m_session->preAuthorize(app, code, std::move(reply));
}

} // namespace poolhouse::api
