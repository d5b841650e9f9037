// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/core/capacity.h"
#include "models/core/cost.h"

#include <QByteArrayView>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace poolhouse;
using namespace poolhouse::api;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

template <class T> void check(const ApiResult<T>& result) {
    using Kind = ApiError::Kind;
    if (!result) {
        const Kind kind = result.error().kind;
        require(kind == Kind::WrongType || kind == Kind::NotJson || kind == Kind::CutOff);
        require((kind == Kind::WrongType) == !result.error().expected.empty());
    }
}

/// What a cluster has beside its pools.
void readArea(unsigned which, QByteArrayView body) {
    switch (which % 7) {
    case 0:
        check(codec::readCredentials(body));
        check(codec::readConnection(body));
        break;
    case 1: check(codec::readQuotas(body)); break;
    case 2: check(codec::readMaintenance(body)); break;
    case 3: {
        const auto settings = codec::readSettings(body);
        check(settings);
        for (const auto& each : settings ? settings.value().items : std::vector<core::Setting>()) {
            require(!each.name.empty());
            (void)core::settingStanding(each);
        }
        break;
    }
    case 5: check(codec::readClassicDatabases(body)); break;
    case 6: {
        const auto answer = codec::readMigration(body);
        check(answer);
        require(!answer || (answer.value().migration && !answer.value().migration->id.empty() &&
                            !answer.value().migration->state.text.empty()));
        break;
    }
    default: {
        const auto maintenances = codec::readMaintenances(body);
        check(maintenances);
        for (const auto& each : maintenances ? maintenances.value().items : std::vector<core::Maintenance>()) {
            const auto window = each.window;
            require(!window || core::parseWindow(core::formatWindow(*window) + " UTC") == window);
        }
    }
    }
}

} // namespace

/// The first byte selects the reader, the rest is the body. Decoded values must also be safe to compute with.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const QByteArrayView body(data + 1, static_cast<qsizetype>(size - 1));
    if (data[0] >= 'a' && data[0] <= 'z') {
        readArea(data[0] - 'a', body);
        return 0;
    }
    switch (data[0] % 11) {
    case 0: check(codec::readAccount(body)); break;
    case 1: check(codec::readRequestsLeft(body)); break;
    case 2: check(codec::readApps(body)); break;
    case 3: check(codec::readClusters(body)); break;
    case 4: check(codec::readAttachments(body)); break;
    case 5: check(codec::readLevels(body)); break;
    case 6: check(codec::readPricing(body)); break;
    case 7: check(codec::readWaitStatus(body)); break;
    case 10: {
        const auto formation = codec::readFormation(body);
        check(formation);
        for (const auto& type : formation ? formation.value() : std::vector<core::ProcessType>()) {
            require(!type.type.empty() && type.dynos >= 0);
        }
        break;
    }
    case 8: (void)codec::readErrorBody(body); break;
    default: {
        const auto info = codec::readInfo(body);
        check(info);
        if (info) {
            const auto cost = core::estimateCost(info.value(), nullptr);
            require(cost.known.cents >= 0);
            (void)core::clusterCapacity(info.value(), {});
        }
    }
    }
    return 0;
}
