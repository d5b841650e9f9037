// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/netrc.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::console::netrcPassword;

class TestNetrc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void survivesAnyTruncation();
};

void TestNetrc::reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("password"); // null: none

    const auto row = [](const char* name, const char* text, const char* password) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(password);
    };
    row("as the CLI writes it",
        "machine api.heroku.com\n  login ada@example.com\n  password secret-1\nmachine git.heroku.com\n  login "
        "ada@example.com\n  password secret-2\n",
        "secret-1");
    row("one line", "machine api.heroku.com login ada password secret", "secret");
    row("another machine first", "machine git.heroku.com password other machine api.heroku.com password secret",
        "secret");
    row("password before login", "machine api.heroku.com password secret login ada", "secret");
    row("the first entry counts", "machine api.heroku.com password one\nmachine api.heroku.com password two", "one");
    row("windows line ends", "machine api.heroku.com\r\n\tlogin ada\r\n\tpassword secret\r\n", "secret");
    row("byte order mark", "\xEF\xBB\xBFmachine api.heroku.com password secret", "secret");
    row("quoted", "machine \"api.heroku.com\" password \"se cr\\\"et\"", "se cr\"et");
    row("comments", "# machine api.heroku.com password no\nmachine api.heroku.com # mine\n password secret # end\n",
        "secret");
    row("a hash begins a password", "machine api.heroku.com password #secret", "#secret");
    row("a hash inside a password", "machine api.heroku.com password se#cret", "se#cret");
    row("account is passed over", "machine api.heroku.com login ada account password password secret", "secret");
    row("a login called machine", "machine api.heroku.com login machine password secret", "secret");
    row("an empty login", "machine api.heroku.com\n  login\n  password secret\n", "secret");
    row("an empty login with a space", "machine api.heroku.com\n  login \n  password secret\n", "secret");
    row("an empty login in quotes", "machine api.heroku.com login \"\" password secret", "secret");
    row("an empty login on one line", "machine api.heroku.com login password secret", "secret");
    row("a login called password", "machine api.heroku.com login password password secret", "secret");
    row("an empty login of another machine",
        "machine git.heroku.com login\n password other\nmachine api.heroku.com login\n password secret", "secret");
    row("a macro before",
        "macdef init\nmachine api.heroku.com password no\ncd /\n\nmachine api.heroku.com password secret\n", "secret");
    row("a macro to the end", "macdef init\nmachine api.heroku.com password no\n", nullptr);
    row("default is nobody's", "default login ada password secret", nullptr);
    row("default ends an entry", "machine api.heroku.com login ada\ndefault password other", nullptr);
    row("no such machine", "machine git.heroku.com password secret", nullptr);
    row("another host that begins alike", "machine api.heroku.com.example.org password secret", nullptr);
    row("no password", "machine api.heroku.com login ada", nullptr);
    row("empty password", "machine api.heroku.com login ada password \"\"", nullptr);
    row("cut after password", "machine api.heroku.com login ada password", nullptr);
    row("cut after machine", "machine", nullptr);
    row("open quote", "machine api.heroku.com password \"secret", "secret");
    row("unknown words", "machine api.heroku.com port 5 method x password secret", "secret");
    row("empty", "", nullptr);
}

void TestNetrc::reads() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, password);
    const auto found = netrcPassword(text.toStdString(), "api.heroku.com");
    QCOMPARE(found.has_value(), !password.isNull());
    QCOMPARE(QByteArray::fromStdString(found.value_or("")), password.isNull() ? QByteArray("") : password);
}

void TestNetrc::survivesAnyTruncation() {
    const std::string whole =
        "# c\nmacdef m\n x\n\nmachine \"api.heroku.com\" login \"a\\\"b\" password \"s e\\\\c\"\n";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const auto found = netrcPassword(std::string_view(whole).substr(0, length), "api.heroku.com");
        QVERIFY(!found || std::string_view("s e\\c").starts_with(*found) || *found == "s e\\");
    }
}

POOLHOUSE_CORE_APP_TEST(TestNetrc)
#include "tst_netrc.moc"
