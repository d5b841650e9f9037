// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::UpgradeProblem;

namespace {

core::Attachment attachmentIn(const char* app, const char* id = "") {
    core::Attachment attachment;
    attachment.app = {core::AppId{id}, app};
    return attachment;
}

} // namespace

/// What may be done to a cluster as a whole.
class TestClusterChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherApps() {
        const core::App owner{{"id-example"}, "example-app"};
        const std::vector attachments{attachmentIn("shop", "id-shop"), attachmentIn("example-app", "id-example"),
                                      attachmentIn("catalog-api", "id-catalog"), attachmentIn("shop", "id-shop")};
        QVERIFY(core::otherApps(attachments, owner) == (std::vector<std::string>{"catalog-api", "shop"}));
        QVERIFY(core::otherApps({attachmentIn("renamed", "id-example")}, owner).empty());
        QVERIFY(core::otherApps({attachmentIn("example-app")}, owner).empty()); // its id is not known
        QVERIFY(core::otherApps({attachmentIn("shop", "id-shop")}, {{}, "shop"}).empty());
        QVERIFY(core::otherApps({}, owner).empty());
    }
    void unnamedApps() {
        const core::ClusterRemoval removal{{"id-example"}, {"shop"}};
        QVERIFY(core::unnamedApps(removal, {"shop"}).empty());
        QVERIFY(core::unnamedApps(removal, {"catalog-api", "shop"}) == std::vector<std::string>{"catalog-api"});
        QVERIFY(core::unnamedApps({}, {}).empty());
    }
    void poolsAfterwards() {
        const std::vector<core::PoolShape> pools{{core::PoolRole::Leader, "leader", "4G-Performance", 1}};
        QVERIFY(core::applied(pools, test::removalChange({}), {}).value().empty());
        QVERIFY(core::applied(pools, test::upgradeChange("17.5", {}), {}).value() == pools);
    }

    void majorVersions() {
        const std::vector<std::pair<const char*, int>> versions{{"17", 17}, {"17.5", 17}, {"9.6.1", 9}, {"18.10", 18}};
        for (const auto& [version, major] : versions) {
            QCOMPARE(core::majorVersion(version).value_or(0), major);
        }
        for (const auto* none : {"", "x", "17beta1", "17.", "17..5", ".5", "-1", "0", " 17", "17 ", "99999999999"}) {
            QVERIFY2(!core::majorVersion(none), none);
        }
    }
    void upgraded() {
        QVERIFY(core::isUpgraded({"17.5", {}}, "18.1") && core::isUpgraded({"16.9", {}}, "18.1"));
        QVERIFY(!core::isUpgraded({"17.5", {}}, "17.6") && !core::isUpgraded({"17.5", {}}, "16.9"));
        QVERIFY(core::isUpgraded({"17.5", "18"}, "18.1") && core::isUpgraded({"17.5", "18.1"}, "18.2"));
        QVERIFY(!core::isUpgraded({"17.5", "18"}, "19.0") && !core::isUpgraded({"17.5", "18"}, ""));
        QVERIFY(!core::isUpgraded({"", {}}, "18.1"));
    }
    void problems() {
        const auto available = core::readEnum(core::clusterStatusWords(), "available");
        QVERIFY(!core::problemOfUpgrade({"17.5", "18"}, available));
        QVERIFY(!core::problemOfUpgrade({"17.5", {}}, core::readEnum(core::clusterStatusWords(), "resting")));
        QVERIFY(core::problemOfUpgrade({"17.5", "17.9"}, available) == UpgradeProblem::NotHigher);
        QVERIFY(core::problemOfUpgrade({"17.5", "x"}, available) == UpgradeProblem::VersionBad);
        QVERIFY(core::problemOfUpgrade({"", "18"}, available) == UpgradeProblem::VersionUnknown);
        for (const auto& [word, problem] :
             {std::pair("provisioning", UpgradeProblem::Provisioning),
              std::pair("modifying", UpgradeProblem::Modifying), std::pair("migrating", UpgradeProblem::Migrating),
              std::pair("unavailable", UpgradeProblem::Unavailable)}) {
            const auto status = core::readEnum(core::clusterStatusWords(), word);
            QVERIFY(core::problemOfUpgrade({"17.5", "x"}, status) == problem);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestClusterChange)
#include "tst_cluster_change.moc"
