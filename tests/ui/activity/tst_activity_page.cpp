// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/tables/roles.h"
#include "tests/support/test_main.h"
#include "tests/ui/change_scene.h"
#include "ui/activity/activity_page.h"
#include "ui/locks/lock_banner.h"
#include "ui/platform/file_choice.h"
#include "ui/theme/theme_controller.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTextDocument>
#include <QTreeView>

using namespace poolhouse;
using State = operations::Operation::State;
using test::part;
using test::press;
using test::utf8;

namespace {

operations::Operation operation(const char* id, core::ChangeKind kind, const char* pool, int count, State state) {
    operations::Operation made;
    made.id = id;
    made.cluster = test::sampleId("postgresql-rectangular-12345");
    made.clusterName = "postgresql-rectangular-12345";
    made.app = "example-app";
    made.change = {kind, pool, {}, count};
    made.basis = core::shapesOf(test::sampleInfo("postgresql-rectangular-12345"));
    made.state = state;
    made.askedAt = test::sampleNow();
    made.sentAt = test::sampleNow();
    made.finishedAt = test::sampleNow() + std::chrono::seconds(95);
    operations::Exchange exchange;
    exchange.sentAt = test::sampleNow();
    exchange.method = "PATCH";
    exchange.target = "/data/postgres/v1/1/pools/2";
    exchange.requestBody = "{\"count\":5}";
    exchange.status = 200;
    exchange.responseBody = "{\"status\":\"modifying\"}";
    made.exchanges = {exchange};
    return made;
}

struct ShownActivity {
    core::ManualClock clock{test::sampleNow() + std::chrono::minutes(5)};
    test::DesktopSpy desktop;
    test::FilesSpy files;
    QStandardItemModel model{0, 3};
    std::vector<operations::Operation> all;
    std::vector<std::string> cancelled;
    std::vector<std::string> codes;
    std::unique_ptr<ui::ActivityPage> page;

    ShownActivity() {
        model.setHorizontalHeaderLabels({utf8("Operation"), utf8("Cluster"), utf8("Result")});
        add(operation("one", core::ChangeKind::SetCount, "web-reads", 5, State::Done),
            "Scale web-reads from 3 to 5 instances");
        auto destroyed = operation("two", core::ChangeKind::DestroyPool, "analytics", 0, State::Done);
        destroyed.recipe = operations::PoolRecipe{{core::PoolRole::Follower, "analytics", "16G-Performance", 1},
                                                  {{"DATABASE_ANALYTICS", "example-app"}}};
        add(destroyed, "Destroy analytics");
        add(operation("three", core::ChangeKind::SetCount, "web-reads", 9, State::Failed),
            "Scale web-reads from 3 to 9 instances");
        ui::ActivitySource source;
        source.find = [this](const std::string& id) -> const operations::Operation* {
            const auto at = std::find_if(all.begin(), all.end(), [&id](const auto& each) { return each.id == id; });
            return at == all.end() ? nullptr : &*at;
        };
        source.commands = [](const operations::Operation& each) {
            return ui::ActivityCommands{utf8("curl ") + QString::fromStdString(each.id), utf8("PATCH /pools/2"),
                                        utf8("heroku x"), utf8("The CLI has no line for this.")};
        };
        source.csv = [](const QStringList& ids) { return ids.join(QLatin1Char(',')).toUtf8(); };
        source.json = [](const QStringList& ids) { return ids.join(QLatin1Char(';')).toUtf8(); };
        source.cancel = [this](const std::string& id) { cancelled.push_back(id); };
        source.enterCode = [this](const std::string& id, const QString& code) {
            codes.push_back(id + " " + code.toStdString());
        };
        page = std::make_unique<ui::ActivityPage>(model, source, clock, desktop, files);
        page->resize(1000, 640);
        page->show();
    }
    /// Label and text.
    [[nodiscard]] QMap<QString, QString> facts() const {
        QMap<QString, QString> facts;
        const auto* list = part<QWidget>(*page, "activityFacts");
        const auto* grid = qobject_cast<const QGridLayout*>(list->layout());
        for (int row = 0; grid != nullptr && row < grid->rowCount(); ++row) {
            const auto* label = grid->itemAtPosition(row, 0);
            const auto* text = grid->itemAtPosition(row, 1);
            if (label != nullptr && text != nullptr) {
                QTextDocument plain;
                plain.setHtml(qobject_cast<QLabel*>(text->widget())->text());
                facts.insert(qobject_cast<QLabel*>(label->widget())->text(), plain.toPlainText());
            }
        }
        return facts;
    }
    void add(const operations::Operation& made, const char* title) {
        all.push_back(made);
        auto* item = new QStandardItem(utf8(title));
        item->setData(QString::fromStdString(made.id), tables::IdRole);
        item->setData(static_cast<int>(made.state == State::Done ? text::Tone::Good : text::Tone::Bad),
                      tables::ToneRole);
        item->setData(utf8(title), tables::SearchRole);
        model.appendRow({item, new QStandardItem(QString::fromStdString(made.clusterName)),
                         new QStandardItem(made.state == State::Done ? utf8("done") : utf8("failed"))});
    }
};

} // namespace

class TestActivityPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsOnTheScreenIsTold() {
        ShownActivity p;
        QSignalSpy shown(p.page.get(), &ui::ActivityPage::operationShown);
        p.page->showOperation(utf8("one"));
        QCOMPARE(shown.constLast().front().toString(), utf8("one"));
        p.page->hide();
        QCOMPARE(shown.constLast().front().toString(), QString());
        p.page->show();
        QCOMPARE(shown.constLast().front().toString(), utf8("one"));
    }

    void theDetailShowsWhatTravelled() {
        ShownActivity p;
        QVERIFY(!part<QWidget>(*p.page, "copyCurl")->isVisible());
        p.page->showOperation(utf8("one"));
        QCOMPARE(part<QLabel>(*p.page, "activityTitle")->text(), utf8("Scale web-reads from 3 to 5 instances"));
        const auto sent = part<QPlainTextEdit>(*p.page, "activityExchanges")->toPlainText();
        QCOMPARE(sent, utf8("PATCH /data/postgres/v1/1/pools/2\n{\"count\":5}\n200\n{\"status\":\"modifying\"}"));
        QCOMPARE(part<QLabel>(*p.page, "cliLine")->text(), utf8("The CLI has no line for this."));
        QVERIFY(part<QWidget>(*p.page, "copyCurl")->toolTip().contains(utf8("PATCH /pools/2 as a curl command")));
        press(*p.page, "copyCurl");
        QCOMPARE(p.desktop.copied, QStringList{utf8("curl one")});
        QCOMPARE(part<QLabel>(*p.page, "copyResult")->text(),
                 utf8("Copied: PATCH /pools/2 as a curl command, with the token as $HEROKU_API_KEY."));
        press(*p.page, "copyCli");
        QCOMPARE(p.desktop.copied.constLast(), utf8("heroku x"));
        QCOMPARE(part<QLabel>(*p.page, "copyResult")->text(), utf8("Copied: heroku x"));
        p.page->showOperation(utf8("two"));
        QVERIFY(!part<QLabel>(*p.page, "copyResult")->isVisible()); // of another operation
    }

    void requestsAndAnswersAreFoldedAway() {
        ShownActivity p;
        p.page->showOperation(utf8("one"));
        QVERIFY(!part<QWidget>(*p.page, "activityExchanges")->isVisible());
        press(*p.page, "activityRaw");
        QVERIFY(part<QWidget>(*p.page, "activityExchanges")->isVisible());
        p.page->showOperation(utf8("three")); // as it was left
        QVERIFY(part<QWidget>(*p.page, "activityExchanges")->isVisible());
        press(*p.page, "activityRaw");
        QVERIFY(!part<QWidget>(*p.page, "activityExchanges")->isVisible());
    }

    /// The page is laid out before a row is chosen, and again for one with more facts.
    void allFactsAreInViewWhereThereIsRoom() {
        ShownActivity p;
        const auto* facts = part<QWidget>(*p.page, "activityFacts");
        p.page->resize(1000, 900);
        QVERIFY(QTest::qWaitForWindowExposed(p.page.get()));
        for (const auto* id : {"one", "two"}) {
            p.page->showOperation(utf8(id));
            QTRY_VERIFY(facts->isVisible());
            QTRY_VERIFY2(facts->parentWidget()->height() >= facts->heightForWidth(facts->width()), id);
        }
    }

    void whoAndWhatBeforeAndAfter() {
        ShownActivity p;
        p.page->showOperation(utf8("one")); // recorded before there were figures
        auto facts = p.facts();
        QCOMPARE(facts.value(utf8("Account")), utf8("–"));
        QCOMPARE(facts.value(utf8("Monthly cost")), utf8("–"));
        p.all[0].account = "api.heroku.com as ada@example.com";
        p.all[0].figures =
            operations::ChangeFigures{{core::Money{155840}, true, 1940}, {core::Money{185840}, true, 2700}};
        p.model.item(0)->setText(utf8("again"));
        facts = p.facts();
        QCOMPARE(facts.value(utf8("Account")), utf8("api.heroku.com as ada@example.com"));
        QCOMPARE(facts.value(utf8("Monthly cost")), utf8("$1,558.40 → $1,858.40"));
        QCOMPARE(facts.value(utf8("Connection limit")), utf8("1,940 → 2,700"));
        p.page->showOperation(utf8("three")); // failed: nothing was reached
        p.all[2].figures = p.all[0].figures;
        p.model.item(2)->setText(utf8("again"));
        QCOMPARE(p.facts().value(utf8("Monthly cost")), utf8("–"));
    }

    void anInverseIsOfferedAsUndo() {
        ShownActivity p;
        QSignalSpy undo(p.page.get(), &ui::ActivityPage::undoRequested);
        p.page->showOperation(utf8("one"));
        QCOMPARE(part<QPushButton>(*p.page, "undoButton")->text(), utf8("Scale back to 3"));
        press(*p.page, "undoButton");
        QCOMPARE(undo.value(0).value(0).toString(), utf8("one"));
        p.page->showOperation(utf8("three"));
        QVERIFY(!part<QWidget>(*p.page, "undoButton")->isVisible());
    }

    void aDestroyedPoolCanBeMadeAgain() {
        ShownActivity p;
        QSignalSpy again(p.page.get(), &ui::ActivityPage::makeAgainRequested);
        p.page->showOperation(utf8("two"));
        QVERIFY(!part<QWidget>(*p.page, "undoButton")->isVisible());
        QVERIFY(part<QWidget>(*p.page, "makeAgainButton")->toolTip().contains(utf8("DATABASE_ANALYTICS")));
        press(*p.page, "makeAgainButton");
        QCOMPARE(again.value(0).value(0).toString(), utf8("two"));
    }

    void whatWaitsForACodeTakesItAndCanBeCancelled() {
        ShownActivity p;
        p.page->showOperation(utf8("one")); // done
        for (const auto* gone : {"twoFactorCode", "cancelRequestButton"}) {
            QVERIFY2(!part<QWidget>(*p.page, gone)->isVisible(), gone);
        }
        auto waiting = operation("four", core::ChangeKind::Attach, "web-reads", 0, State::NeedsTwoFactor);
        waiting.change.attachment = core::ChangedAttachment{"catalog-api", "READS", {}, {}};
        waiting.exchanges.front().status = 403;
        p.add(waiting, "Attach catalog-api");
        p.page->showOperation(utf8("four"));
        p.page->focusOperation();
        auto* code = part<QLineEdit>(*p.page, "twoFactorCode");
        QVERIFY(code->isVisible());
        QVERIFY(p.page->focusWidget() == code);
        QCOMPARE(p.facts().value(utf8("Result")),
                 utf8("Enter the code from your authenticator to change the app catalog-api."));
        QTest::keyClicks(code, utf8("123456"));
        p.page->showOperation(utf8("three")); // a code is for one operation
        p.page->showOperation(utf8("four"));
        QCOMPARE(code->text(), QString());
        QTest::keyClicks(code, utf8(" 654321 "));
        press(*p.page, "sendTwoFactorCode");
        QCOMPARE(p.codes, std::vector<std::string>{"four 654321"});
        QCOMPARE(code->text(), QString());
        press(*p.page, "cancelRequestButton");
        QCOMPARE(p.cancelled, std::vector<std::string>{"four"});
        p.all.back().exchanges.front().status = 0; // it may have acted
        p.model.item(3)->setText(utf8("again"));
        QVERIFY(code->isVisible());
        QVERIFY(!part<QWidget>(*p.page, "cancelRequestButton")->isVisible());
    }

    /// By itself it would undo part of the plan, finished or not.
    void aStepOfAPlanIsNeverUndoneByItself() {
        ShownActivity p;
        for (const std::size_t at : {0U, 1U}) { // that could be scaled back, that could be made again
            p.all[at].plan = "plan-1";
            p.page->showOperation(QString::fromStdString(p.all[at].id));
            for (const auto* button : {"undoButton", "makeAgainButton"}) {
                QVERIFY2(!part<QWidget>(*p.page, button)->isVisible(), button);
            }
            QVERIFY2(p.facts().value(utf8("Undo")).contains(utf8("step of a plan")), p.all[at].id.c_str());
        }
        ShownActivity other;
        other.page->showOperation(utf8("one"));
        QVERIFY(other.facts().value(utf8("Undo")).isEmpty());
    }

    void theFilterNarrowsTheListAndTheExport() {
        ShownActivity p;
        QTest::keyClicks(part<QLineEdit>(*p.page, "activityFilter"), utf8("scale WEB"));
        QCOMPARE(part<QTreeView>(*p.page, "activityList")->model()->rowCount(), 2);
        press(*p.page, "exportCsv");
        QCOMPARE(p.files.suggested, QStringList{utf8("poolhouse-activity.csv")});
        QCOMPARE(p.files.written.value(0), QByteArray("one,three"));
        QCOMPARE(part<QLabel>(*p.page, "exportResult")->text(), utf8("Written to poolhouse-activity.csv"));
        p.files.problem = utf8("No room is left.");
        press(*p.page, "exportJson");
        QVERIFY(part<QLabel>(*p.page, "exportResult")->text().contains(utf8("No room is left.")));
        p.page->showOperation(utf8("two")); // clears the filter
        QCOMPARE(part<QTreeView>(*p.page, "activityList")->model()->rowCount(), 3);
        part<QLineEdit>(*p.page, "activityFilter")->setText(utf8("nothing like it"));
        QCOMPARE(part<QLabel>(*p.page, "activityEmpty")->text(), utf8("No matches."));
        QVERIFY(!part<QPushButton>(*p.page, "exportCsv")->isEnabled());
    }

    void newsKeepTheSelection() {
        ShownActivity p;
        p.page->showOperation(utf8("one"));
        p.add(operation("four", core::ChangeKind::SetCount, "web-reads", 6, State::Done), "Scale web-reads again");
        p.all[0].exchanges[0].status = 201;
        p.model.item(0)->setText(utf8("Scale web-reads, changed"));
        QVERIFY(part<QPlainTextEdit>(*p.page, "activityExchanges")->toPlainText().contains(utf8("201")));
        p.model.removeRow(0);
        QVERIFY(p.page->isVisible());
    }

    void theLockSaysWhyAndForHowLongItIsLifted() {
        core::ManualClock clock(test::sampleNow());
        ui::LockBanner banner(clock);
        QVERIFY(banner.isHidden());
        QSignalSpy unlock(&banner, &ui::LockBanner::unlockRequested);
        QSignalSpy lock(&banner, &ui::LockBanner::lockRequested);
        QSignalSpy expired(&banner, &ui::LockBanner::expired);
        banner.showLocked(utf8("Clusters named *-prod are locked."));
        QVERIFY(banner.isVisible());
        QVERIFY(part<QLabel>(banner, "lockText")->text().contains(utf8("*-prod")));
        press(banner, "unlockButton");
        QCOMPARE(unlock.size(), 1);
        banner.showLifted(clock.now() + std::chrono::seconds(61));
        QVERIFY(part<QLabel>(banner, "lockText")->text().endsWith(utf8("1:01.")));
        press(banner, "lockButton");
        QCOMPARE(lock.size(), 1);
        clock.advance(std::chrono::seconds(60));
        QTRY_VERIFY(part<QLabel>(banner, "lockText")->text().endsWith(utf8("0:01.")));
        clock.advance(std::chrono::seconds(1));
        QTRY_COMPARE(expired.size(), 1);
    }

    void draws() {
        ui::ThemeController theme(*qApp, ui::SchemeChoice::Light);
        for (const bool dark : {false, true}) {
            theme.setChoice(dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
            ShownActivity p;
            p.page->showOperation(utf8("one"));
            test::shoot(*p.page, dark ? utf8("activity-dark") : utf8("activity-light"));
            ui::LockBanner banner(p.clock);
            banner.resize(900, 44);
            banner.showLifted(p.clock.now() + std::chrono::seconds(872));
            test::shoot(banner, dark ? utf8("lock-dark") : utf8("lock-light"));
        }
    }
};

POOLHOUSE_WIDGET_TEST(TestActivityPage)
#include "tst_activity_page.moc"
