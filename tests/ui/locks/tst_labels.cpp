// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/store.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/locks/label_settings.h"
#include "ui/locks/labels_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace poolhouse;
using fleet::LabelColor;
using fleet::LabelRule;
using test::part;
using test::press;
using test::utf8;
using LabelScope = LabelRule::Scope;

namespace {

const QString account = QStringLiteral("api.heroku.com/eu 01234567-89ab");

LabelRule rule(const char* pattern, const char* label, LabelColor color = LabelColor::Violet) {
    return {LabelScope::App, utf8(pattern), {utf8(label), color}};
}

struct LabelScene {
    fleet::Store store;
    test::MemoryPreferences preferences;
    test::ScriptedSession session;
    std::unique_ptr<ui::LabelsDialog> dialog;

    LabelScene() {
        test::fillStore(store, test::sampleNow());
        session.become(fleet::Session::State::Connected, account);
    }
    void open() {
        dialog = std::make_unique<ui::LabelsDialog>(
            ui::LabelsContext{store, preferences, session, account, utf8("api.heroku.com as ada@example.com")},
            nullptr);
        dialog->show();
    }
    [[nodiscard]] QString said(const char* label) const { return part<QLabel>(*dialog, label)->text(); }
    [[nodiscard]] QTreeWidget* list() const { return part<QTreeWidget>(*dialog, "labelsList"); }
    [[nodiscard]] QPushButton* saveButton() const { return part<QPushButton>(*dialog, "saveLabels"); }
    void type(const char* field, const char* text) const {
        auto* edit = part<QLineEdit>(*dialog, field);
        edit->clear();
        QTest::keyClicks(edit, utf8(text));
    }
};

} // namespace

class TestLabels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tabFollowsTheEye() {
        LabelScene s;
        s.store.setLabels({{rule("a", "first"), rule("b", "second")}, false});
        s.open();
        s.type("labelText", "changed");
        QCOMPARE(test::tabOrder(*s.list()).join(QLatin1Char(' ')),
                 utf8("labelsList addLabel removeLabel moveLabelDown labelText labelColor labelScope labelPattern "
                      "saveLabels cancelLabels"));
    }

    void aLabelIsAddedAndSaved() {
        LabelScene s;
        s.open();
        test::checkNames(*s.dialog);
        QCOMPARE(s.saveButton()->toolTip(), utf8("No changes."));
        press(*s.dialog, "addLabel");
        QVERIFY(part<QLineEdit>(*s.dialog, "labelText")->hasFocus());
        QVERIFY(s.said("labelPreview").startsWith(utf8("Enter a name"))); // no error before the first input
        QVERIFY(!part<QWidget>(*s.dialog, "labelProblem")->isVisible());
        s.type("labelPattern", "*-prod");
        QCOMPARE(s.saveButton()->toolTip(), utf8("A label is incomplete."));
        s.type("labelText", "production");
        auto* color = part<QComboBox>(*s.dialog, "labelColor");
        color->setCurrentIndex(color->findText(utf8("Magenta")));
        QCOMPARE(s.said("labelPreview"),
                 utf8("Matches 2 of 11 clusters: postgresql-cubic-55310 and postgresql-lively-80211."));
        QCOMPARE(s.list()->topLevelItem(0)->text(0), utf8("production"));
        QCOMPARE(s.list()->topLevelItem(0)->text(1), utf8("Apps matching *-prod"));
        QCOMPARE(s.list()->topLevelItem(0)->text(2), utf8("2 clusters"));
        QVERIFY(s.store.labels().rules.empty()); // nothing before saving
        QSignalSpy saved(s.dialog.get(), &ui::LabelsDialog::saved);
        press(*s.dialog, "saveLabels");
        QCOMPARE(saved.size(), 1);
        const std::vector<LabelRule> expected{rule("*-prod", "production", LabelColor::Magenta)};
        QVERIFY(s.store.labels().rules == expected);
        QVERIFY(s.store.cluster(test::sampleId("postgresql-cubic-55310"))->label == expected.front().label);
        QVERIFY(ui::loadLabels(s.preferences, account) == s.store.labels());
        QVERIFY(ui::loadLabels(s.preferences, utf8("another")) == fleet::ClusterLabels());
    }

    void theOrderDecides() {
        LabelScene s;
        s.store.setLabels({{rule("*-prod", "first"), rule("billing-*", "second", LabelColor::Blue)}, false});
        s.open();
        QVERIFY(!part<QPushButton>(*s.dialog, "moveLabelUp")->isEnabled());
        press(*s.dialog, "moveLabelDown");
        QCOMPARE(s.list()->topLevelItem(0)->text(0), utf8("second"));
        QCOMPARE(s.list()->indexOfTopLevelItem(s.list()->currentItem()), 1); // the moved one stays selected
        QVERIFY(!part<QPushButton>(*s.dialog, "moveLabelDown")->isEnabled());
        QVERIFY(s.said("labelPreview").contains(utf8("An earlier label applies to ")));
        press(*s.dialog, "saveLabels");
        QCOMPARE(s.store.labels().rules.front().label.text, utf8("second"));
        s.open();
        press(*s.dialog, "removeLabel");
        press(*s.dialog, "cancelLabels");
        QCOMPARE(s.store.labels().rules.size(), std::size_t(2));
    }

    void labelsKeptUnderAHostAreFoundByTheId() {
        LabelScene s;
        ui::saveLabels(s.preferences, utf8("api.heroku.com 0123-ab"), {rule("*-prod", "production")});
        ui::saveLabels(s.preferences, utf8("sandbox /a b.db 0123-cd"), {rule("*-prod", "not this")});
        QCOMPARE(ui::loadLabels(s.preferences, utf8("0123-ab")).rules.size(), std::size_t(1));
        QVERIFY(ui::loadLabels(s.preferences, utf8("0123-cd")).rules.empty());
        ui::saveLabels(s.preferences, utf8("0123-ab"), {});
        QVERIFY(ui::loadLabels(s.preferences, utf8("0123-ab")).rules.empty());
    }

    void labelsThatCannotBeReadAreSaid_data() {
        QTest::addColumn<QVariant>("kept");
        QTest::addColumn<int>("readable");
        QTest::newRow("cut off") << QVariant(QStringList{utf8("2"), utf8("app blue *-prod production")}) << 1;
        QTest::newRow("an odd line") << QVariant(QStringList{utf8("1"), utf8("app a b")}) << 0;
        QTest::newRow("no list") << QVariant(42) << 0;
        QTest::newRow("no head") << QVariant(QStringList{utf8("app blue *-prod production")}) << 0;
        QTest::newRow("empty") << QVariant(QStringList()) << 0;
    }
    void labelsThatCannotBeReadAreSaid() {
        QFETCH(const QVariant, kept);
        QFETCH(const int, readable);
        LabelScene s;
        ui::saveLabels(s.preferences, account, {});
        QVERIFY(!ui::loadLabels(s.preferences, account).incomplete);
        s.preferences.setValue(s.preferences.all().constBegin().key(), kept);
        const auto labels = ui::loadLabels(s.preferences, account);
        QVERIFY(labels.incomplete);
        QCOMPARE(labels.rules.size(), std::size_t(readable)); // what can be read is shown
        QVERIFY(s.preferences.all().constBegin().value() == kept);
        s.store.setLabels(labels);
        s.open();
        QVERIFY(s.saveButton()->isEnabled()); // saving what could be read is a valid choice
        press(*s.dialog, "saveLabels");
        QVERIFY(!ui::loadLabels(s.preferences, account).incomplete);
    }

    void pictures() {
        LabelScene s;
        s.store.setLabels({{rule("*-prod", "production", LabelColor::Magenta), rule("billing-*", "billing")}, false});
        s.open();
        test::shoot(*s.dialog, utf8("labels"));
    }
};

POOLHOUSE_WIDGET_TEST(TestLabels)
#include "tst_labels.moc"
