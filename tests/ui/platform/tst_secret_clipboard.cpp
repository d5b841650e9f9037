// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "ui/platform/secret_clipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTest>

using namespace poolhouse;
using test::s;

class TestSecretClipboard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void managersAreAskedToLeaveItOut() {
        ui::SecretClipboard secrets;
        auto& clipboard = *QApplication::clipboard();
        secrets.copy(clipboard, s("p1 größer"));
        QCOMPARE(clipboard.text(), s("p1 größer"));
        QCOMPARE(clipboard.mimeData()->data(s("x-kde-passwordManagerHint")), QByteArray("secret"));
    }

    void itIsTakenBackOnce() {
        ui::SecretClipboard secrets;
        auto& clipboard = *QApplication::clipboard();
        secrets.copy(clipboard, s("p1"));
        secrets.copy(clipboard, s("p2"));
        secrets.takeBack(clipboard);
        QCOMPARE(clipboard.text(), QString());
        clipboard.setText(s("p2")); // by the user
        secrets.takeBack(clipboard);
        QCOMPARE(clipboard.text(), s("p2"));
    }

    void whatElseWasCopiedStays() {
        ui::SecretClipboard secrets;
        auto& clipboard = *QApplication::clipboard();
        secrets.takeBack(clipboard); // without effect: nothing was copied
        secrets.copy(clipboard, s("p1"));
        clipboard.setText(s("a shopping list"));
        secrets.takeBack(clipboard);
        QCOMPARE(clipboard.text(), s("a shopping list"));
    }
};

POOLHOUSE_WIDGET_TEST(TestSecretClipboard)
#include "tst_secret_clipboard.moc"
