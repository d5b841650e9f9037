// SPDX-License-Identifier: GPL-3.0-or-later
// bench_fleet_load URL IN_FLIGHT [CURL_CONFIGURATION]
//
// Loads the whole fleet of a sandbox like the console: transport, client, poller, store. Prints one line of JSON and
// writes its requests as a configuration file for curl. The token is a dummy: sandboxes accept any UUID.
#include "models/api/curl_transport.h"
#include "models/api/delay.h"
#include "models/api/heroku_client.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/fleet/system_clock.h"
#include "tests/bench/recording_transport.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <cstdio>

using namespace poolhouse;

namespace {

bool writeFile(const QString& name, const QByteArray& content) {
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// Whether everything was read; otherwise prints what is missing to stderr.
bool complete(const fleet::Store& store) {
    const auto totals = store.totals();
    std::fprintf(stderr, "%d clusters, %d read, %d failing\n", totals.clusters, totals.clustersRead,
                 totals.clustersFailing);
    return totals.clusters > 0 && totals.clustersRead == totals.clusters && totals.clustersFailing == 0;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    const int inFlight = words.value(2).toInt();
    if (words.size() < 3 || inFlight < 1) {
        std::fprintf(stderr, "Use: bench_fleet_load URL IN_FLIGHT [CURL_CONFIGURATION]\n");
        return 2;
    }

    QElapsedTimer time;
    time.start();
    api::CurlTransport::Limits limits;
    limits.inFlight = inFlight;
    api::CurlTransport curl(limits);
    bench::RecordingTransport transport(curl);
    api::TimerDelay delay;
    api::SessionMonitor monitor;
    api::HerokuClient client(transport, delay, monitor, api::ApiHosts::forPlatform(QUrl(words[1])),
                             api::Token("01234567-89ab-cdef-0123-456789abcdef"));
    fleet::Store store;
    const fleet::SystemClock clock;
    fleet::Poller poller({client, client, client, client, monitor}, store, clock);

    qint64 loaded = -1;
    QObject::connect(&poller, &fleet::Poller::firstLoadFinished, &application, [&] {
        loaded = time.elapsed();
        QCoreApplication::quit();
    });
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, &poller, &fleet::Poller::tick);
    ticks.start(std::chrono::milliseconds(250));
    QTimer::singleShot(std::chrono::minutes(2), &application, &QCoreApplication::quit);
    poller.start();
    QCoreApplication::exec();

    if (loaded < 0 || !complete(store)) {
        std::fprintf(stderr, "The fleet was not loaded completely. Look at the sandbox's answers.\n");
        return 1;
    }
    if (words.size() > 3 && !writeFile(words[3], transport.curlConfiguration())) {
        std::fprintf(stderr, "%s cannot be written.\n", qPrintable(words[3]));
        return 1;
    }
    std::printf("{\"loaded_ms\":%lld,\"requests\":%d,\"clusters\":%d}\n", static_cast<long long>(loaded),
                transport.requests(), store.totals().clusters);
    return 0;
}
