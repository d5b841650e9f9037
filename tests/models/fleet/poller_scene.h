// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"

#include <QSignalSpy>

#include <algorithm>
#include <string>
#include <vector>

namespace poolhouse::test {

/// A poller among fakes, at a time that stands still until moved.
struct PollerScene {
    explicit PollerScene(int clusters = 3) {
        for (int i = 0; i < clusters; ++i) {
            const auto number = std::to_string(1000 + i);
            fleet.push_back(summary("c" + number, "app"));
        }
        poller.start();
    }

    void answerLists() {
        services.clusterLists.answer(fleet);
        services.appLists.answer(std::vector<core::App>{app("app")});
        services.attachmentLists.answer(std::vector<core::Attachment>{});
    }
    void answerCatalog() {
        services.levelLists.answer(catalog());
        services.priceLists.answer(prices());
    }
    [[nodiscard]] core::ClusterInfo infoOf(const std::string& id, const char* status = "available") const {
        const auto summary =
            std::find_if(fleet.begin(), fleet.end(), [&id](const auto& s) { return s.id.value == id; });
        auto info = test::info(*summary, {pool("leader", "8G-Performance", 2, 100)});
        info.status = word(core::clusterStatusWords(), status);
        return info;
    }
    int answerInfos() {
        int answered = 0;
        while (services.infos.waiting() > 0) {
            const auto id = services.infos.pending().front();
            services.infos.answer(infoOf(id), id);
            ++answered;
        }
        return answered;
    }
    void load() {
        services.accounts.answer(api::Account{"1", "ada@example.com", false});
        answerLists();
        answerCatalog();
        answerInfos();
    }
    void pass(std::chrono::milliseconds time) {
        clock.advance(time);
        poller.tick();
    }
    [[nodiscard]] core::ClusterId id(std::size_t i) const { return fleet[i].id; }
    [[nodiscard]] int count(const std::string& what) const {
        return static_cast<int>(std::count(services.log.begin(), services.log.end(), what));
    }

    core::ManualClock clock{morning};
    Services services;
    api::SessionMonitor monitor;
    poolhouse::fleet::Store store;
    std::vector<core::ClusterSummary> fleet;
    poolhouse::fleet::Poller poller{
        {services, services, services, services, monitor}, store, clock, nullptr, [] { return 0.0; }};
    QSignalSpy loaded{&poller, &poolhouse::fleet::Poller::firstLoadFinished};
};

} // namespace poolhouse::test
