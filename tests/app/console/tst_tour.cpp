// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

/// The real program takes its pictures where there is no display, no home and no account.
class TestTour : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesEveryPicture();
};

void TestTour::takesEveryPicture() {
    const QTemporaryDir folder;
    const QString pictures = folder.filePath(QStringLiteral("new/pictures"));
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("HOME"), folder.filePath(QStringLiteral("home")));
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(POOLHOUSE_PROGRAM), {QStringLiteral("--tour"), pictures});
    QVERIFY(process.waitForFinished(170000));
    const auto complaints = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, complaints.constData());

    const auto paths = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(QDir(pictures).entryList(QDir::Files).size(), paths.size());
    QSet<QByteArray> contents;
    QSet<QString> scenes;
    const QRegularExpression form(QStringLiteral("/(\\d\\d-[a-z-]+)-(light|dark)@([12])x\\.png$"));
    for (const auto& path : paths) {
        const auto match = form.match(path);
        QVERIFY2(match.hasMatch(), qPrintable(path));
        const QImage image(path);
        QCOMPARE(image.size(), QSize(1440, 900) * match.captured(3).toInt());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        contents.insert(file.readAll());
        scenes.insert(match.captured(1));
    }
    QCOMPARE(contents.size(), paths.size()); // none is another one again
    QCOMPARE(paths.size(), scenes.size() * 4);
    QVERIFY2(scenes.contains(QStringLiteral("06-cluster")), "the cluster of the design is the sixth screen");
}

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
