// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/curl_transport.h"

#include "models/api/answer.h"
#include "models/api/api_hosts.h"
#include "models/api/socket_watcher.h"

#include <curl/curl.h>

#include <QMetaObject>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolhouse::api {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostHeaderBytes = 256 * 1024;

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

struct Job {
    HttpRequest request;
    std::function<void(ApiResult<HttpResponse>)> reply;
    qsizetype bodyCap = 0;
    CURL* easy = nullptr; ///< null unless running
    HeaderList headers;
    HttpResponse response;
    qsizetype headerBytes = 0;
    bool headersEnded = false;
    bool tooLarge = false;
    std::array<char, CURL_ERROR_SIZE> errorText{};
    std::optional<ApiError> error; ///< set when there is no response
};

bool breaksLine(const QByteArray& text) {
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

/// Why the request must not be sent; null when it may be.
const char* refusalOf(const HttpRequest& request) {
    if (!isConfidential(request.url)) {
        return "only https, or http to this machine, is spoken";
    }
    const bool broken = breaksLine(request.method) ||
                        std::any_of(request.headers.begin(), request.headers.end(), [](const auto& header) {
                            return breaksLine(header.first) || breaksLine(header.second);
                        });
    return broken ? "a header holds a line break" : nullptr;
}

size_t onBody(char* data, size_t size, size_t count, void* user) {
    Job& job = *static_cast<Job*>(user);
    const size_t bytes = size * count;
    const auto added = static_cast<qsizetype>(bytes);
    if (job.response.body.size() + added > job.bodyCap) {
        job.tooLarge = true;
        return 0;
    }
    job.response.body.append(data, added);
    return bytes;
}

size_t onHeader(char* data, size_t size, size_t count, void* user) {
    Job& job = *static_cast<Job*>(user);
    const QByteArray line = QByteArray(data, static_cast<qsizetype>(size * count));
    job.headerBytes += line.size();
    if (job.headerBytes > mostHeaderBytes) {
        job.tooLarge = true;
        return 0;
    }
    if (line.startsWith("HTTP/")) {
        job.headersEnded = false;
        job.response.headers.clear(); // of an interim response (1xx)
    } else if (line.trimmed().isEmpty()) {
        job.headersEnded = true;
    } else if (const auto colon = line.indexOf(':'); colon > 0 && !job.headersEnded) { // trailers are ignored
        job.response.headers.emplaceBack(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        const auto& [name, value] = job.response.headers.constLast();
        if (name == "content-length" && job.request.method != "HEAD" && value.toLongLong() > job.bodyCap) {
            job.tooLarge = true; // announced by the server, so fail early
            return 0;
        }
    }
    return size * count;
}

/// The kind of a broken exchange, by how far it got.
ApiError::Kind brokenOff(const Job& job, bool connected) {
    if (!connected) {
        return ApiError::Kind::Unreachable;
    }
    return job.headerBytes > 0 ? ApiError::Kind::CutOff : ApiError::Kind::ConnectionLost;
}

ApiError::Kind kindOf(CURLcode code, const Job& job) {
    curl_off_t untilSending = 0;
    long systemError = 0;
    curl_easy_getinfo(job.easy, CURLINFO_PRETRANSFER_TIME_T, &untilSending);
    curl_easy_getinfo(job.easy, CURLINFO_OS_ERRNO, &systemError);
    const bool connected = untilSending > 0;
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return connected ? ApiError::Kind::Timeout : ApiError::Kind::Unreachable;
    case CURLE_SSL_CONNECT_ERROR:
        return systemError == ECONNRESET || systemError == EPIPE ? ApiError::Kind::Unreachable
                                                                 : ApiError::Kind::InsecureConnection;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return ApiError::Kind::InsecureConnection;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY: return ApiError::Kind::NotJson;
    case CURLE_PARTIAL_FILE:
    case CURLE_BAD_CONTENT_ENCODING: return ApiError::Kind::CutOff;
#if LIBCURL_VERSION_NUM >= 0x080600
    case CURLE_TOO_LARGE: return ApiError::Kind::TooLarge; // more header fields than libcurl accepts
#endif
    case CURLE_WRITE_ERROR:
    case CURLE_FILESIZE_EXCEEDED: return job.tooLarge ? ApiError::Kind::TooLarge : ApiError::Kind::CutOff;
    default: return job.tooLarge ? ApiError::Kind::TooLarge : brokenOff(job, connected);
    }
}

} // namespace

/// Never re-enters libcurl from its callbacks: those only touch timers, notifiers and buffers.
class CurlTransport::Engine : public std::enable_shared_from_this<Engine> {
public:
    explicit Engine(Limits limits) : m_limits(limits) {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        m_multi = curl_multi_init();
        curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &Engine::watchSocket);
        curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
        curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &Engine::setTimer);
        curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, static_cast<long>(limits.inFlight));
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_context, [this] { perform(CURL_SOCKET_TIMEOUT, 0); });
    }
    ~Engine() { close(); }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    void close() {
        if (m_multi == nullptr) {
            return;
        }
        auto jobs = std::exchange(m_jobs, {}); // destroying a reply may cancel calls; cancel() then finds no job
        m_waiting.clear();
        m_finished.clear();
        for (auto& [id, job] : jobs) {
            release(job);
        }
        for (CURL* easy : m_spare) {
            curl_easy_cleanup(easy);
        }
        curl_multi_cleanup(std::exchange(m_multi, nullptr));
        m_timer.stop();
        m_sockets.clear();
        curl_global_cleanup();
    }

    std::uint64_t add(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) {
        const auto id = ++m_lastId;
        Job& job = m_jobs[id];
        job.request = std::move(request);
        job.reply = std::move(reply);
        job.bodyCap = m_limits.bodyBytes;
        if (const char* why = refusalOf(job.request)) {
            finish(id, ApiError::Kind::InsecureConnection, why);
        } else {
            m_waiting.push_back(id);
            startWaiting();
        }
        return id;
    }

    void cancel(std::uint64_t id) {
        const auto at = m_jobs.find(id);
        if (at == m_jobs.end()) {
            return;
        }
        release(at->second); // libcurl refers to the job by address
        const auto cancelled = m_jobs.extract(at);
        startWaiting();
        // `cancelled` is destroyed last: destructors of what its reply captured may re-enter.
    }

private:
    void startWaiting() {
        while (m_multi != nullptr && m_running < m_limits.inFlight && !m_waiting.empty()) {
            const auto id = m_waiting.front();
            m_waiting.pop_front();
            if (const auto at = m_jobs.find(id); at != m_jobs.end()) {
                start(id, at->second);
            }
        }
    }

    void start(std::uint64_t id, Job& job) {
        if (m_spare.empty()) {
            job.easy = curl_easy_init();
        } else {
            job.easy = m_spare.back();
            m_spare.pop_back();
        }
        setUp(job);
        m_idOf[job.easy] = id;
        ++m_running;
        if (const auto code = curl_multi_add_handle(m_multi, job.easy); code != CURLM_OK) {
            release(job);
            finish(id, ApiError::Kind::Unreachable, curl_multi_strerror(code));
        }
    }

    void setUp(Job& job) const {
        CURL* easy = job.easy;
        const HttpRequest& request = job.request;
        const bool secure = request.url.scheme() == QLatin1String("https");
        const QByteArray url = request.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
        curl_easy_setopt(easy, CURLOPT_URL, url.constData());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                         static_cast<long>(secure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
        curl_easy_setopt(easy, CURLOPT_PIPEWAIT, secure ? 1L : 0L);
        if (isLoopback(request.url)) {
            curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
        }
        curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // otherwise cancelling blocks on DNS
        curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "Poolhouse/" POOLHOUSE_VERSION);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_limits.connectTimeout.count()));
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(request.timeout, 1ms).count()));
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &onBody);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &job);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &onHeader);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, &job);
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, job.errorText.data());
        setUpMethod(job);
        setUpHeaders(job);
    }

    static void setUpMethod(const Job& job) {
        const HttpRequest& request = job.request;
        const bool reads = request.method == "GET" || request.method == "HEAD";
        curl_easy_setopt(job.easy, CURLOPT_FRESH_CONNECT, reads ? 0L : 1L);
        if (request.method == "HEAD") {
            curl_easy_setopt(job.easy, CURLOPT_NOBODY, 1L);
            return;
        }
        if (request.body || request.method == "POST" || request.method == "PUT") {
            const qsizetype size = request.body ? request.body->size() : 0;
            curl_easy_setopt(job.easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(size));
            curl_easy_setopt(job.easy, CURLOPT_POSTFIELDS, request.body ? request.body->constData() : "");
        }
        if (request.method != "GET" || request.body) {
            curl_easy_setopt(job.easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
        }
    }

    static void setUpHeaders(Job& job) {
        curl_slist* list = curl_slist_append(nullptr, "Expect:"); // no delay of a second for 100-continue
        bool contentType = false;
        for (const auto& [name, value] : std::as_const(job.request.headers)) {
            contentType = contentType || name.compare("content-type", Qt::CaseInsensitive) == 0;
            const QByteArray line = value.isEmpty() ? name + ';' : name + ": " + value;
            list = curl_slist_append(list, line.constData());
        }
        if (!contentType) {
            list = curl_slist_append(list, "Content-Type:"); // otherwise libcurl declares a form
        }
        job.headers.reset(list);
        curl_easy_setopt(job.easy, CURLOPT_HTTPHEADER, list);
    }

    /// Detaches the job from libcurl, in any state.
    void release(Job& job) {
        if (job.easy == nullptr) {
            return;
        }
        curl_multi_remove_handle(m_multi, job.easy);
        m_idOf.erase(job.easy);
        curl_easy_reset(job.easy); // drops all pointers to the job
        m_spare.push_back(std::exchange(job.easy, nullptr));
        --m_running;
    }

    void perform(curl_socket_t socket, int events) {
        int running = 0;
        curl_multi_socket_action(m_multi, socket, events, &running);
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg == CURLMSG_DONE) {
                const CURLcode code = message->data.result; // freed with the handle
                complete(m_idOf.at(message->easy_handle), code);
            }
        }
        startWaiting();
    }

    void complete(std::uint64_t id, CURLcode code) {
        Job& job = m_jobs.at(id);
        if (code == CURLE_OK && !job.headersEnded) { // libcurl reports success here
            release(job);
            finish(id, ApiError::Kind::CutOff, "the connection was closed within the headers");
            return;
        }
        if (code == CURLE_OK) {
            long status = 0;
            curl_easy_getinfo(job.easy, CURLINFO_RESPONSE_CODE, &status);
            job.response.status = static_cast<int>(status);
            release(job);
            finish(id);
            return;
        }
        const auto kind = kindOf(code, job);
        release(job);
        const char* text = job.errorText.front() != '\0' ? job.errorText.data() : curl_easy_strerror(code);
        finish(id, kind, std::string(text) + " (curl " + std::to_string(static_cast<int>(code)) + ")");
    }

    void finish(std::uint64_t id, ApiError::Kind kind, std::string detail) {
        Job& job = m_jobs.at(id);
        ApiError error;
        error.kind = kind;
        error.detail = std::move(detail);
        job.error = located(std::move(error), job.request, 0);
        finish(id);
    }

    void finish(std::uint64_t id) {
        m_finished.push_back(id);
        if (!m_deliveryQueued) {
            m_deliveryQueued = true;
            QMetaObject::invokeMethod(
                &m_context,
                [self = weak_from_this()] {
                    if (const auto engine = self.lock()) {
                        engine->deliver(); // `engine` keeps it alive if a reply destroys the transport
                    }
                },
                Qt::QueuedConnection);
        }
    }

    void deliver() {
        m_deliveryQueued = false;
        for (auto finished = std::exchange(m_finished, {}); !finished.empty(); finished.pop_front()) {
            const auto at = m_jobs.find(finished.front());
            if (at == m_jobs.end()) {
                continue; // cancelled, or the transport was destroyed by a reply
            }
            Job job = std::move(at->second);
            m_jobs.erase(at);
            const auto reply = std::move(job.reply);
            if (job.error) {
                reply(*std::move(job.error));
            } else {
                reply(std::move(job.response));
            }
        }
    }

    static int setTimer(CURLM*, long milliseconds, void* user) {
        QTimer& timer = static_cast<Engine*>(user)->m_timer;
        if (milliseconds < 0) {
            timer.stop();
        } else {
            timer.start(static_cast<int>(std::min(milliseconds, 1000L * 3600)));
        }
        return 0;
    }

    static int watchSocket(CURL*, curl_socket_t socket, int what, void* user, void*) {
        SocketWatcher& sockets = static_cast<Engine*>(user)->m_sockets;
        if (what == CURL_POLL_REMOVE) {
            sockets.forget(socket);
        } else {
            sockets.watch(socket, (what & CURL_POLL_IN) != 0, (what & CURL_POLL_OUT) != 0);
        }
        return 0;
    }

    const Limits m_limits;
    CURLM* m_multi = nullptr;
    std::uint64_t m_lastId = 0;
    std::map<std::uint64_t, Job> m_jobs;  ///< without a reply yet; a map keeps addresses stable
    std::deque<std::uint64_t> m_waiting;  ///< not started; may contain cancelled jobs
    std::deque<std::uint64_t> m_finished; ///< to be delivered; may contain cancelled jobs
    std::unordered_map<CURL*, std::uint64_t> m_idOf;
    std::vector<CURL*> m_spare;
    int m_running = 0;
    bool m_deliveryQueued = false;
    QObject m_context; ///< context of the queued delivery
    QTimer m_timer;
    SocketWatcher m_sockets{[this](qintptr socket, SocketWatcher::Ready ready) {
        perform(static_cast<curl_socket_t>(socket),
                ready == SocketWatcher::Ready::Read ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
    }};
};

CurlTransport::CurlTransport(Limits limits) : m_engine(std::make_shared<Engine>(limits)) {}

CurlTransport::~CurlTransport() {
    m_engine->close();
}

Call CurlTransport::send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) {
    const auto id = m_engine->add(std::move(request), std::move(reply));
    return Call([engine = std::weak_ptr(m_engine), id] {
        if (const auto held = engine.lock()) {
            held->cancel(id);
        }
    });
}

} // namespace poolhouse::api
