// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/setting_reader.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::SettingReader;
using Settings = core::PartialList<core::Setting>;

namespace {

const core::ClusterId shopCluster{"a"};
const core::ClusterId otherCluster{"b"};

struct SettingScene {
    test::Services services;
    core::ManualClock clock{test::morning};
    bool mayAsk = true;
    SettingReader reader{services, clock, [this] { return mayAsk; }};

    void after(std::chrono::milliseconds time) {
        clock.advance(time);
        reader.tick();
    }
    [[nodiscard]] int waiting() const { return services.settingLists.waiting(); }
    bool answer(const char* value) {
        return services.settingLists.answer(Settings{{{"log_statement", std::string(value), {}, false}}, {}, 1});
    }
};

} // namespace

class TestSettingReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyTheClusterInViewIsRead() {
        SettingScene scene;
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
        scene.reader.follow(shopCluster);
        QCOMPARE(scene.services.settingLists.pending(), std::vector<std::string>{"a"});
        scene.reader.follow(otherCluster);
        QCOMPARE(scene.services.settingLists.pending(), std::vector<std::string>{"b"}); // the other is not waited for
        QVERIFY(scene.answer("all"));
        QVERIFY(!scene.reader.record(shopCluster)->settings);
        QCOMPARE(scene.reader.record(otherCluster)->settings->size(), std::size_t(1));
        scene.reader.follow({});
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }

    void readAgainAfterFiveMinutesAndWhenAsked() {
        SettingScene scene;
        scene.reader.follow(shopCluster);
        QVERIFY(scene.answer("ddl"));
        scene.after(std::chrono::seconds(299));
        QCOMPARE(scene.waiting(), 0);
        scene.after(std::chrono::seconds(1));
        QVERIFY(scene.answer("all"));
        QCOMPARE(core::spelled(scene.reader.record(shopCluster)->settings->front().value), std::string("all"));
        scene.reader.refresh();
        QCOMPARE(scene.waiting(), 1);
        QVERIFY(scene.answer("all"));
        scene.mayAsk = false; // offline, or hidden
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }

    void aFailureKeepsWhatWasRead() {
        SettingScene scene;
        scene.reader.follow(shopCluster);
        QVERIFY(scene.answer("ddl"));
        scene.after(std::chrono::minutes(5));
        QVERIFY(scene.services.settingLists.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        const auto* record = scene.reader.record(shopCluster);
        QVERIFY(record->freshness.problem && record->settings);
        QCOMPARE(record->freshness.readAt, std::optional(test::morning));
        scene.after(std::chrono::seconds(59));
        QCOMPARE(scene.waiting(), 0);
        scene.after(std::chrono::seconds(1));
        QVERIFY(scene.answer("all"));
        QVERIFY(!scene.reader.record(shopCluster)->freshness.problem);
    }

    void anotherAccountHasNothing() {
        SettingScene scene;
        scene.reader.follow(shopCluster);
        scene.reader.forget();
        QCOMPARE(scene.waiting(), 0);
        QVERIFY(scene.reader.record(shopCluster) == nullptr);
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }
};

POOLHOUSE_CORE_APP_TEST(TestSettingReader)
#include "tst_setting_reader.moc"
