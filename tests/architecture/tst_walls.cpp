// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_scan.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace poolhouse::scan;

namespace {

/// Longest first: the first prefix that fits a file or an include names its side of the walls.
const QStringList walledFolders{QStringLiteral("models/core/"), QStringLiteral("models/json/"),
                                QStringLiteral("models/api/"),  QStringLiteral("models/documents/"),
                                QStringLiteral("models/"),      QStringLiteral("ui/"),
                                QStringLiteral("app/sandbox/"), QStringLiteral("app/console/")};

/// What the files of a folder may include. Folders of ours by prefix or whole path, Qt by module, others by name.
struct Rule {
    QStringList ours;
    QStringList qt;
    QStringList others;
};

/// The headers of models/api that say what can be asked; the rest of it is the business of api and of app/console.
const QStringList contracts{QStringLiteral("models/api/api_error.h"),
                            QStringLiteral("models/api/tls_refusal.h"),
                            QStringLiteral("models/api/call.h"),
                            QStringLiteral("models/api/maintenance_service.h"),
                            QStringLiteral("models/api/migration_service.h"),
                            QStringLiteral("models/api/quota_service.h"),
                            QStringLiteral("models/api/setting_service.h"),
                            QStringLiteral("models/api/credential_service.h"),
                            QStringLiteral("models/api/connection_details.h"),
                            QStringLiteral("models/api/secret.h"),
                            QStringLiteral("models/api/services.h"),
                            QStringLiteral("models/api/session_monitor.h")};

QMap<QString, Rule> rules() {
    const auto list = [](const char* text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    return {
        {QStringLiteral("models/core/"), {list("models/core/"), {}, {}}},
        {QStringLiteral("models/api/"),
         {list("models/core/ models/json/ models/api/"), list("Core"), list("curl nlohmann")}},
        {QStringLiteral("models/json/"), {list("models/json/"), {}, list("nlohmann")}},
        {QStringLiteral("models/documents/"), {list("models/core/ models/json/ models/documents/"), {}, {}}},
        {QStringLiteral("models/"),
         {QStringList{QStringLiteral("models/core/"), QStringLiteral("models/")} + contracts, list("Core Sql"), {}}},
        {QStringLiteral("ui/"), {list("models/core/ models/ ui/"), list("Core Gui Widgets Charts Svg"), {}}},
        {QStringLiteral("app/sandbox/"),
         {list("models/core/ models/json/ app/sandbox/"), list("Core Sql"), list("nlohmann zlib.h")}},
    };
}

QString folderOf(const QString& path) {
    const auto fits = [&](const QString& folder) { return path.startsWith(folder); };
    const auto at = std::find_if(walledFolders.begin(), walledFolders.end(), fits);
    return at == walledFolders.end() ? QString() : *at;
}

/// The module that a Qt header belongs to, as the installed headers say; empty for what is no Qt header.
QString qtModuleOf(const QString& header) {
    static const QRegularExpression modular(QStringLiteral("^Qt([A-Z]\\w*)/"));
    if (const auto match = modular.match(header); match.hasMatch()) {
        return match.captured(1);
    }
    static const QRegularExpression camelCase(QStringLiteral("^(Q[A-Z0-9]\\w*|Qt[A-Z]\\w*|q\\w+\\.h|qt\\w*\\.h)$"));
    if (!camelCase.match(header).hasMatch()) {
        return {};
    }
    static const QStringList modules{
        QStringLiteral("Core"), QStringLiteral("Gui"),  QStringLiteral("Widgets"),      QStringLiteral("Network"),
        QStringLiteral("Sql"),  QStringLiteral("Svg"),  QStringLiteral("Charts"),       QStringLiteral("SvgWidgets"),
        QStringLiteral("Test"), QStringLiteral("DBus"), QStringLiteral("PrintSupport"), QStringLiteral("Concurrent"),
        QStringLiteral("Xml")};
    for (const QString& module : modules) {
        if (QFile::exists(QStringLiteral(POOLHOUSE_QT_HEADERS "/Qt") + module + QLatin1Char('/') + header)) {
            return module;
        }
    }
    return QStringLiteral("unknown module");
}

/// Why `file` may not have this include; empty when it may.
QString complaintAbout(const QString& file, const Include& include) {
    const QString folder = folderOf(file);
    const QString& name = include.name;
    if (include.quoted && folderOf(name).isEmpty() && !name.endsWith(QLatin1String(".moc"))) {
        return QStringLiteral("is not written from the root of the repository");
    }
    if (name.startsWith(QLatin1String("curl/")) && !file.startsWith(QLatin1String("models/api/curl_"))) {
        return QStringLiteral("is curl, which only models/api/curl_* knows");
    }
    if (name == QLatin1String("nlohmann/json.hpp") && folder != QLatin1String("models/json/")) {
        return QStringLiteral("is instantiated in models/json, whose header is to be included");
    }
    const bool json = name.startsWith(QLatin1String("nlohmann/")) || folderOf(name) == QLatin1String("models/json/");
    if (json && folder == QLatin1String("models/api/")) {
        static const QRegularExpression codec(QStringLiteral("^models/api/(codec_\\w+|json_\\w+)\\.(h|cpp)$"));
        return codec.match(file).hasMatch() ? QString() : QStringLiteral("is JSON, which only the codec knows");
    }
    if (json && folder == QLatin1String("models/documents/")) {
        return file.startsWith(QLatin1String("models/documents/json_document."))
                   ? QString()
                   : QStringLiteral("is JSON, which only json_document knows");
    }
    const auto all = rules();
    const auto rule = all.constFind(folder);
    if (rule == all.constEnd()) {
        return {}; // app/console may include everything
    }
    if (include.quoted) {
        if (name.endsWith(QLatin1String(".moc"))) {
            return {};
        }
        const QString side = folderOf(name);
        return rule->ours.contains(side) || rule->ours.contains(name)
                   ? QString()
                   : QStringLiteral("is on the other side of a wall");
    }
    if (const QString module = qtModuleOf(name); !module.isEmpty()) {
        if (module == QLatin1String("Charts") && !file.startsWith(QLatin1String("ui/charts/"))) {
            return QStringLiteral("is Qt Charts, which only ui/charts knows");
        }
        if (module == QLatin1String("Svg") && !file.startsWith(QLatin1String("ui/planner/plan_drawing.")) &&
            !file.startsWith(QLatin1String("ui/window/application_icon."))) {
            return QStringLiteral("is Qt SVG, which only the drawing of plans and the icon know");
        }
        return rule->qt.contains(module) ? QString() : QStringLiteral("belongs to Qt ") + module;
    }
    static const QRegularExpression standard(
        QStringLiteral("^(\\w+|(sys|netinet)/\\w+\\.h|(fcntl|unistd|signal|errno)\\.h)$"));
    const QString first = name.section(QLatin1Char('/'), 0, 0);
    return standard.match(name).hasMatch() || rule->others.contains(first)
               ? QString()
               : QStringLiteral("is a library not allowed here");
}

/// A text of a source with what stands around it.
struct Literal {
    QString text; ///< with its parts joined
    QString before;
    QString after;
    int line = 0;
};

QList<Literal> literalsOf(const QString& source) {
    static const QRegularExpression token(
        QStringLiteral(R"(//[^\n]*|/\*.*?\*/|'(?:[^'\\\n]|\\.)'|"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression joint(QStringLiteral(R"("\s*")"));
    constexpr qsizetype around = 250;
    QList<Literal> all;
    for (auto each = token.globalMatch(source); each.hasNext();) {
        const auto match = each.next();
        if (match.captured().startsWith(QLatin1Char('"'))) {
            const auto start = match.capturedStart();
            all.append({match.captured().replace(joint, QString()),
                        source.mid(std::max<qsizetype>(start - around, 0), std::min(start, around)),
                        source.mid(match.capturedEnd(), around),
                        static_cast<int>(source.left(start).count(QLatin1Char('\n'))) + 1});
        }
    }
    return all;
}

/// Texts whose number is always two or more, beside the constants of the rules.
const QStringList neverOne{
    QStringLiteral("matches %2 clusters"),        QStringLiteral("at most %1 characters"),
    QStringLiteral("at least %1 characters"),     QStringLiteral("at most %1 follower pools"),
    QStringLiteral("more than the limit of %2"),  QStringLiteral("are more than the search can compare"),
    QStringLiteral("accept %2: some are closed"), QStringLiteral("in the %3 of %4 pools reporting")};

/// Whether a number would stand before a plural when it is 1. The limit in "612 of 1,140 connections" never is.
bool forgetsTheSingular(const Literal& literal) {
    static const QRegularExpression counted(
        QStringLiteral("(of |/ |\u2192 |to )?%(?:L?\\d|n) (?:(?:more|other|read|new|free|small|follower|API) )*"
                       "(connections|vCPUs|instances|pools|clusters|apps|steps|changes|workloads|levels|readings|gaps|"
                       "requests|calls|characters|attachments|plans|configurations|entries|lines|events|days|hours|"
                       "minutes|seconds|matches|results)\\b"));
    static const QRegularExpression paired(QStringLiteral(R"(QT_TRANSLATE_N_NOOP\(\s*"Wording",\s*$|[=>] 1\b)"));
    static const QRegularExpression constant(QStringLiteral(R"(^[^;]*\bcore::max\w+)"));
    const auto match = counted.match(literal.text);
    const bool limit = !match.captured(1).isEmpty() && match.captured(2) == QLatin1String("connections");
    return match.hasMatch() && !limit && !paired.match(literal.before).hasMatch() &&
           !constant.match(literal.after).hasMatch() &&
           std::none_of(neverOne.begin(), neverOne.end(),
                        [&literal](const QString& each) { return literal.text.contains(each); });
}

} // namespace

/// The walls that the linker cannot hold, since headers get around it.
class TestWalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theScanSeesThrough_data();
    void theScanSeesThrough();
    void includesStayInsideTheWalls();
    void everyFileNamesItsLicenceFirst();
    void filesStayReadable();
    void nothingPrivateLeaksFromHeaders();
    void theScanSeesPlurals_data();
    void theScanSeesPlurals();
    void numbersInflectTheirNouns();

private:
    QStringList m_files;
};

void TestWalls::initTestCase() {
    m_files = sourceFiles();
    QVERIFY(m_files.contains(QStringLiteral("models/core/pool.h")));
    QVERIFY(m_files.contains(QStringLiteral("models/api/curl_transport.cpp")));
    QVERIFY(m_files.contains(QStringLiteral("tests/architecture/tst_walls.cpp")));
    QCOMPARE(qtModuleOf(QStringLiteral("QString")), QStringLiteral("Core"));
    QCOMPARE(qtModuleOf(QStringLiteral("QWidget")), QStringLiteral("Widgets"));
}

void TestWalls::theScanSeesThrough_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* file, const char* line, bool allowed) {
        QTest::addRow("%s %s", file, line) << QString::fromLatin1(file) << QString::fromLatin1(line) << allowed;
    };
    row("models/core/a.h", "#include <vector>", true);
    row("models/core/a.h", "#include \"models/core/pool.h\"", true);
    row("models/core/a.h", "#include <QString>", false);
    row("models/core/a.h", "  #  include <QtCore/QString>", false);
    row("models/core/a.h", "#include <qstring.h>", false);
    row("models/core/a.h", "#include \"models/api/call.h\"", false);
    row("models/api/a.cpp", "#include <QUrl>", true);
    row("models/api/a.cpp", "#include <QNetworkReply>", false);
    row("models/api/a.cpp", "#include <QColor>", false);
    row("models/api/a.cpp", "#include \"models/fleet/store.h\"", false);
    row("models/api/a.cpp", "#include <curl/curl.h>", false);
    row("models/api/curl_transport.cpp", "#include <curl/curl.h>", true);
    row("models/api/answer.cpp", "#include \"models/json/json.h\"", false);
    row("models/api/codec_data.cpp", "#include \"models/json/json.h\"", true);
    row("models/documents/json_document.h", "#include \"models/json/json.h\"", true);
    row("models/documents/plan_document.cpp", "#include \"models/json/json.h\"", false);
    row("models/documents/plan_document.cpp", "#include \"models/core/plan.h\"", true);
    row("models/documents/plan_document.cpp", "#include \"models/documents/json_document.h\"", true);
    row("models/documents/plan_document.h", "#include <QString>", false);
    row("models/documents/plan_document.cpp", "#include \"models/api/json_codec.h\"", false);
    row("models/plans/executor.cpp", "#include \"models/documents/json_document.h\"", false);
    row("models/plans/executor.cpp", "#include \"models/documents/plan_document.h\"", false);
    row("models/fleet/store.h", "#include \"models/api/services.h\"", true);
    row("models/fleet/store.h", "#include \"models/api/heroku_client.h\"", false);
    row("models/fleet/store.h", "#include \"models/json/json.h\"", false);
    row("models/fleet/store.h", "#include <QWidget>", false);
    row("models/fleet/store.h", "#include <QColor>", false);
    row("models/fleet/store.h", "#include <QSqlDatabase>", true);
    row("models/fleet/store.h", "#include \"ui/window/main_window.h\"", false);
    row("ui/pools/a.cpp", "#include <QChart>", false);
    row("ui/charts/a.cpp", "#include <QChart>", true);
    row("ui/pools/a.cpp", "#include \"models/fleet/store.h\"", true);
    row("ui/pools/a.cpp", "#include \"models/api/call.h\"", false);
    row("ui/pools/a.cpp", "#include <QSqlQuery>", false);
    row("ui/pools/a.cpp", "#include <QtSvg/QSvgRenderer>", false);
    row("ui/pools/a.cpp", "#include \"app/sandbox/state.h\"", false);
    row("ui/pools/a.cpp", "#include \"a.h\"", false);
    row("app/sandbox/a.cpp", "#include \"models/json/json.h\"", true);
    row("app/sandbox/a.cpp", "#include <nlohmann/json.hpp>", false);
    row("app/sandbox/a.h", "#include <nlohmann/json_fwd.hpp>", true);
    row("app/console/a.cpp", "#include <nlohmann/json.hpp>", false);
    row("models/json/json.h", "#include <nlohmann/json.hpp>", true);
    row("ui/pools/a.cpp", "#include \"models/json/json.h\"", false);
    row("app/sandbox/a.cpp", "#include <QTcpServer>", false);
    row("app/sandbox/a.cpp", "#include \"models/api/json_codec.h\"", false);
    row("app/sandbox/a.cpp", "#include \"models/fleet/store.h\"", false);
    row("app/console/a.cpp", "#include \"app/sandbox/sandbox.h\"", true);
    row("app/console/a.cpp", "#include \"models/api/curl_transport.h\"", true);
    row("app/console/a.cpp", "#include <curl/curl.h>", false);
}

void TestWalls::theScanSeesThrough() {
    QFETCH(QString, file);
    QFETCH(QString, line);
    QFETCH(bool, allowed);
    const auto found = includesIn(line);
    QCOMPARE(found.size(), 1);
    const QString complaint = complaintAbout(file, found.front());
    QVERIFY2(complaint.isEmpty() == allowed, qPrintable(complaint));
}

void TestWalls::includesStayInsideTheWalls() {
    QStringList complaints;
    for (const QString& file : std::as_const(m_files)) {
        if (folderOf(file).isEmpty()) {
            continue;
        }
        for (const Include& include : includesIn(read(file))) {
            if (const QString why = complaintAbout(file, include); !why.isEmpty()) {
                complaints.append(QStringLiteral("%1:%2: %3 %4").arg(file).arg(include.line).arg(include.name, why));
            }
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void TestWalls::everyFileNamesItsLicenceFirst() {
    QStringList silent;
    for (const QString& file : std::as_const(m_files)) {
        const QString first = read(file).section(QLatin1Char('\n'), 0, 0);
        const QString comment = file.endsWith(QLatin1String(".txt")) ? QStringLiteral("# ") : QStringLiteral("// ");
        if (first != comment + QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later")) {
            silent.append(file);
        }
    }
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(QLatin1Char('\n'))));
}

void TestWalls::filesStayReadable() {
    constexpr qsizetype most = 450;
    QStringList complaints;
    for (const QString& file : std::as_const(m_files)) {
        const auto lines = read(file).count(QLatin1Char('\n'));
        if ((file.startsWith(QLatin1String("ui/")) || file.startsWith(QLatin1String("models/"))) && lines > most) {
            complaints.append(QStringLiteral("%1 has %2 lines").arg(file).arg(lines));
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void TestWalls::nothingPrivateLeaksFromHeaders() {
    // Includes are transitive: the contracts stay thin.
    for (const QString& contract : contracts) {
        for (const Include& include : includesIn(read(contract))) {
            const bool thin = !include.quoted || include.name.startsWith(QLatin1String("models/core/")) ||
                              contracts.contains(include.name);
            QVERIFY2(thin, qPrintable(contract + QLatin1String(" includes ") + include.name));
        }
    }
}

void TestWalls::theScanSeesPlurals_data() {
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("wrong");
    const auto row = [](const char* code, bool wrong) { QTest::newRow(code) << QString::fromUtf8(code) << wrong; };
    row(R"(tr("%1 connections").arg(limit))", true);
    row(R"(tr("It has %1 "
               "follower pools.").arg(pools))",
        true);
    row(R"(tr("%n steps", nullptr, steps))", true);
    row(R"(counted(n, QT_TRANSLATE_N_NOOP("Wording", "%n step"), QT_TRANSLATE_N_NOOP("Wording", "%n steps")))", false);
    row(R"(steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps))", false);
    row(R"(tr("At most %1 follower pools").arg(core::maxFollowerPools))", false);
    row(R"(tr("%1 of %2 connections").arg(used, limit))", false);
    row(R"(tr("%1 of %2 instances up").arg(up, all))", true);
    row(R"(// says "%1 pools")", false);
}

void TestWalls::theScanSeesPlurals() {
    QFETCH(const QString, code);
    const auto literals = literalsOf(code);
    QTEST(std::any_of(literals.begin(), literals.end(), forgetsTheSingular), "wrong");
}

/// "1 connection", and whole texts for 1 and for others, as Text::counted() takes them.
void TestWalls::numbersInflectTheirNouns() {
    QStringList complaints;
    auto unused = neverOne;
    for (const QString& file : std::as_const(m_files)) {
        if (!file.startsWith(QLatin1String("tests/")) && !file.startsWith(QLatin1String("app/sandbox/")) &&
            !file.endsWith(QLatin1String(".txt"))) {
            for (const auto& literal : literalsOf(read(file))) {
                unused.removeIf([&literal](const QString& each) { return literal.text.contains(each); });
                if (forgetsTheSingular(literal)) {
                    complaints.append(QStringLiteral("%1:%2: %3").arg(file).arg(literal.line).arg(literal.text));
                }
            }
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
    QVERIFY2(unused.isEmpty(), qPrintable(unused.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestWalls)
#include "tst_walls.moc"
