// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pool_mark_memory.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "ui/platform/preferences.h"

#include <chrono>

namespace poolhouse::ui {

namespace {

QString marksKey() {
    return QStringLiteral("fleet/poolMarks");
}

} // namespace

PoolMarkMemory::PoolMarkMemory(fleet::Store& store, Preferences& preferences, const core::Clock& clock)
    : m_store(store), m_preferences(preferences), m_clock(clock) {
    store.setPoolMarks(fleet::PoolMarks::read(preferences.value(marksKey()).toString().toStdString()));
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::seconds(1));
    connect(&m_soon, &QTimer::timeout, this, &PoolMarkMemory::save);
    connect(&store, &fleet::Store::poolMarksChanged, &m_soon, qOverload<>(&QTimer::start));
}

PoolMarkMemory::~PoolMarkMemory() {
    if (m_soon.isActive()) {
        save();
    }
}

void PoolMarkMemory::save() {
    m_preferences.setValue(marksKey(), QString::fromStdString(m_store.poolMarks().written(m_clock.now())));
}

} // namespace poolhouse::ui
