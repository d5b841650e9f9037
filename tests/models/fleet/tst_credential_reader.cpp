// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/credential_reader.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/known_credentials.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using Credentials = core::PartialList<core::Credential>;

namespace {

const core::ClusterId readCluster{"a"};

struct CredentialReaderScene {
    test::Services services;
    core::ManualClock clock{test::morning};
    fleet::CredentialReader reader{services, clock};

    void after(std::chrono::milliseconds time) {
        clock.advance(time);
        reader.tick();
    }
    [[nodiscard]] int waiting() const { return services.credentialLists.waiting(); }
    bool answer(const char* state) {
        return services.credentialLists.answer(Credentials{{test::knownCredential("analyst", false, state)}, {}, 1});
    }
};

} // namespace

class TestCredentialReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Twice as often would cost twice the calls.
    void whatChangesIsReadMoreOften() {
        CredentialReaderScene scene;
        scene.reader.follow(readCluster);
        QVERIFY(scene.answer("active"));
        scene.after(std::chrono::seconds(200));
        QCOMPARE(scene.waiting(), 0);
        scene.after(std::chrono::seconds(100));
        QVERIFY(scene.answer("rotating"));
        scene.after(std::chrono::seconds(9));
        QCOMPARE(scene.waiting(), 0);
        scene.after(std::chrono::seconds(6));
        QVERIFY(scene.answer("active"));
        scene.after(std::chrono::seconds(60));
        QCOMPARE(scene.waiting(), 0);
    }
    /// A dialog of another cluster than the one whose tab is in front.
    void aDemandIsReadBesideTheClusterInView() {
        CredentialReaderScene scene;
        const core::ClusterId other{"b"};
        scene.reader.follow(readCluster);
        scene.reader.demand(other);
        QCOMPARE(scene.services.credentialLists.pending(), (std::vector<std::string>{"a", "b"}));
        scene.reader.follow({}); // takes back what it asked for itself
        QCOMPARE(scene.services.credentialLists.pending(), std::vector<std::string>{"b"});
        QVERIFY(scene.answer("active"));
        QCOMPARE(scene.reader.record(other)->credentials->size(), std::size_t{1});
        QVERIFY(!scene.reader.record(readCluster)->credentials);
        scene.reader.forget();
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.waiting(), 0);
    }

    void aFailureKeepsWhatWasRead() {
        CredentialReaderScene scene;
        scene.reader.follow(readCluster);
        QVERIFY(scene.answer("active"));
        scene.reader.refresh();
        QVERIFY(scene.services.credentialLists.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        QVERIFY(scene.reader.record(readCluster)->freshness.problem);
        QCOMPARE(scene.reader.record(readCluster)->credentials->size(), std::size_t{1});
        scene.reader.forget();
        QVERIFY(scene.reader.record(readCluster) == nullptr);
    }
};

POOLHOUSE_CORE_APP_TEST(TestCredentialReader)
#include "tst_credential_reader.moc"
