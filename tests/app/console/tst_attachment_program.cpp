// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/support/test_main.h"

#include <QTest>

#include <set>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::Json;

namespace {

constexpr int longestWait = 60000;
const std::string attachedApp = "example-app";

} // namespace

/// How `attach` and `detach` take names, as programs against a sandbox over HTTP.
class TestAttachmentProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAppWithoutANameIsAttachedEachTime();
    void detachTakesTheNameOrTheConfigVar();
    void aConfigVarInTheWayNamesTheOption();
    void anInterruptedAttachmentNamesWhatGoesOn();
};

void TestAttachmentProgram::anAppWithoutANameIsAttachedEachTime() {
    const ChangeProgramScene scene(60);
    auto expected = scene.attachmentCount();
    std::set<QByteArray> names;
    for (std::size_t run = 1; run <= 3; ++run) {
        const auto outcome = scene.run("attach CLUSTER --app example-app --pool analytics --json");
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY2(outcome.fact("/result") != "\"done_before\"", outcome.out.constData());
        QCOMPARE(scene.attachmentCount(), ++expected);
        names.insert(outcome.fact("/attachment"));
        QCOMPARE(names.size(), run);
    }
}

void TestAttachmentProgram::detachTakesTheNameOrTheConfigVar() {
    const ChangeProgramScene scene;
    const auto attached = [&scene](const char* name) { return !scene.attachment(attachedApp, name).is_null(); };
    const auto added =
        scene.run("attach CLUSTER --app example-app --pool analytics --as READS_URL_URL --wait"); // READS is there
    QVERIFY2(added.exitCode == 0, added.err.constData());
    QVERIFY(attached("READS") && attached("READS_URL"));
    const auto either = scene.run("detach CLUSTER --app example-app --as reads_url");
    QCOMPARE(either.exitCode, 2);
    QCOMPARE(either.err, QByteArray("--as: example-app has the attachments READS_URL and READS. Use READS_URL_URL for "
                                    "the first, READS for the second.\n"));
    QVERIFY(attached("READS") && attached("READS_URL"));
    const auto one = scene.run("detach CLUSTER --app example-app --as READS --wait");
    QVERIFY2(one.exitCode == 0, one.err.constData());
    QVERIFY(!attached("READS") && attached("READS_URL"));
    const auto other = scene.run("detach CLUSTER --app example-app --as READS_URL --wait");
    QVERIFY2(other.exitCode == 0, other.err.constData());
    QVERIFY(!attached("READS_URL"));
}

void TestAttachmentProgram::aConfigVarInTheWayNamesTheOption() {
    ChangeProgramScene scene;
    scene.setConfigVar(attachedApp, "MINE_URL");
    const auto outcome = scene.run("attach CLUSTER --app example-app --as MINE");
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.err, QByteArray("--as: example-app already has the config var MINE_URL. Choose another name.\n"));
    QVERIFY(scene.attachment(attachedApp, "MINE").is_null());
    scene.inject("423:POST /addon-attachments:1:id=locked");
    const auto locked = scene.run("attach CLUSTER --app example-app --as OTHER");
    QCOMPARE(locked.exitCode, 1);
    QVERIFY2(!locked.err.contains("config var"), locked.err.constData());
}

/// Without the generated name the same command would attach another time.
void TestAttachmentProgram::anInterruptedAttachmentNamesWhatGoesOn() {
    ChangeProgramScene scene;
    const auto before = scene.attachmentCount();
    scene.inject("timeout-after:POST /addon-attachments:1");
    const auto process = scene.started("attach CLUSTER --app example-app --pool analytics --wait --json");
    QVERIFY(QTest::qWaitFor([&] { return scene.attachmentCount() > before; }, longestWait));
    process->terminate();
    QVERIFY(process->waitForFinished(longestWait));
    QCOMPARE(process->exitCode(), 1);
    const auto name = Json::parse(process->readAllStandardOutput().toStdString()).at("attachment").get<std::string>();
    const auto said = process->readAllStandardError();
    QVERIFY2(said.contains(("with --as " + name + " to continue.").c_str()), said.constData());
}

POOLHOUSE_CORE_APP_TEST(TestAttachmentProgram)
#include "tst_attachment_program.moc"
