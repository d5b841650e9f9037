// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/change_feed.h"

#include "models/operations/kinds.h"

#include <QPointer>

#include <algorithm>

namespace poolhouse::operations {

namespace {

bool endedBadly(const Operation& operation) {
    return operation.state == Operation::State::Failed || operation.state == Operation::State::Drifted ||
           operation.state == Operation::State::OutcomeUnknown;
}

bool concernSameTarget(const Operation& one, const Operation& other) {
    return one.cluster == other.cluster && sameTarget(one.change, other.change);
}

} // namespace

ChangeFeed::ChangeFeed(const Engine& operations, QObject* parent) : QObject(parent), m_operations(operations) {
    connect(&operations, &Engine::asked, this, &ChangeFeed::ask);
    connect(&operations, &Engine::changed, this, [this](const QString& id) {
        if (const auto* operation = m_operations.find(id.toStdString());
            operation != nullptr && !operation->finished()) {
            const auto cluster = operation->cluster; // slots may change the engine's list
            Q_EMIT changed(cluster);
        }
    });
    connect(&operations, &Engine::finished, this, &ChangeFeed::end);
    connect(&operations, &Engine::reopened, this, &ChangeFeed::startAnew);
    startAnew();
}

std::vector<const Operation*> ChangeFeed::all() const {
    std::vector<const Operation*> found;
    for (const auto& id : m_shown) {
        if (const auto* operation = m_operations.find(id)) {
            found.push_back(operation);
        }
    }
    return found;
}

std::vector<const Operation*> ChangeFeed::of(const core::ClusterId& cluster) const {
    auto found = all();
    std::erase_if(found, [&cluster](const auto* operation) { return operation->cluster != cluster; });
    return found;
}

const Operation* ChangeFeed::ofPool(const core::ClusterId& cluster, const std::string& pool) const {
    const Operation* queued = nullptr;
    const Operation* ended = nullptr;
    for (const auto* operation : of(cluster)) {
        if (!isOfPool(operation->change, pool)) {
            continue;
        }
        if (operation->inFlight()) {
            return operation;
        }
        if (operation->finished()) {
            ended = operation;
        } else if (queued == nullptr) {
            queued = operation;
        }
    }
    return queued != nullptr ? queued : ended;
}

bool ChangeFeed::changing(const core::ClusterId& cluster) const {
    const auto shown = of(cluster);
    return std::any_of(shown.begin(), shown.end(), [](const auto* operation) { return !operation->finished(); });
}

void ChangeFeed::dismiss(const std::string& id) {
    const auto* operation = m_operations.find(id);
    if (operation == nullptr || !operation->finished()) {
        return;
    }
    const auto cluster = operation->cluster;
    forget(id);
    Q_EMIT changed(cluster);
}

void ChangeFeed::ask(const QString& id) {
    const auto* asked = m_operations.find(id.toStdString());
    if (asked == nullptr || asked->finished()) {
        return;
    }
    // a new change of a pool or an attachment replaces its last one
    std::erase_if(m_shown, [&](const std::string& shown) {
        const auto* operation = m_operations.find(shown);
        return operation == nullptr || (operation->finished() && concernSameTarget(*operation, *asked));
    });
    if (std::find(m_shown.begin(), m_shown.end(), asked->id) == m_shown.end()) {
        m_shown.push_back(asked->id);
    }
    const auto cluster = asked->cluster;
    Q_EMIT changed(cluster);
}

void ChangeFeed::end(const QString& id) {
    const auto* operation = m_operations.find(id.toStdString());
    if (operation == nullptr) {
        return;
    }
    if (!endedBadly(*operation)) {
        forget(operation->id);
    }
    const auto cluster = operation->cluster;
    Q_EMIT changed(cluster);
}

/// What finished under another account, or before this start, is shown in Activity only.
void ChangeFeed::startAnew() {
    std::vector<core::ClusterId> touched;
    for (const auto* operation : all()) {
        touched.push_back(operation->cluster);
    }
    m_shown.clear();
    for (const auto& operation : m_operations.all()) {
        if (!operation.finished()) {
            m_shown.push_back(operation.id);
            touched.push_back(operation.cluster);
        }
    }
    const QPointer<ChangeFeed> alive(this);
    for (const auto& cluster : touched) {
        if (!alive) {
            return;
        }
        Q_EMIT changed(cluster);
    }
}

void ChangeFeed::forget(const std::string& id) {
    std::erase(m_shown, id);
}

} // namespace poolhouse::operations
