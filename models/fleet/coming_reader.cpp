// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/coming_reader.h"

#include "models/core/clock.h"
#include "models/fleet/area_reader.h"
#include "models/fleet/store.h"

#include <QTimer>

#include <algorithm>
#include <set>
#include <utility>

namespace poolhouse::fleet {

namespace {

/// In the order of the store.
std::vector<core::App> appsWithClusters(const Store& store) {
    std::vector<core::App> apps;
    std::set<core::AppId> known;
    for (const auto& id : store.clusterIds()) {
        const auto& app = store.cluster(id)->summary.app;
        if (!app.id.empty() && known.insert(app.id).second) {
            apps.push_back(app);
        }
    }
    return apps;
}

} // namespace

ComingReader::ComingReader(api::MaintenanceService& service, const Store& store, const core::Clock& clock,
                           std::function<bool()> mayAsk, QObject* parent)
    : QObject(parent), m_service(service), m_store(store), m_clock(clock), m_mayAsk(std::move(mayAsk)) {
    auto* timer = new QTimer(this);
    timer->setInterval(AreaReader::tickInterval);
    connect(timer, &QTimer::timeout, this, &ComingReader::tick);
    timer->start();
    connect(&store, &Store::fleetChanged, this, [this] {
        dropLost();
        tick();
        Q_EMIT changed();
    });
}

std::chrono::milliseconds ComingReader::paceOf(std::size_t apps) {
    return std::max<std::chrono::milliseconds>(AreaReader::quietInterval, apps * leastPerApp);
}

std::vector<ComingRecord> ComingReader::records() const {
    std::vector<ComingRecord> records;
    for (const auto& app : appsWithClusters(m_store)) {
        const auto known = m_readings.find(app.id);
        records.push_back(known == m_readings.end() ? ComingRecord() : known->second.record);
        records.back().app = app;
    }
    return records;
}

void ComingReader::follow(bool inFront) {
    if (m_inFront == inFront) {
        return;
    }
    m_inFront = inFront;
    if (!inFront) {
        stopReading();
    }
    tick();
}

void ComingReader::refresh() {
    if (!m_inFront) {
        return;
    }
    for (auto& [app, reading] : m_readings) {
        if (app != m_reading) {
            reading.askedAt.reset();
        }
    }
    tick();
}

void ComingReader::demand(const core::ClusterId& cluster) {
    const auto* known = m_store.cluster(cluster);
    const auto reading = known != nullptr ? m_readings.find(known->summary.app.id) : m_readings.end();
    if (reading != m_readings.end()) {
        if (m_reading == reading->first) {
            stopReading(); // its answer may be older than the change
        }
        reading->second.askedAt.reset();
        tick();
    }
}

bool ComingReader::isHeld() const {
    return m_inFront && m_mayAsk && !m_mayAsk();
}

void ComingReader::forget() {
    m_inFront = false;
    m_reading.reset();
    m_call.cancel();
    m_readings.clear();
}

void ComingReader::stopReading() {
    m_call.cancel();
    if (m_reading) {
        auto& reading = m_readings[*std::exchange(m_reading, std::nullopt)];
        reading.record.freshness.loading = false;
        reading.askedAt.reset();
    }
}

void ComingReader::dropLost() {
    std::set<core::AppId> kept;
    for (const auto& app : appsWithClusters(m_store)) {
        kept.insert(app.id);
    }
    if (m_reading && !kept.contains(*m_reading)) {
        stopReading();
    }
    std::erase_if(m_readings, [&kept](const auto& each) { return !kept.contains(each.first); });
}

bool ComingReader::isDue(const core::AppId& app, std::size_t apps) const {
    const auto known = m_readings.find(app);
    if (known == m_readings.end() || !known->second.askedAt) {
        return true;
    }
    const auto pause = AreaReader::pauseAfterFailure(known->second.record.freshness).value_or(paceOf(apps));
    return m_clock.now() - *known->second.askedAt >= pause;
}

/// The first of all is asked for in any case: offline, its answer says so. Of those that are due, the one that has
/// waited longest: apps that fail again and again keep none from being read.
void ComingReader::tick() {
    if (!m_inFront || m_reading || (isHeld() && !m_readings.empty())) {
        return;
    }
    auto apps = appsWithClusters(m_store);
    const auto count = apps.size();
    std::erase_if(apps, [this, count](const core::App& app) { return !isDue(app.id, count); });
    const auto askedAt = [this](const core::App& app) {
        const auto known = m_readings.find(app.id);
        return known == m_readings.end() ? std::optional<core::Instant>() : known->second.askedAt;
    };
    const auto next = std::min_element(apps.begin(), apps.end(), [&](const core::App& one, const core::App& other) {
        return askedAt(one) < askedAt(other);
    });
    if (next != apps.end()) {
        read(*next);
    }
}

void ComingReader::read(const core::App& app) {
    auto& reading = m_readings[app.id];
    reading.askedAt = m_clock.now();
    reading.record.freshness.loading = true;
    m_reading = app.id;
    m_call = m_service.maintenancesOfApp(app.id, [this, id = app.id](auto answer) { onAnswer(id, std::move(answer)); });
    Q_EMIT changed();
}

void ComingReader::onAnswer(const core::AppId& app, api::ApiResult<core::PartialList<core::Maintenance>> answer) {
    m_reading.reset();
    auto& record = m_readings[app].record;
    if (answer) {
        auto value = std::move(answer).value();
        noteRead(record.freshness, m_clock.now());
        record.maintenances = std::move(value.items);
        record.unreadable = std::move(value.unreadable);
    } else {
        noteFailure(record.freshness, answer.error(), m_clock.now());
        if (api::concernsAccount(answer.error())) {
            failDue(answer.error());
        }
    }
    Q_EMIT changed();
    tick();
}

/// They would fail alike. Others are due later and report their own failure.
void ComingReader::failDue(const api::ApiError& error) {
    const auto apps = appsWithClusters(m_store);
    const auto now = m_clock.now();
    for (const auto& app : apps) {
        if (isDue(app.id, apps.size())) {
            auto& reading = m_readings[app.id];
            reading.askedAt = now;
            noteFailure(reading.record.freshness, error, now);
        }
    }
}

} // namespace poolhouse::fleet
