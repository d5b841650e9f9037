// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/poller.h"

#include <vector>

namespace poolhouse::test {

/// Services that never answer; they only write down what was asked. For windows whose store is filled by hand.
class StillServices final : public api::AccountService,
                            public api::FleetService,
                            public api::ClusterService,
                            public api::CatalogService {
public:
    api::Call account(api::Reply<api::Account>) override { return noted(); }
    api::Call requestsLeft(api::Reply<int>) override { return noted(); }
    api::Call apps(api::Reply<std::vector<core::App>>) override {
        ++lists;
        return noted();
    }
    api::Call clusters(api::Reply<std::vector<core::ClusterSummary>>) override { return noted(); }
    api::Call attachments(api::Reply<std::vector<core::Attachment>>) override { return noted(); }
    api::Call info(const core::ClusterId& cluster, api::Reply<core::ClusterInfo>) override {
        infos.push_back(cluster);
        return noted();
    }
    api::Call waitStatus(const core::ClusterId&, api::Reply<core::WaitStatus>) override { return noted(); }
    api::Call levels(api::Reply<core::Catalog>) override { return noted(); }
    api::Call pricing(api::Reply<core::PriceList>) override { return noted(); }

    [[nodiscard]] models::PollerServices services() { return {*this, *this, *this, *this, monitor}; }

    int asked = 0;
    int lists = 0;
    std::vector<core::ClusterId> infos;
    api::SessionMonitor monitor;

private:
    api::Call noted() {
        ++asked;
        return api::Call([] {});
    }
};

} // namespace poolhouse::test
