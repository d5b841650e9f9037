// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console/change_program_scene.h"
#include "tests/app/console/checked_json.h"
#include "tests/support/test_main.h"

#include <QDirIterator>
#include <QTest>

using poolhouse::test::ChangeProgramScene;
using poolhouse::test::checkedJson;
using poolhouse::test::FieldOutcome;

namespace {

constexpr int longestCredentialWait = 60000;

} // namespace

/// `credentials create`, `rotate`, `destroy` and `url`, as programs against a sandbox over HTTP; what the API shows
/// after them.
class TestCredentialProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneIsCreatedOnce();
    void aRotationTellsWhatBreaks();
    void oneIsRotated();
    void allAreRotated();
    void oneIsDestroyed();
    void oneThatIsBeingDestroyedIsNotDone();
    void aPhraseIsOneWordOfAShell();
    void urls();
    void refusals();
    void anInterruptedRotationIsNotMadeTwice();
    void noPasswordStays();
};

void TestCredentialProgram::oneIsCreatedOnce() {
    const ChangeProgramScene scene;
    const auto dry = scene.run("credentials create CLUSTER reporting --dry-run --json");
    QVERIFY2(dry.exitCode == 0, dry.err.constData());
    QVERIFY(checkedJson("credential-change", dry).at("result") == "dry_run");
    QVERIFY(scene.credential("reporting").is_null());
    for (const auto* result : {"done", "done_before"}) {
        const auto outcome = scene.run("credentials create CLUSTER reporting --wait --json");
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        const auto json = checkedJson("credential-change", outcome);
        QVERIFY2(json.at("result") == result && json.at("credential") == "reporting", outcome.out.constData());
        QVERIFY(scene.credential("reporting").at("state") == "active");
    }
}

void TestCredentialProgram::aRotationTellsWhatBreaks() {
    const ChangeProgramScene scene;
    const auto before = scene.password("owner");
    const auto owner = scene.credential("owner").at("name").get<std::string>();
    const auto unconfirmed = scene.run(("credentials rotate CLUSTER " + owner).c_str());
    QCOMPARE(unconfirmed.exitCode, 2);
    QVERIFY2(unconfirmed.err.contains("closed at once") &&
                 unconfirmed.err.contains("2 apps get new config vars and restart: catalog-api and example-app.") &&
                 unconfirmed.err.endsWith(("To confirm, add: --confirm example-app/" + owner + "\n").c_str()),
             unconfirmed.err.constData());
    const auto all = scene.run("credentials rotate CLUSTER --all --dry-run");
    QVERIFY2(all.exitCode == 0 && all.out.contains("All connections of the cluster are closed at once.") &&
                 all.out.contains("--confirm example-app/postgresql-rectangular-12345"),
             all.out.constData());
    QCOMPARE(scene.password("owner"), before);
}

void TestCredentialProgram::oneIsRotated() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run("credentials create CLUSTER reporting --wait").exitCode, 0);
    const auto before = scene.password("reporting");
    const auto outcome = scene.run("credentials rotate CLUSTER reporting --wait --json");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedJson("credential-change", outcome);
    QVERIFY(json.at("result") == "done" && json.at("apps_restarting").empty() && json.at("confirm").is_null());
    const auto once = scene.password("reporting");
    QVERIFY(!once.empty() && once != before);
    // forced, it closes connections and needs its phrase
    QCOMPARE(scene.run("credentials rotate CLUSTER reporting --force").exitCode, 2);
    QCOMPARE(scene.password("reporting"), once);
    const auto forced =
        scene.run("credentials rotate CLUSTER reporting --force --wait --confirm example-app/reporting");
    QVERIFY2(forced.exitCode == 0, forced.err.constData());
    QVERIFY(scene.password("reporting") != once);
}

void TestCredentialProgram::allAreRotated() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run("credentials create CLUSTER reporting --wait").exitCode, 0);
    const auto reporting = scene.password("reporting"), owner = scene.password("owner");
    const auto outcome = scene.run("credentials rotate CLUSTER --all --wait --json --confirm "
                                   "example-app/postgresql-rectangular-12345");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    const auto json = checkedJson("credential-change", outcome);
    QVERIFY(json.at("change") == "rotate_all_credentials" && json.at("credential").is_null() &&
            json.at("apps_restarting").size() == 2);
    QVERIFY(scene.password("reporting") != reporting && scene.password("owner") != owner);
}

void TestCredentialProgram::oneIsDestroyed() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run("credentials create CLUSTER reporting --wait").exitCode, 0);
    QCOMPARE(scene.run("attach CLUSTER --app catalog-api --credential reporting --as REPORTS --wait").exitCode, 0);
    const auto attached = scene.run("credentials destroy CLUSTER reporting --confirm example-app/reporting");
    QVERIFY2(attached.exitCode == 1 &&
                 attached.err.contains("reporting is used by REPORTS in catalog-api. Detach it there first."),
             attached.err.constData());
    QCOMPARE(scene.run("detach CLUSTER --app catalog-api --as REPORTS --wait").exitCode, 0);
    const auto unconfirmed = scene.run("credentials destroy CLUSTER reporting");
    QVERIFY2(unconfirmed.exitCode == 2 && unconfirmed.err.contains("This can't be undone"),
             unconfirmed.err.constData());
    const auto outcome =
        scene.run("credentials destroy CLUSTER reporting --wait --json --confirm example-app/reporting");
    QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    QVERIFY(checkedJson("credential-change", outcome).at("result") == "done");
    QVERIFY(scene.credential("reporting").is_null());
}

void TestCredentialProgram::oneThatIsBeingDestroyedIsNotDone() {
    const ChangeProgramScene scene(0.1); // which takes more than a minute
    scene.createAndDestroyCredential("reporting");
    QVERIFY(scene.credential("reporting").at("state") == "revoking");
    const auto outcome = scene.run("credentials create CLUSTER reporting");
    QVERIFY2(outcome.exitCode == 1 && outcome.out.isEmpty() &&
                 outcome.err.contains("reporting is being destroyed. Create it when that is complete."),
             outcome.err.constData());
}

void TestCredentialProgram::aPhraseIsOneWordOfAShell() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run("credentials create CLUSTER a;reboot --wait").exitCode, 0);
    const auto unconfirmed = scene.run("credentials destroy CLUSTER a;reboot");
    QVERIFY2(unconfirmed.exitCode == 2 &&
                 unconfirmed.err.endsWith("To confirm, add: --confirm 'example-app/a;reboot'\n"),
             unconfirmed.err.constData());
    const auto dry = scene.run("credentials destroy CLUSTER a;reboot --dry-run");
    QVERIFY2(dry.exitCode == 0 && dry.out.endsWith("To confirm: --confirm 'example-app/a;reboot'\n"),
             dry.out.constData());
}

/// A password is printed by this command only.
void TestCredentialProgram::urls() {
    const ChangeProgramScene scene;
    QCOMPARE(scene.run("credentials create CLUSTER reporting --wait").exitCode, 0);
    for (const std::string name : {"owner", "reporting"}) {
        const auto password = QByteArray::fromStdString(scene.password(name));
        const auto user =
            QByteArray::fromStdString(scene.credential(name).at("roles")[0].at("user").get<std::string>());
        const auto host = QByteArray::fromStdString(scene.credential(name).at("host").get<std::string>());
        const auto words = name == "owner" ? std::string("credentials url CLUSTER") : "credentials url CLUSTER " + name;
        const auto url = scene.run(words.c_str());
        QVERIFY2(url.exitCode == 0, url.err.constData());
        QVERIFY2(url.out.startsWith("postgres://" + user + ':' + password + '@' + host + ":5432/"),
                 url.out.constData());
        QCOMPARE(url.out.count('\n'), 1);
        QVERIFY(scene.run((words + " --form psql").c_str()).out.contains("PGPASSWORD='" + password + "' psql -h "));
        QVERIFY(scene.run((words + " --form jdbc").c_str()).out.startsWith("jdbc:postgresql://" + host));
        QCOMPARE(scene.run((words + " --form env").c_str()).out.count('\n'), 6);
        const auto json = checkedJson("connection", scene.run((words + " --json").c_str()));
        QVERIFY(json.is_object() && json.at("password") == password.toStdString());
        QVERIFY(json.at("url") == url.out.trimmed().toStdString());
    }
    const auto list = scene.run("credentials CLUSTER --json");
    QVERIFY(list.out.contains("reporting") && !list.out.contains(scene.password("reporting").c_str()));
}

void TestCredentialProgram::refusals() {
    ChangeProgramScene scene;
    const auto refused = [&scene](const char* command, int exitCode, const QByteArray& said) {
        const auto outcome = scene.run(command);
        const bool asWanted = outcome.exitCode == exitCode && outcome.err.contains(said) && outcome.out.isEmpty();
        if (!asWanted) {
            qWarning("%d %s", outcome.exitCode, outcome.err.constData());
        }
        return asWanted;
    };
    const auto owner = scene.credential("owner").at("name").get<std::string>();
    QVERIFY(refused("credentials rotate CLUSTER nobody", 1, "The credential nobody no longer exists."));
    QVERIFY(refused("credentials destroy CLUSTER nobody", 1, "The credential nobody no longer exists."));
    QVERIFY(refused(("credentials destroy CLUSTER " + owner).c_str(), 1, "it belongs to the cluster"));
    QVERIFY(refused("credentials create CLUSTER a/b", 2, "NAME: A name can't have a slash"));
    QVERIFY(refused("credentials url CLUSTER nobody", 1, "has no credential \"nobody\"."));
    scene.inject(("404:GET /credentials/" + owner + ":1").c_str());
    QVERIFY(refused("credentials url CLUSTER", 1, ("has no credential \"" + owner + "\".").c_str()));
    scene.inject(("403:GET /credentials/" + owner + ":1").c_str());
    QVERIFY(refused("credentials url CLUSTER", 1, "The connection details couldn't be loaded."));
    scene.inject("422:POST /credentials:1:message=Not that name.");
    QVERIFY2(scene.run("credentials create CLUSTER reporting").err.contains("The API says: Not that name."), "422");
    scene.inject("404:GET /credentials:1");
    QCOMPARE(scene.run("credentials create CLUSTER reporting").exitCode, 1);
    QVERIFY(scene.credential("reporting").is_null());
}

/// The answer was lost and the program ended: the same command goes on with that rotation.
void TestCredentialProgram::anInterruptedRotationIsNotMadeTwice() {
    ChangeProgramScene scene(60);
    QCOMPARE(scene.run("credentials create CLUSTER reporting --wait").exitCode, 0);
    const auto before = scene.password("reporting");
    scene.inject("timeout-after:POST /rotate:1");
    const auto process = scene.started("credentials rotate CLUSTER reporting --wait --json");
    QVERIFY(QTest::qWaitFor([&] { return scene.password("reporting") != before; }, longestCredentialWait));
    process->kill();
    QVERIFY(process->waitForFinished(longestCredentialWait));
    const auto once = scene.password("reporting");
    const auto again = scene.run("credentials rotate CLUSTER reporting --wait --json");
    QVERIFY2(again.exitCode == 0, again.err.constData());
    QVERIFY2(again.fact("/result") == "\"done_before\"", again.out.constData());
    QCOMPARE(scene.password("reporting"), once);
}

/// Not in the journal, the settings or any other file, whatever was done and printed.
void TestCredentialProgram::noPasswordStays() {
    const ChangeProgramScene scene;
    QByteArrayList secrets;
    const auto collect = [&] {
        for (const auto* name : {"owner", "reporting"}) {
            const auto password = scene.password(name);
            if (!password.empty()) {
                secrets << QByteArray::fromStdString(password);
            }
        }
    };
    QByteArray printed;
    for (const auto* command :
         {"credentials create CLUSTER reporting --wait --json", "credentials rotate CLUSTER reporting --wait --json",
          "credentials rotate CLUSTER --all --wait --confirm example-app/postgresql-rectangular-12345",
          "credentials CLUSTER"}) {
        const auto outcome = scene.run(command);
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        printed += outcome.out + outcome.err;
        collect();
    }
    QCOMPARE(scene.run("credentials url CLUSTER").exitCode, 0);
    QVERIFY(secrets.size() >= 6);
    int files = 0;
    QDirIterator all(scene.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        printed += file.readAll();
        ++files;
    }
    QVERIFY(files > 0 && printed.contains("rotate_credentials")); // the journal is among them
    for (const auto& secret : secrets) {
        QVERIFY(!printed.contains(secret));
    }
}

POOLHOUSE_CORE_APP_TEST(TestCredentialProgram)
#include "tst_credential_program.moc"
