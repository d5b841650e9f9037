// SPDX-License-Identifier: GPL-3.0-or-later
// The credentials of a cluster, in every state and size; POOLHOUSE_SHOTS=DIR keeps the pictures.
#include "tests/support/connection_sample.h"
#include "tests/support/picture.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/cluster/connection_card.h"
#include "ui/cluster/credentials_tab.h"
#include "ui/widgets/text_label.h"

#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace poolhouse;
using test::s;
using ui::CredentialsTab;
using views::CredentialsView;

namespace {

using CredentialsChange = void (*)(CredentialsView&);

CredentialsView fourCredentials() {
    CredentialsView view;
    view.cluster = {"a"};
    view.state = CredentialsView::State::Read;
    view.age = s("Credentials read 4 s ago");
    view.headline = s("4 credentials, 2 used by no attachment");
    view.rows = {{"u2vi1nt40t3mcq",
                  s("owner"),
                  s("active"),
                  s("DATABASE in example-app, READS in example-app, READS in catalog-api"),
                  true,
                  {},
                  s("The owner credential can't be destroyed; it belongs to the cluster.")},
                 {"analyst",
                  s("additional"),
                  s("rotating"),
                  s("REPORTS in catalog-api"),
                  true,
                  {},
                  s("analyst is used by REPORTS in catalog-api. Detach it there first.")},
                 {"free cred", s("additional"), s("active"), s("no attachment"), false, {}, {}},
                 {"reporting",
                  s("additional"),
                  s("being created"),
                  s("no attachment"),
                  false,
                  s("reporting is being created. It can be rotated after that."),
                  {}}};
    return view;
}

void credentialsFailing(CredentialsView& view) {
    view.stale = true;
    view.age = s("Credentials as of 11:40:00, 20 min ago");
    view.problem = s("Credentials couldn't be loaded. The API reported an internal error. Poolhouse tries again.");
    view.partial = s("The state of a credential couldn't be read.");
}

void credentialsNeverRead(CredentialsView& view) {
    view = {};
    view.cluster = {"a"};
    view.state = CredentialsView::State::Failed;
    view.headline = s("The credentials are unknown.");
    view.problem = s("Credentials couldn't be loaded. This account may not see them.");
}

void credentialsLoading(CredentialsView& view) {
    view = {};
    view.cluster = {"a"};
    view.headline = s("Loading credentials");
}

} // namespace

class TestCredentialsTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void draws_data() {
        test::Pictures::addColumns();
        QTest::addColumn<QSize>("size");
        QTest::addColumn<CredentialsChange>("change");
        const QSize laptop(1000, 560);
        const CredentialsChange nothing = [](CredentialsView&) {};
        QTest::newRow("light") << false << false << 1.0 << laptop << nothing;
        QTest::newRow("dark") << true << false << 1.0 << laptop << nothing;
        QTest::newRow("light-2x") << false << false << 2.0 << laptop << nothing;
        QTest::newRow("dark-failing") << true << false << 1.0 << laptop << CredentialsChange(credentialsFailing);
        QTest::newRow("light-never") << false << false << 1.0 << laptop << CredentialsChange(credentialsNeverRead);
        QTest::newRow("light-loading") << false << false << 1.0 << laptop << CredentialsChange(credentialsLoading);
        QTest::newRow("mirrored") << false << true << 1.0 << laptop << nothing;
        QTest::newRow("light-narrow") << false << false << 1.0 << QSize(520, 700) << nothing;
    }
    void draws() {
        const test::Pictures pictures;
        QFETCH(const QSize, size);
        QFETCH(const CredentialsChange, change);
        auto view = fourCredentials();
        change(view);
        CredentialsTab tab;
        pictures.direct(tab);
        tab.resize(size);
        tab.showCredentials(view);
        tab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tab));
        pictures.shoot(tab, "credentials");
        QCOMPARE(tab.horizontalScrollBar()->maximum(), 0);
    }

    void theChosenOneStaysChosen() {
        CredentialsTab tab;
        tab.show();
        auto view = fourCredentials();
        tab.showCredentials(view);
        QCOMPARE(tab.chosen(), std::string("u2vi1nt40t3mcq"));
        auto* table = tab.findChild<QTableWidget*>(s("credentialsTable"));
        table->selectRow(2);
        QCOMPARE(tab.chosen(), std::string("free cred"));
        view.rows.erase(view.rows.begin() + 1); // another row takes its place
        tab.showCredentials(view);
        QCOMPARE(tab.chosen(), std::string("free cred"));
        view.cluster = {"b"};
        tab.showCredentials(view);
        QCOMPARE(tab.chosen(), std::string("u2vi1nt40t3mcq"));
    }

    void whatIsRevealedIsInView() {
        CredentialsTab tab;
        tab.resize(700, 420);
        tab.showCredentials(fourCredentials());
        tab.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tab));
        auto& card = tab.connection();
        card.showDetails(test::sampleConnection());
        QTRY_VERIFY(tab.verticalScrollBar()->value() > 0);
        QVERIFY(card.mapTo(tab.viewport(), QPoint(0, card.height())).y() <= tab.viewport()->height());
    }

    void buttonsAskOrSayWhyNot() {
        CredentialsTab tab;
        tab.show();
        auto view = fourCredentials();
        view.rotateAllWhyNot = s("Apps matching example-* are read-only.");
        tab.showCredentials(view);
        QStringList asked;
        connect(&tab, &CredentialsTab::changeRequested, &tab, [&](core::ChangeKind kind, const std::string& name) {
            asked << s("%1 %2").arg(static_cast<int>(kind)).arg(QString::fromStdString(name));
        });
        const auto button = [&tab](const char* name) { return tab.findChild<QPushButton*>(QLatin1String(name)); };
        for (const auto* name :
             {"credentialsCreate", "credentialsRotateAll", "credentialsRotate", "credentialsDestroy"}) {
            button(name)->click();
        }
        QCOMPARE(asked, (QStringList{s("12 "), s("13 u2vi1nt40t3mcq")}));
        QVERIFY(button("credentialsDestroy")->toolTip().contains(s("belongs to the cluster")));
        QCOMPARE(button("credentialsRotateAll")->accessibleDescription(), *view.rotateAllWhyNot);
        QVERIFY(button("credentialsApps")->isVisible());
        const QSignalSpy apps(&tab, &CredentialsTab::appsRequested);
        tab.findChild<QTableWidget*>(s("credentialsTable"))->selectRow(1);
        QCOMPARE(tab.findChild<ui::TextLabel*>(s("credentialsNote"))->text(), *view.rows[1].destroyWhyNot);
        button("credentialsApps")->click();
        QCOMPARE(apps.size(), 1);
        tab.findChild<QTableWidget*>(s("credentialsTable"))->selectRow(2);
        QVERIFY(!button("credentialsApps")->isVisible());
        button("credentialsDestroy")->click();
        QCOMPARE(asked.back(), s("15 free cred"));
    }
};

POOLHOUSE_WIDGET_TEST(TestCredentialsTab)
#include "tst_credentials_tab.moc"
