// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/attachment_index.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace poolhouse;
using fleet::AttachmentIndex;

namespace {

core::ClusterSummary indexedOne() {
    return test::summary("one", "example-app");
}

core::ClusterSummary indexedOther() {
    return test::summary("other", "example-app");
}

std::vector<std::string> indexedNames(const AttachmentIndex& index, const core::ClusterSummary& cluster) {
    std::vector<std::string> names;
    for (const auto& attachment : index.of(cluster.id)) {
        names.push_back(attachment.app.name + "/" + attachment.name);
    }
    return names;
}

std::vector<core::Attachment> threeAttachments() {
    return {test::attachment("READS", "worker-app", indexedOne(), "leader"),
            test::attachment("DATABASE", "worker-app", indexedOne(), "leader"),
            test::attachment("OTHER", "example-app", indexedOther(), "leader")};
}

} // namespace

class TestAttachmentIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachClusterHasItsOwnInOrder() {
        AttachmentIndex index;
        QVERIFY(index.replaceAll(threeAttachments(), test::at(0), {}));
        QCOMPARE(indexedNames(index, indexedOne()),
                 (std::vector<std::string>{"worker-app/DATABASE", "worker-app/READS"}));
        QCOMPARE(indexedNames(index, indexedOther()), (std::vector<std::string>{"example-app/OTHER"}));
        QVERIFY(index.of({"unknown"}).empty());
    }

    void whatIsNotListedAnyMoreIsGone() {
        AttachmentIndex index;
        (void)index.replaceAll(threeAttachments(), test::at(0), {});
        QVERIFY(!index.replaceAll({threeAttachments().back()}, test::at(10), {}));
        QVERIFY(index.of(indexedOne().id).empty());
        QCOMPARE(indexedNames(index, indexedOther()), (std::vector<std::string>{"example-app/OTHER"}));
        QVERIFY(index.freshness().readAt == test::at(10));
    }

    /// The first list and the one after a failure change what is known, even if they name the same
    /// attachments.
    void aRecoveryIsNews() {
        AttachmentIndex index;
        QVERIFY(!index.freshness().everRead());
        QVERIFY(index.replaceAll({}, test::at(0), {}));
        QVERIFY(!index.replaceAll({}, test::at(10), {}));
        index.fail(test::error(api::ApiError::Kind::Timeout), test::at(20));
        QVERIFY(index.freshness().problem && index.freshness().readAt == test::at(10));
        QVERIFY(index.replaceAll({}, test::at(30), {}));
        QVERIFY(!index.freshness().problem);
    }

    void oneClusterIsReplacedAlone() {
        AttachmentIndex index;
        core::Unreadable odd;
        odd.name = "attachment-1";
        (void)index.replaceAll(threeAttachments(), test::at(0), {odd});
        index.replace(indexedOne().id, {test::attachment("B", "b-app", indexedOne(), "leader"),
                                        test::attachment("A", "a-app", indexedOne(), "leader")});
        QCOMPARE(indexedNames(index, indexedOne()), (std::vector<std::string>{"a-app/A", "b-app/B"}));
        QCOMPARE(indexedNames(index, indexedOther()), (std::vector<std::string>{"example-app/OTHER"}));
        QVERIFY(index.freshness().readAt == test::at(0)); // of the list of all
        QCOMPARE(index.unreadable().size(), std::size_t{1});
        index.replace(indexedOne().id, {});
        QVERIFY(index.of(indexedOne().id).empty());
    }
};

POOLHOUSE_PLAIN_TEST(TestAttachmentIndex)
#include "tst_attachment_index.moc"
