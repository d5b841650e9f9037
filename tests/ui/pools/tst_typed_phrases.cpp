// SPDX-License-Identifier: GPL-3.0-or-later
// A phrase that was typed confirms what stood there then, and nothing that an answer put in its place.
#include "models/fleet/maintenance_reader.h"
#include "models/fleet/quota_reader.h"
#include "models/fleet/setting_reader.h"
#include "tests/support/planned_maintenance.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/apps/switch_dialog.h"
#include "ui/cluster/credential_dialog.h"
#include "ui/cluster/maintenance_dialog.h"
#include "ui/cluster/quota_dialog.h"
#include "ui/cluster/settings_dialog.h"
#include "ui/cluster/upgrade_dialog.h"
#include "ui/pools/destroy_pool_dialog.h"
#include "ui/pools/warning_list.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <memory>
#include <optional>

using namespace poolhouse;
using test::part;

namespace {

std::optional<operations::Refusal> nothingRefused(const core::Change& /*change*/) {
    return std::nullopt;
}

struct PhraseScene : test::ChangeScene {
    test::Services services;
    std::unique_ptr<ui::ConfirmDialog> dialog;

    void show(ui::ConfirmDialog* shown) {
        dialog.reset(shown);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
    }
    [[nodiscard]] QLineEdit& field() const { return *part<QLineEdit>(*dialog, "phraseField"); }
    [[nodiscard]] bool canAsk() const { return part<QPushButton>(*dialog, "askButton")->isEnabled(); }
    [[nodiscard]] QString warned() const {
        QStringList all;
        for (const auto* label : part<ui::WarningList>(*dialog, "warningList")->findChildren<QLabel*>()) {
            all << label->text();
        }
        return all.join(QLatin1Char('\n'));
    }
    void type(const char* phrase = "example-app/postgresql-rectangular-12345") const {
        field().setText(QString::fromLatin1(phrase));
        QVERIFY2(canAsk(), qPrintable(part<QPushButton>(*dialog, "askButton")->toolTip()));
    }
    void expectDropped() const {
        QCOMPARE(field().text(), QString());
        QVERIFY(!canAsk());
        field().undo();
        QCOMPARE(field().text(), QString());
    }
};

core::Quota storageQuota(double critical) {
    core::Quota quota;
    quota.type = "storage";
    quota.currentGb = 150;
    quota.warningGb = 100;
    quota.criticalGb = critical;
    quota.action = core::readEnum(core::enforcementActionWords(), "notify");
    return quota;
}

} // namespace

class TestTypedPhrases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anUpgradeFromAnotherVersion();
    void anotherMaintenance();
    void otherCredentials();
    void anotherQuota();
    void otherSettings();
    void otherAttachments();
    void anotherAppOfAPool();
};

/// The newest one is another one then.
void TestTypedPhrases::anUpgradeFromAnotherVersion() {
    PhraseScene scene;
    scene.read([](core::ClusterInfo& info) { info.version = "16.9"; });
    scene.show(new ui::UpgradeDialog(scene.store, scene.clock, scene.cluster, nothingRefused));
    scene.type();
    scene.setCount("web-reads", 5); // no part of it
    QVERIFY(scene.canAsk());
    scene.read([](core::ClusterInfo& info) { info.version = "17.5"; });
    scene.expectDropped();
    QVERIFY2(scene.warned().contains(QStringLiteral("The version of PostgreSQL changed")), qPrintable(scene.warned()));
    scene.type();
}

void TestTypedPhrases::anotherMaintenance() {
    PhraseScene scene;
    fleet::MaintenanceReader reader(scene.services, scene.clock);
    reader.follow(scene.cluster);
    auto planned = test::plannedMaintenance();
    QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{planned, {}}));
    QVERIFY(scene.services.maintenanceHistories.answer(core::PartialList<core::Maintenance>{}));
    scene.show(new ui::MaintenanceDialog(scene.store, scene.clock, reader, scene.cluster,
                                         core::ChangeKind::RunMaintenance, nothingRefused));
    scene.type();
    reader.refresh();
    QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{planned, {}}));
    QVERIFY(scene.services.maintenanceHistories.answer(core::PartialList<core::Maintenance>{}));
    QVERIFY(scene.canAsk()); // the same one
    reader.refresh();
    *planned.scheduledFor += std::chrono::hours(24 * 7);
    QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{planned, {}}));
    scene.expectDropped();
    QVERIFY2(scene.warned().contains(QStringLiteral("The maintenance changed")), qPrintable(scene.warned()));
}

void TestTypedPhrases::otherCredentials() {
    PhraseScene scene;
    scene.credentials.follow(scene.cluster);
    scene.answerCredentials({test::credentialOf("reports")});
    scene.show(new ui::CredentialDialog(scene.store, scene.clock, scene.credentials, scene.cluster,
                                        {core::ChangeKind::DestroyCredential, "reports", false, {}}, nothingRefused));
    scene.type("example-app/reports");
    scene.credentials.refresh();
    auto another = test::credentialOf("reports"); // of the same name
    another.id = {"made-again"};
    scene.answerCredentials({another});
    scene.expectDropped();
    QVERIFY2(scene.warned().contains(QStringLiteral("The credentials have changed since they were last loaded")),
             qPrintable(scene.warned()));
}

void TestTypedPhrases::anotherQuota() {
    PhraseScene scene;
    fleet::QuotaReader reader(scene.services, scene.clock);
    reader.follow(scene.cluster);
    const auto answered = [&scene](double critical) {
        return scene.services.quotaLists.answer(core::PartialList<core::Quota>{{storageQuota(critical)}, {}, 1});
    };
    QVERIFY(answered(200));
    auto* dialog = new ui::QuotaDialog(scene.store, scene.clock, reader, scene.cluster, "storage", nothingRefused);
    scene.show(dialog);
    auto terms = core::termsOf(storageQuota(120));
    terms.action = core::readEnum(core::enforcementActionWords(), "restrict");
    dialog->setTerms(terms);
    scene.type();
    reader.refresh();
    QVERIFY(answered(300));
    scene.expectDropped();
    scene.type();
    dialog->setTerms(terms); // as undoing another change does
    scene.expectDropped();
}

/// The dialog is open while others are chosen in the tab behind it.
void TestTypedPhrases::otherSettings() {
    PhraseScene scene;
    core::Setting setting;
    setting.name = "max_connections";
    setting.value = 100.0;
    setting.defaultValue = 100.0;
    setting.needsRestart = true;
    fleet::SettingReader reader(scene.services, scene.clock);
    auto* dialog = new ui::SettingsDialog(scene.store, scene.clock, reader, scene.cluster, nothingRefused);
    scene.show(dialog);
    QVERIFY(scene.services.settingLists.answer(core::PartialList<core::Setting>{{setting}, {}, 1}));
    const core::ChangedSettings wanted{{core::changedSetting(setting, "200")}};
    dialog->setWanted(wanted);
    scene.type();
    dialog->setWanted(wanted);
    QVERIFY(scene.canAsk());
    dialog->setWanted({{core::changedSetting(setting, "300")}});
    scene.expectDropped();
}

/// One more app would be switched over.
void TestTypedPhrases::otherAttachments() {
    PhraseScene scene;
    scene.cluster = test::sample::horizontal;
    scene.read([](core::ClusterInfo& info) { info.forkedFrom = "postgresql-rectangular-12345"; });
    const auto refusal = [](const core::ClusterId& /*cluster*/, const core::Change& change) {
        return nothingRefused(change);
    };
    scene.show(new ui::SwitchDialog(scene.store, scene.clock, scene.cluster, scene.credentials, refusal));
    scene.answerCredentials({test::credentialOf("u2", "owner")});
    scene.answerCredentials({test::credentialOf("u1", "owner"), test::credentialOf("reporting")});
    scene.type();
    auto attachments = test::sampleAttachments();
    std::reverse(attachments.begin(), attachments.end());
    scene.store.applyAttachments(attachments, scene.clock.now());
    QVERIFY(scene.canAsk());
    auto added = attachments.front();
    added.id = {"attachment-added"};
    added.name = "REPORTS";
    attachments.push_back(added);
    scene.store.applyAttachments(attachments, scene.clock.now());
    scene.expectDropped();
    QVERIFY2(scene.warned().contains(QStringLiteral("The attachments of postgresql-rectangular-12345 changed")),
             qPrintable(scene.warned()));
}

/// One more endpoint would stop working.
void TestTypedPhrases::anotherAppOfAPool() {
    PhraseScene scene;
    scene.show(new ui::DestroyPoolDialog(scene.store, scene.clock, scene.cluster, "web-reads"));
    scene.type("example-app/web-reads");
    auto attachments = scene.store.cluster(scene.cluster)->attachments;
    QVERIFY(!attachments.empty());
    auto added = attachments.front();
    added.id = {"attachment-added"};
    added.name = "REPORTS";
    added.target.pool = "web-reads";
    attachments.push_back(added);
    scene.store.applyAttachments(scene.cluster, attachments);
    scene.expectDropped();
    QVERIFY2(scene.warned().contains(QStringLiteral("The attachments of web-reads changed")),
             qPrintable(scene.warned()));
}

POOLHOUSE_WIDGET_TEST(TestTypedPhrases)
#include "tst_typed_phrases.moc"
