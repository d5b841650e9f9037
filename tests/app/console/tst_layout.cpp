// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"
#include "app/console/tour.h"
#include "tests/support/layout_audit.h"
#include "tests/support/offscreen_platform.h"

#include <QApplication>
#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace poolhouse;

namespace {

/// From POOLHOUSE_LAYOUT, "1366x768@1.5,14": screen in device-independent pixels, device pixel ratio, font in points.
struct Layout {
    QSize screen{1280, 800};
    double scale = 1;
    int points = 0; ///< 0: the usual font

    static std::optional<Layout> parsed(const QString& text) {
        static const QRegularExpression form(QStringLiteral("^(\\d+)x(\\d+)@([\\d.]+)(?:,(\\d+))?$"));
        const auto match = form.match(text);
        if (!match.hasMatch()) {
            return std::nullopt;
        }
        return Layout{{match.captured(1).toInt(), match.captured(2).toInt()},
                      match.captured(3).toDouble(),
                      match.captured(4).toInt()};
    }
};

Layout chosen;

} // namespace

/// Every screen of the tour on one screen size, scale and font.
class TestLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextCanBeRead();
};

void TestLayout::everyTextCanBeRead() {
    QCOMPARE(qApp->primaryScreen()->size(), chosen.screen);
    const auto shots = qEnvironmentVariable("POOLHOUSE_SHOTS");
    QTemporaryDir folder;
    QStringList found;
    console::TourRequest request{shots.isEmpty() ? folder.path() : shots, console::LastUsed{}, {}, chosen.screen, {}};
    if (!shots.isEmpty()) {
        request.scales = {1};
    }
    request.visit = [&found](const QString& scene, QWidget& window) {
        for (const auto& each : test::unreadable(window)) {
            found << scene + QStringLiteral(": ") + each;
        }
    };
    QCOMPARE(console::runTour(*qApp, request), console::exitDone);
    for (const auto& each : found) { // a failure's message would be cut
        qWarning("%s", qPrintable(each));
    }
    QVERIFY(found.isEmpty());
}

int main(int argc, char** argv) {
    const auto text = qEnvironmentVariable("POOLHOUSE_LAYOUT", QStringLiteral("1280x800@1"));
    const auto layout = Layout::parsed(text);
    if (!layout) {
        qCritical("POOLHOUSE_LAYOUT is not of the form 1366x768@1.5,14: %s", qPrintable(text));
        return 1;
    }
    chosen = *layout;
    const test::OffscreenPlatform platform(chosen.screen, chosen.scale);
    if (!platform.ready()) {
        return 1;
    }
    QApplication application(argc, argv);
    if (chosen.points > 0) {
        auto font = QApplication::font();
        font.setPointSize(chosen.points);
        QApplication::setFont(font);
    }
    TestLayout test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_layout.moc"
