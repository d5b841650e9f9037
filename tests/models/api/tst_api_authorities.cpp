// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/authorities.h"
#include "tests/support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse::api;

namespace {

QByteArray pem(const QByteArray& content, const QByteArray& kind = "CERTIFICATE", const QByteArray& line = "\n") {
    return "-----BEGIN " + kind + "-----" + line + content.toBase64() + line + "-----END " + kind + "-----" + line;
}

} // namespace

/// Certificate authorities out of files and folders. Their content is not looked at: OpenSSL does that.
class TestApiAuthorities : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder.emplace();
        m_authorities = {};
    }

    /// /etc/ssl/certs holds the bundle, its parts, and links to them.
    void aFolderWithABundleAndItsPartsCountsEachOnce() {
        write("bundle.crt", pem("one") + "# a remark\n" + pem("two", "TRUSTED CERTIFICATE"));
        write("one.pem", pem("one", "CERTIFICATE", "\r\n"));
        write("key.pem", pem("secret", "PRIVATE KEY"));
        write("notes.txt", "nothing");
        QVERIFY(!addAuthoritiesIn(m_authorities, m_folder->path()));
        QVERIFY(!addAuthorities(m_authorities, path("bundle.crt")));
        QCOMPARE(m_authorities.certificates, (std::set<QByteArray>{pem("one"), pem("two", "TRUSTED CERTIFICATE")}));
    }

    void derIsRead() {
        const QByteArray der = QByteArray("\x30\x82\x01\x00", 4) + QByteArray(256, 'x');
        write("one.der", der);
        QVERIFY(!addAuthorities(m_authorities, path("one.der")));
        auto coded = *m_authorities.certificates.begin();
        coded.replace("\n", "");
        QVERIFY(coded.contains(der.toBase64()));
    }

    void whatHoldsNoneIsSaid_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a key") << pem("secret", "PRIVATE KEY");
        QTest::newRow("cut off") << pem("one").chopped(6);
        QTest::newRow("only begun") << QByteArray("-----BEGIN ");
    }
    void whatHoldsNoneIsSaid() {
        QFETCH(const QByteArray, content);
        write("file", content);
        QCOMPARE(addAuthorities(m_authorities, path("file")), std::optional(QStringLiteral("no certificate in it")));
        QCOMPARE(addAuthoritiesIn(m_authorities, m_folder->path()),
                 std::optional(QStringLiteral("no certificate in it")));
        QVERIFY(m_authorities.certificates.empty());
        QVERIFY(addAuthorities(m_authorities, path("nowhere")).has_value());
        QVERIFY(addAuthorities(m_authorities, m_folder->path()).has_value());
    }

    void onlyWhatTheSystemLacksIsAdded() {
        write("system", pem("one") + pem("two"));
        write("company", pem("two") + pem("three"));
        QCOMPARE(withSystemAuthorities(m_authorities, path("system")), QByteArray());
        QVERIFY(!addAuthorities(m_authorities, path("system")));
        QCOMPARE(withSystemAuthorities(m_authorities, path("system")), QByteArray());
        QVERIFY(!addAuthorities(m_authorities, path("company")));
        const auto all = withSystemAuthorities(m_authorities, path("system"));
        QCOMPARE(all, pem("one") + pem("two") + "\n" + pem("three"));
        QCOMPARE(withSystemAuthorities(m_authorities, path("nowhere")).count("BEGIN"), 3);
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    void write(const char* name, const QByteArray& content) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    std::optional<QTemporaryDir> m_folder;
    Authorities m_authorities;
};

POOLHOUSE_PLAIN_TEST(TestApiAuthorities)
#include "tst_api_authorities.moc"
