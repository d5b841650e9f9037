// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/connection_text.h"
#include "tests/support/connection_sample.h"
#include "tests/support/test_main.h"

#include <QProcess>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace poolhouse;
using text::ConnectionForm;

/// The forms in which a connection is handed out.
class TestConnectionText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void plainNames() {
        const auto details = test::sampleConnection("u1", "p1");
        QCOMPARE(text::connectionText(details, ConnectionForm::Url),
                 QStringLiteral("postgres://u1:p1@c1.db.example.com:5432/d1"));
        QCOMPARE(text::connectionText(details, ConnectionForm::Jdbc),
                 QStringLiteral("jdbc:postgresql://c1.db.example.com:5432/d1?user=u1&password=p1&sslmode=require"));
        QCOMPARE(text::connectionText(details, ConnectionForm::Psql),
                 QStringLiteral("PGSSLMODE=require PGPASSWORD='p1' psql -h 'c1.db.example.com' -p 5432 -U 'u1' -d "
                                "'d1'"));
        QCOMPARE(text::connectionText(details, ConnectionForm::Env),
                 QStringLiteral("PGHOST='c1.db.example.com'\nPGPORT=5432\nPGUSER='u1'\nPGPASSWORD='p1'\n"
                                "PGDATABASE='d1'\nPGSSLMODE=require"));
    }
    /// Read back by those that it is for.
    void oddNames_data() {
        QTest::addColumn<QString>("odd");
        for (const auto* odd : {"a b", "it's", "%1%2", "@:/?#&=", "\"$HOME`;\\", "Größe", "100%"}) {
            QTest::newRow(odd) << QString::fromUtf8(odd);
        }
    }
    void oddNames() {
        QFETCH(const QString, odd);
        const auto details = test::sampleConnection(odd.toStdString(), odd.toStdString());
        const QUrl url(text::connectionText(details, ConnectionForm::Url), QUrl::StrictMode);
        QVERIFY(url.isValid());
        QCOMPARE(url.userName(QUrl::FullyDecoded), odd);
        QCOMPARE(url.password(QUrl::FullyDecoded), odd);
        QCOMPARE(url.host(), QStringLiteral("c1.db.example.com"));
        const QUrl jdbc(text::connectionText(details, ConnectionForm::Jdbc).mid(5), QUrl::StrictMode);
        QCOMPARE(QUrlQuery(jdbc).queryItemValue(QStringLiteral("password"), QUrl::FullyDecoded), odd);
        QCOMPARE(QUrlQuery(jdbc).queryItemValue(QStringLiteral("sslmode")), QStringLiteral("require"));
        QProcess shell;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), text::connectionText(details, ConnectionForm::Env) +
                                                                     QStringLiteral("\nprintf %s \"$PGPASSWORD\"")});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), odd);
        // not an argument of psql, where every process could read it
        const auto psql = text::connectionText(details, ConnectionForm::Psql);
        const auto command = QStringLiteral("psql() { printf %s \"$PGPASSWORD|$*\"; }; ") + psql;
        shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()),
                 odd + QStringLiteral("|-h c1.db.example.com -p 5432 -U ") + odd + QStringLiteral(" -d d1"));
    }
    void words() {
        for (const auto form : text::allConnectionForms) {
            QVERIFY(text::connectionFormOf(text::connectionFormWord(form)) == form);
        }
        QVERIFY(!text::connectionFormOf(QStringLiteral("URL")));
        QVERIFY(!text::connectionFormOf(QString()));
    }
};

POOLHOUSE_PLAIN_TEST(TestConnectionText)
#include "tst_connection_text.moc"
