// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <vector>

/// An executable holds any number of test classes and runs one of them per process:
///   EXECUTABLE tst_poller [function ...] [options of Qt Test]
/// The name may be left out where there is one class; a name that is missing or unknown lists the names and ends
/// with 2.
///   EXECUTABLE --functions
/// prints "tst_poller function" for each function of each class, without an application.
///
/// A source registers its class with one of these macros in place of Qt's QTEST_MAIN, and includes its moc file after
/// it.
#define POOLHOUSE_WIDGET_TEST(Class) POOLHOUSE_REGISTER_TEST(Class, QApplication)
#define POOLHOUSE_CORE_APP_TEST(Class) POOLHOUSE_REGISTER_TEST(Class, QCoreApplication)
#define POOLHOUSE_PLAIN_TEST(Class) POOLHOUSE_REGISTER_TEST(Class, poolhouse::test::NoApplication)

#define POOLHOUSE_REGISTER_TEST(Class, Application)                                                                    \
    static const poolhouse::test::TestClass registered##Class(__FILE__, Class::staticMetaObject,                       \
                                                              poolhouse::test::runTest<Class, Application>);

namespace poolhouse::test {

/// A test class under the stem of its source. For objects of static storage duration, made before main() begins.
class TestClass {
public:
    using Run = int (*)(int argc, char** argv); ///< the result of QTest::qExec
    TestClass(const char* source, const QMetaObject& functions, Run start);
    Q_DISABLE_COPY_MOVE(TestClass)

    [[nodiscard]] const QByteArray& name() const { return m_name; }
    /// What Qt Test takes for test functions, in their order.
    [[nodiscard]] std::vector<QByteArray> functions() const;
    /// argv[0] becomes the name of the application.
    [[nodiscard]] int run(int argc, char** argv) const { return m_run(argc, argv); }

private:
    QByteArray m_name;
    const QMetaObject& m_functions;
    Run m_run;
};

struct NoApplication {
    NoApplication(int /*argc*/, char** /*argv*/) {}
};

template <typename Class, typename Application> int runTest(int argc, char** argv) {
    [[maybe_unused]] const Application application(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi); // pictures and sizes do not depend on the screen
    Class test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace poolhouse::test
