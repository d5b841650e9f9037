// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/private_process.h"
#include "app/console/qt_desktop.h"
#include "tests/support/test_main.h"

#include <QDesktopServices>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace poolhouse::console;

/// What is taken from this process, and not from the programs that it starts.
class TestPrivateProcess : public QObject {
    Q_OBJECT
public Q_SLOTS:
    /// In place of the desktop: the platform of tests opens nothing.
    void startBrowser(const QUrl& url) const {
        QVERIFY(QProcess::startDetached(m_folder.filePath(QStringLiteral("browser")), {url.toString()}));
    }

private Q_SLOTS:
    void theBrowserHasTheRightsOfItsUser();

private:
    QTemporaryDir m_folder;
};

void TestPrivateProcess::theBrowserHasTheRightsOfItsUser() {
    const auto said = m_folder.filePath(QStringLiteral("said"));
    QFile browser(m_folder.filePath(QStringLiteral("browser")));
    QVERIFY(browser.open(QIODevice::WriteOnly));
    browser.write("#!/bin/sh\n{ umask; ulimit -S -c; } > '" + said.toUtf8() + ".part'\nmv '" + said.toUtf8() +
                  ".part' '" + said.toUtf8() + "'\n");
    QVERIFY(browser.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    browser.close();
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "startBrowser");
    ::umask(022);
    rlimit core{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &core), 0);
    core.rlim_cur = core.rlim_max == 0 ? 0 : 512 * 4; // of 512 bytes, as the shell counts
    QCOMPARE(::setrlimit(RLIMIT_CORE, &core), 0);

    keepProcessPrivate();
    QtDesktop desktop;
    desktop.openInBrowser(QUrl(QStringLiteral("https://dashboard.heroku.com/")));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(said), 20000);
    QFile file(said);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("0022\n") + (core.rlim_max == 0 ? "0\n" : "4\n"));

    rlimit now{};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &now), 0);
    QCOMPARE(now.rlim_cur, rlim_t{0});
    QCOMPARE(::umask(077), mode_t{077});
    QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
}

POOLHOUSE_WIDGET_TEST(TestPrivateProcess)
#include "tst_private_process.moc"
