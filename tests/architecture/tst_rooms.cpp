// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_scan.h"

#include <QRegularExpression>
#include <QTest>

using namespace poolhouse;

namespace {

/// Lines of out-of-line member functions of a class, over all its files. Definitions inside the class do not count.
constexpr int classLimit = 400;
/// Lines of the source of a controller.
constexpr int controllerLimit = 250;

/// The line of rooms.txt that names a room; a room may include those of smaller levels.
QMap<QString, int> roomLevels() {
    QMap<QString, int> levels;
    int level = 0;
    for (const QString& line : scan::read(QStringLiteral("tests/architecture/rooms.txt")).split(QLatin1Char('\n'))) {
        const QStringList rooms = line.section(QLatin1Char('#'), 0, 0).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& room : rooms) {
            levels[room] = level;
        }
        level += rooms.isEmpty() ? 0 : 1;
    }
    return levels;
}

QString roomOf(const QString& path) {
    return path.section(QLatin1Char('/'), 0, 1);
}

bool isProduct(const QString& path) {
    return !path.startsWith(QLatin1String("tests/")) && !path.endsWith(QLatin1String("CMakeLists.txt"));
}

/// Why `file` may not include `header`; empty when it may.
QString complaintAbout(const QMap<QString, int>& levels, const QString& file, const QString& header) {
    const QString from = roomOf(file);
    const QString to = roomOf(header);
    if (from == to) {
        return {};
    }
    if (!levels.contains(to)) {
        return to + QStringLiteral(" is no room of rooms.txt");
    }
    return levels[to] < levels.value(from, -1) ? QString()
                                               : QStringLiteral("%1 is not below %2 in rooms.txt").arg(to, from);
}

bool leavesUnityBuilds(const QString& cmake) {
    static const QRegularExpression exception(
        QStringLiteral(R"(SKIP_UNITY_BUILD_INCLUSION|UNITY_BUILD\s+(OFF|FALSE|NO|0)\b)"));
    return exception.match(cmake).hasMatch();
}

QStringList sorted(const QSet<QString>& set) {
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

} // namespace

/// The order of the rooms in rooms.txt, and the sizes that keep a room readable.
class TestRooms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void orderRefuses_data();
    void orderRefuses();
    void everyRoomHasItsPlaceInTheOrder();
    void includesFollowTheOrder();
    void cycleSearchFindsCycles();
    void noCycleOfMoreThanTwoUnits();
    void functionScanCounts();
    void classesStaySmall();
    void controllersStaySmallAndHaveATestWithoutTheWindow();
    void namespacesAreRead();
    void namespacesMatchRooms();
    void engineNamesNoKindOfChange();
    void unityExceptionsAreFound();
    void everyFileJoinsUnityBuilds();

private:
    QStringList m_files;
};

void TestRooms::initTestCase() {
    m_files = scan::sourceFiles();
    QVERIFY(m_files.contains(QStringLiteral("models/core/pool.h")));
}

void TestRooms::orderRefuses_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("header");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* file, const char* header, bool allowed) {
        QTest::addRow("%s > %s", file, header) << QString::fromLatin1(file) << QString::fromLatin1(header) << allowed;
    };
    row("models/plans/a.cpp", "models/operations/b.h", true);
    row("models/plans/a.cpp", "models/plans/b.h", true);
    row("models/plans/a.cpp", "models/text/b.h", false);
    row("models/operations/a.cpp", "models/views/b.h", false);
    row("models/fleet/a.h", "models/operations/b.h", false);
    row("ui/pools/a.cpp", "models/tables/b.h", true);
    row("ui/pools/a.cpp", "ui/account/b.h", false);
    row("ui/widgets/a.cpp", "ui/window/b.h", false);
    row("ui/window/a.cpp", "ui/widgets/b.h", true);
    row("ui/window/a.cpp", "ui/nowhere/b.h", false);
    row("ui/nowhere/a.cpp", "ui/theme/b.h", false);
}

void TestRooms::orderRefuses() {
    QFETCH(QString, file);
    QFETCH(QString, header);
    QFETCH(bool, allowed);
    QCOMPARE(complaintAbout(roomLevels(), file, header).isEmpty(), allowed);
}

void TestRooms::everyRoomHasItsPlaceInTheOrder() {
    QSet<QString> rooms;
    for (const QString& file : std::as_const(m_files)) {
        if (isProduct(file)) {
            rooms.insert(roomOf(file));
        }
    }
    const auto levels = roomLevels();
    QCOMPARE(sorted(rooms), levels.keys());
}

void TestRooms::includesFollowTheOrder() {
    const auto levels = roomLevels();
    QSet<QString> upward;
    for (const QString& file : std::as_const(m_files)) {
        if (!isProduct(file)) {
            continue;
        }
        for (const scan::Include& include : scan::includesIn(scan::read(file))) {
            if (include.quoted && include.name.contains(QLatin1Char('/')) &&
                !complaintAbout(levels, file, include.name).isEmpty()) {
                upward.insert(file + QStringLiteral(" > ") + include.name);
            }
        }
    }
    QVERIFY2(upward.isEmpty(), qPrintable(sorted(upward).join(QLatin1Char('\n'))));
}

void TestRooms::cycleSearchFindsCycles() {
    const auto graph = [](const QStringList& arrows) {
        scan::Graph made;
        for (const QString& arrow : arrows) {
            made[arrow.left(1)].insert(arrow.right(1));
        }
        return made;
    };
    const auto node = [](const char* name) { return QString::fromLatin1(name); };
    QVERIFY(scan::cyclesOf(graph({node("ab"), node("bc"), node("ac")})).isEmpty());
    const QList<QStringList> found =
        scan::cyclesOf(graph({node("ab"), node("bc"), node("ca"), node("cd"), node("de"), node("ed")}));
    const QList<QStringList> expected{{node("d"), node("e")}, {node("a"), node("b"), node("c")}};
    QCOMPARE(found, expected);
}

void TestRooms::noCycleOfMoreThanTwoUnits() {
    scan::Graph graph;
    for (const QString& file : std::as_const(m_files)) {
        for (const scan::Include& include : scan::includesIn(scan::read(file))) {
            const QString to = scan::unitOf(include.name);
            if (include.quoted && isProduct(file) && to != scan::unitOf(file)) {
                graph[scan::unitOf(file)].insert(to);
            }
        }
    }
    QSet<QString> large;
    for (const QStringList& cycle : scan::cyclesOf(graph)) {
        if (cycle.size() > 2) {
            large.insert(cycle.join(QLatin1Char(' ')));
        }
    }
    QVERIFY2(large.isEmpty(), qPrintable(sorted(large).join(QLatin1Char('\n'))));
}

void TestRooms::functionScanCounts() {
    const auto counted = scan::functionLines(QStringLiteral(R"--(// A::comment() {
A::A(int a)
    : m_a(a), m_b{1} {
    call("}");
}
A::~A() = default;
const B& A::both(const std::function<void()>& f) const { return f ? m_b : m_c; }

void B::Impl::nested() {
    // {
    for (;;) {
    }
}
int free(A& a) {
    return A::count();
}
)--"));
    const QMap<QString, int> expected{{QStringLiteral("A"), 5}, {QStringLiteral("B"), 5}};
    QCOMPARE(counted, expected);
}

void TestRooms::classesStaySmall() {
    QMap<QString, int> lines;
    for (const QString& file : std::as_const(m_files)) {
        if (isProduct(file) && file.endsWith(QLatin1String(".cpp"))) {
            // Names are unique in all of ui, elsewhere in a room.
            const QString space = file.startsWith(QLatin1String("ui/")) ? QStringLiteral("ui") : roomOf(file);
            const auto counted = scan::functionLines(scan::read(file));
            for (auto it = counted.begin(); it != counted.end(); ++it) {
                lines[space + QLatin1Char(' ') + it.key()] += it.value();
            }
        }
    }
    QVERIFY(lines.value(QStringLiteral("models/fleet Store")) > 100);
    QSet<QString> large;
    for (auto it = lines.begin(); it != lines.end(); ++it) {
        if (it.value() > classLimit) {
            large.insert(it.key());
        }
    }
    QVERIFY2(large.isEmpty(), qPrintable(sorted(large).join(QLatin1Char('\n'))));
}

void TestRooms::controllersStaySmallAndHaveATestWithoutTheWindow() {
    static const QRegularExpression source(QStringLiteral("^ui/window/\\w*(_controllers?|_dispatcher)\\.cpp$"));
    static const QRegularExpression single(QStringLiteral("^ui/window/\\w*(_controller|_dispatcher)\\.cpp$"));
    QSet<QString> tested;
    for (const QString& file : m_files.filter(QRegularExpression(QStringLiteral("^tests/ui/window/.*\\.cpp$")))) {
        QSet<QString> included;
        for (const scan::Include& include : scan::includesIn(scan::read(file))) {
            included.insert(include.name);
        }
        if (!included.contains(QStringLiteral("tests/support/window_scene.h"))) {
            tested |= included;
        }
    }
    const QStringList controllers = m_files.filter(source);
    QVERIFY(controllers.size() > 15);
    QStringList complaints;
    for (const QString& file : controllers) {
        if (scan::read(file).count(QLatin1Char('\n')) > controllerLimit) {
            complaints << file + QStringLiteral(" is too long");
        }
        if (single.match(file).hasMatch() && !tested.contains(scan::unitOf(file) + QStringLiteral(".h"))) {
            complaints << file + QStringLiteral(" has no test without the window");
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

void TestRooms::namespacesAreRead() {
    const auto found = scan::namespacesWithDefinitions(QStringLiteral(
        "namespace a::b {\nclass C;\nenum class D : int;\n}\nnamespace a::c {\nvoid f() {\n}\n} // namespace "
        "a::c\n"));
    QCOMPARE(found, QStringList(QStringLiteral("a::c")));
}

void TestRooms::namespacesMatchRooms() {
    QStringList complaints;
    for (const QString& file : std::as_const(m_files)) {
        if (!isProduct(file) || file.startsWith(QLatin1String("models/json/"))) { // instances of another's templates
            continue;
        }
        // The rooms of ui share a namespace: its names are unique, and unity builds prove it.
        const QString space =
            QStringLiteral("poolhouse::") +
            (file.startsWith(QLatin1String("ui/")) ? QStringLiteral("ui") : file.section(QLatin1Char('/'), 1, 1));
        const QStringList names = scan::namespacesWithDefinitions(scan::read(file));
        for (const QString& name : names) {
            if (name != space && !name.startsWith(space + QStringLiteral("::"))) {
                complaints.append(file + QStringLiteral(" defines names in ") + name);
            }
        }
        if (names.isEmpty() && !file.endsWith(QLatin1String("/main.cpp"))) {
            complaints.append(file + QStringLiteral(" defines nothing in ") + space);
        }
    }
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
}

/// A new kind of change is an entry in the table of kinds (models/operations/kinds.cpp).
void TestRooms::engineNamesNoKindOfChange() {
    static const QRegularExpression engine(QStringLiteral("^models/operations/(machine|checks|engine\\w*)\\.(h|cpp)$"));
    static const QRegularExpression enumerator(QStringLiteral("\\bChangeKind\\b"));
    const QStringList files = m_files.filter(engine);
    QVERIFY(files.size() >= 8);
    for (const QString& file : files) {
        QVERIFY2(!scan::codeOnly(scan::read(file)).contains(enumerator), qPrintable(file));
    }
    QVERIFY(scan::codeOnly(scan::read(QStringLiteral("models/operations/kinds.cpp"))).contains(enumerator));
}

void TestRooms::unityExceptionsAreFound() {
    QVERIFY(leavesUnityBuilds(QStringLiteral("set_target_properties(a PROPERTIES UNITY_BUILD OFF)")));
    QVERIFY(leavesUnityBuilds(QStringLiteral("set_target_properties(a PROPERTIES\n    UNITY_BUILD  FALSE)")));
    QVERIFY(leavesUnityBuilds(QStringLiteral("set(CMAKE_UNITY_BUILD OFF)")));
    QVERIFY(
        leavesUnityBuilds(QStringLiteral("set_source_files_properties(a PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)")));
    QVERIFY(!leavesUnityBuilds(QStringLiteral("if(CMAKE_UNITY_BUILD AND UNITY_BUILD_BATCH_SIZE)")));
}

/// Of the targets that are no tests: those are exempted by cmake/PoolhouseTest.cmake, which is not among the files.
void TestRooms::everyFileJoinsUnityBuilds() {
    QStringList files = m_files.filter(QStringLiteral("CMakeLists.txt"));
    files << QStringLiteral("CMakeLists.txt") << QStringLiteral("resources/CMakeLists.txt");
    for (const QString& file : std::as_const(files)) {
        QVERIFY2(!leavesUnityBuilds(scan::read(file)), qPrintable(file));
    }
}

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
