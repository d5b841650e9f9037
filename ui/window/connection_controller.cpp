// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/connection_controller.h"

#include "models/core/clock.h"
#include "models/text/connection_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "ui/cluster/connection_card.h"
#include "ui/platform/desktop.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolhouse::ui {

ConnectionController::ConnectionController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(dependencies) {
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ConnectionController::tick);
    const auto& card = m_dependencies.card;
    connect(&card, &ConnectionCard::revealRequested, this, &ConnectionController::reveal);
    connect(&card, &ConnectionCard::concealed, this, &ConnectionController::forget);
    connect(&card, &ConnectionCard::copyRequested, this, &ConnectionController::copy);
    connect(&m_dependencies.reader, &fleet::AreaReader::changed, this, &ConnectionController::onListChanged);
}

ConnectionController::~ConnectionController() {
    takeBack();
}

void ConnectionController::reveal(const core::ClusterId& cluster, const std::string& credential) {
    m_cluster = cluster;
    m_credential = credential;
    m_askedAt = m_dependencies.clock.now();
    m_mark.clear();
    m_dependencies.card.showLoading();
    m_call = m_dependencies.reader.connection(
        cluster, credential, [this](const api::ApiResult<api::ConnectionDetails>& answer) { show(answer); });
    m_dependencies.reader.demand(cluster); // an older list may be of the password before
}

void ConnectionController::show(const api::ApiResult<api::ConnectionDetails>& answer) {
    auto& card = m_dependencies.card;
    if (!answer) {
        card.showProblem(
            text::problemText(answer.error(), text::RequestKind::Connection, text::Audience::Form).sentence());
    } else if (!answer.value().usable()) {
        card.showProblem(text::noLogin(answer.value()));
    } else {
        m_shownAt = m_dependencies.clock.now();
        m_timer.start();
        card.showDetails(answer.value());
    }
}

void ConnectionController::copy(const QString& text) {
    m_dependencies.desktop.copySecret(text);
    m_copiedAt = m_dependencies.clock.now();
    m_timer.start();
}

/// A rotation makes what is shown useless.
void ConnectionController::onListChanged(const core::ClusterId& cluster) {
    const auto listed = m_askedAt && cluster == m_cluster ? listedMark() : std::string();
    if (listed.empty() || listed == m_mark) {
        return;
    }
    if (m_mark.empty()) {
        m_mark = listed;
    } else if (m_shownAt) {
        m_dependencies.card.showProblem(
            tr("The password of %1 has changed. Reveal it again.").arg(text::toQString(m_credential)));
    }
}

/// Empty: not known, or not listed since it was asked for.
std::string ConnectionController::listedMark() const {
    const auto* record = m_dependencies.reader.record(m_cluster);
    if (record == nullptr || !record->credentials || record->freshness.readAt < m_askedAt) {
        return {};
    }
    const auto& all = *record->credentials;
    const auto at = std::find_if(all.begin(), all.end(),
                                 [this](const core::Credential& each) { return each.name == m_credential; });
    return at == all.end() ? std::string() : at->mark;
}

void ConnectionController::tick() {
    const auto now = m_dependencies.clock.now();
    if (m_shownAt && now - *m_shownAt >= ConnectionCard::shownFor) {
        m_dependencies.card.hideDetails();
    }
    if (m_copiedAt && now - *m_copiedAt >= ConnectionCard::copiedFor) {
        takeBack();
    }
    if (!m_shownAt && !m_copiedAt) {
        m_timer.stop();
    }
}

void ConnectionController::takeBack() {
    if (std::exchange(m_copiedAt, std::nullopt)) {
        m_dependencies.desktop.takeBackSecret();
        m_dependencies.card.forgetCopy();
    }
}

void ConnectionController::forget() {
    m_call.cancel();
    m_shownAt.reset();
    m_askedAt.reset();
}

} // namespace poolhouse::ui
