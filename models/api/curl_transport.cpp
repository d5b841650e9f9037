// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/curl_transport.h"

#include "models/api/answer.h"
#include "models/api/curl_job.h"
#include "models/api/socket_watcher.h"

#include <QMetaObject>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace poolhouse::api {

namespace {

QString systemBundle() {
    const char* const path = curl_version_info(CURLVERSION_NOW)->cainfo;
    return QString::fromLocal8Bit(path != nullptr ? path : "");
}

} // namespace

/// Never re-enters libcurl from its callbacks: those only touch timers, notifiers and buffers.
class CurlTransport::Engine : public std::enable_shared_from_this<Engine> {
public:
    Engine(Limits limits, const Authorities& authorities)
        : m_limits(limits),
          m_certificates(withSystemAuthorities(authorities, systemBundle())),
          m_unusable(authorities.unusable) {
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
        curl_multi_cleanup(std::exchange(m_multi, nullptr));
        m_timer.stop();
        m_sockets.clear();
        curl_global_cleanup();
    }

    std::uint64_t add(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) {
        const auto id = ++m_lastId;
        CurlJob& job = m_jobs[id];
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

    void start(std::uint64_t id, CurlJob& job) {
        job.easy = curl_easy_init();
        setUpExchange(job, m_limits, m_certificates);
        attach(id, job);
    }

    void fetchCertificates(std::uint64_t id, CurlJob& job) {
        job.easy = curl_easy_init();
        setUpCertificateFetch(job, m_limits);
        attach(id, job);
    }

    void attach(std::uint64_t id, CurlJob& job) {
        m_idOf[job.easy] = id;
        ++m_running;
        if (const auto code = curl_multi_add_handle(m_multi, job.easy); code != CURLM_OK) {
            release(job);
            finish(id, ApiError::Kind::Unreachable, curl_multi_strerror(code));
        }
    }

    /// Detaches the job from libcurl, in any state.
    void release(CurlJob& job) {
        if (job.easy == nullptr) {
            return;
        }
        curl_multi_remove_handle(m_multi, job.easy);
        m_idOf.erase(job.easy);
        curl_easy_cleanup(std::exchange(job.easy, nullptr)); // never reused: its buffers hold the last request
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
        CurlJob& job = m_jobs.at(id);
        if (job.error) { // refused before; this was to explain it
            explainWithCertificates(job);
            release(job);
            finish(id);
            return;
        }
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
        job.error = errorOf(code, job);
        release(job);
        if (code != CURLE_PEER_FAILED_VERIFICATION) {
            finish(id);
            return;
        }
        for (const auto& place : m_unusable) {
            job.error->detail += "\nauthorities: " + place;
        }
        fetchCertificates(id, job);
    }

    void finish(std::uint64_t id, ApiError::Kind kind, std::string detail) {
        CurlJob& job = m_jobs.at(id);
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
            CurlJob job = std::move(at->second);
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
    const QByteArray m_certificates; ///< of all authorities; empty: the system's alone
    const std::vector<std::string> m_unusable;
    CURLM* m_multi = nullptr;
    std::uint64_t m_lastId = 0;
    std::map<std::uint64_t, CurlJob> m_jobs; ///< without a reply yet; a map keeps addresses stable
    std::deque<std::uint64_t> m_waiting;     ///< not started; may contain cancelled jobs
    std::deque<std::uint64_t> m_finished;    ///< to be delivered; may contain cancelled jobs
    std::unordered_map<CURL*, std::uint64_t> m_idOf;
    int m_running = 0;
    bool m_deliveryQueued = false;
    QObject m_context; ///< context of the queued delivery
    QTimer m_timer;
    SocketWatcher m_sockets{[this](qintptr socket, SocketWatcher::Ready ready) {
        perform(static_cast<curl_socket_t>(socket),
                ready == SocketWatcher::Ready::Read ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
    }};
};

CurlTransport::CurlTransport(Limits limits, const Authorities& authorities)
    : m_engine(std::make_shared<Engine>(limits, authorities)) {}

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
