// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/confirm_phrase.h"
#include "tests/support/test_main.h"

#include <QTest>

using poolhouse::core::phraseOf;

class TestConfirmPhrase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAppComesFirst_data() {
        QTest::addColumn<std::string>("app");
        QTest::addColumn<std::string>("name");
        QTest::addColumn<std::string>("phrase");
        const auto row = [](const char* what, const char* app, const char* name, const char* phrase) {
            QTest::newRow(what) << std::string(app) << std::string(name) << std::string(phrase);
        };
        row("a cluster", "example-app", "postgresql-x", "example-app/postgresql-x");
        row("app unknown", "", "postgresql-x", "postgresql-x");
        row("as it is spelled", "Example app", "a/b", "Example app/a/b");
    }
    void theAppComesFirst() {
        QFETCH(const std::string, app);
        QFETCH(const std::string, name);
        QTEST(phraseOf(app, name), "phrase");
    }
};

POOLHOUSE_PLAIN_TEST(TestConfirmPhrase)
#include "tst_confirm_phrase.moc"
