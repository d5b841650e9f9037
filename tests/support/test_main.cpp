// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"

#include <QFileInfo>
#include <QMetaMethod>

#include <algorithm>
#include <cstdio>
#include <cstring>

using poolhouse::test::TestClass;

namespace {

std::vector<const TestClass*>& registered() {
    static std::vector<const TestClass*> classes;
    return classes;
}

bool isTestFunction(const QMetaMethod& method) {
    static const std::vector<QByteArray> others{"initTestCase", "cleanupTestCase", "init", "cleanup"};
    return method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private &&
           method.parameterCount() == 0 && method.returnType() == QMetaType::Void && !method.name().endsWith("_data") &&
           std::find(others.begin(), others.end(), method.name()) == others.end();
}

} // namespace

TestClass::TestClass(const char* source, const QMetaObject& functions, Run start)
    : m_name(QFileInfo(QString::fromUtf8(source)).completeBaseName().toUtf8()), m_functions(functions), m_run(start) {
    registered().push_back(this);
}

std::vector<QByteArray> TestClass::functions() const {
    std::vector<QByteArray> names;
    for (int i = 0; i < m_functions.methodCount(); ++i) {
        if (isTestFunction(m_functions.method(i))) {
            names.push_back(m_functions.method(i).name());
        }
    }
    return names;
}

int main(int argc, char** argv) {
    std::vector<const TestClass*> classes = registered();
    std::sort(classes.begin(), classes.end(), [](const auto* a, const auto* b) { return a->name() < b->name(); });
    if (argc == 2 && std::strcmp(argv[1], "--functions") == 0) {
        for (const TestClass* one : classes) {
            for (const QByteArray& function : one->functions()) {
                std::printf("%s %s\n", one->name().constData(), function.constData());
            }
        }
        return 0;
    }
    for (const TestClass* one : classes) {
        if (argc > 1 && one->name() == argv[1]) {
            return one->run(argc - 1, argv + 1);
        }
    }
    if (classes.size() == 1) {
        return classes.front()->run(argc, argv);
    }
    std::fprintf(stderr, "usage: %s NAME [FUNCTION ...] [options of Qt Test]\nNAME is one of\n", argv[0]);
    for (const TestClass* one : classes) {
        std::fprintf(stderr, "  %s\n", one->name().constData());
    }
    return 2;
}
