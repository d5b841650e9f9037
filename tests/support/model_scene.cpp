// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/model_scene.h"

#include <QtTest>

namespace poolhouse::test {

ModelScene::ModelScene() = default;

ModelScene::~ModelScene() = default;

void ModelScene::load() {
    session.connectSandbox();
    operations.open(QStringLiteral("sandbox"));
    fillStore(store, clock.now());
}

void ModelScene::answerAll() {
    session.connectSandbox();
    operations.open(QStringLiteral("sandbox"));
    monitor.reportRequestsLeft(4472);
    poller.start();
    QTRY_VERIFY2(!answerOnce() && !poller.busy(), "the poller does not come to rest");
}

bool ModelScene::answerOnce() {
    bool answered = services.accounts.answer(api::Account{"account", "ada@example.com", false});
    answered |= services.limits.answer(4472);
    answered |= services.appLists.answer(sampleApps());
    answered |= services.clusterLists.answer(sampleSummaries());
    answered |= services.attachmentLists.answer(sampleAttachments());
    answered |= services.levelLists.answer(sampleCatalog());
    answered |= services.priceLists.answer(samplePrices());
    for (const std::string& id : services.infos.pending()) {
        answered |= services.infos.answer(sampleInfo(id.substr(std::string("id-").size())), id);
    }
    return answered;
}

} // namespace poolhouse::test
