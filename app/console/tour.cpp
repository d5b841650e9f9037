// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour.h"

#include "app/console/application.h"
#include "app/console/tour_camera.h"
#include "app/console/tour_scenes.h"
#include "app/console/unix_signals.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

#include <array>
#include <exception>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;

constexpr auto sceneLimit = 60s; ///< far more than any scene takes; only so that a tour always ends
constexpr auto settlingTime = 250ms; ///< the window gathers changes for up to 150 ms before it shows them

/// Walks through the scenes, each as soon as it is ready.
class Tour final : public QObject {
public:
    Tour(QString directory, TourStage& stage, ui::ThemeController& theme)
        : m_directory(std::move(directory)), m_stage(stage), m_theme(theme), m_scenes(tourScenes()) {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { fail(QStringLiteral("it took too long to get ready")); });
        const auto look = [this] { lookSoon(); };
        connect(&stage.session(), &models::Session::changed, this, look);
        connect(&stage.poller(), &models::Poller::changed, this, look);
        connect(&stage.poller(), &models::Poller::firstLoadFinished, this, look);
        connect(&stage.store(), &models::Store::clusterChanged, this, look);
        connect(&stage.store(), &models::Store::fleetChanged, this, look);
        connect(&stage.store(), &models::Store::freshnessChanged, this, look);
    }

    void start() { enter(); }
    [[nodiscard]] int exitCode() const { return m_exitCode; }

private:
    [[nodiscard]] const Scene& scene() const { return m_scenes[m_at]; }

    void enter() {
        if (m_at == m_scenes.size()) {
            m_exitCode = exitDone;
            QCoreApplication::quit();
            return;
        }
        m_limit.start(sceneLimit);
        m_waiting = true;
        guarded([this] {
            if (scene().enter) {
                scene().enter(m_stage);
            }
        });
        lookSoon();
    }

    void lookSoon() {
        if (m_waiting && !m_lookQueued) {
            m_lookQueued = true;
            QTimer::singleShot(0, this, [this] {
                m_lookQueued = false;
                look();
            });
        }
    }

    void look() {
        guarded([this] {
            if (m_waiting && scene().ready(m_stage)) {
                m_waiting = false;
                m_scheme = 0;
                scene().name.isEmpty() ? leave() : dress();
            }
        });
    }

    void dress() {
        m_theme.setChoice(m_scheme == 0 ? ui::SchemeChoice::Light : ui::SchemeChoice::Dark);
        m_stage.window().updateAges();
        QTimer::singleShot(settlingTime, this, [this] { guarded([this] { shoot(); }); });
    }

    void shoot() {
        standStill(m_stage.window());
        for (const int scale : {1, 2}) {
            const auto name = QStringLiteral("%1-%2-%3@%4x.png")
                                  .arg(m_number, 2, 10, QLatin1Char('0'))
                                  .arg(scene().name, m_scheme == 0 ? QStringLiteral("light") : QStringLiteral("dark"))
                                  .arg(scale);
            const auto path = QDir(m_directory).filePath(name);
            if (!pictureOf(m_stage.window(), scale).save(path, "PNG")) {
                fail(QStringLiteral("%1 could not be written; the disk may be full").arg(path));
                return;
            }
            if (!printOut(path + QLatin1Char('\n'))) {
                QCoreApplication::quit();
                return;
            }
        }
        if (++m_scheme < 2) {
            dress();
            return;
        }
        ++m_number;
        m_theme.setChoice(ui::SchemeChoice::Light);
        guarded([this] { leave(); });
    }

    void leave() {
        if (scene().leave) {
            scene().leave(m_stage);
        }
        ++m_at;
        QTimer::singleShot(0, this, &Tour::enter);
    }

    template <class Work> void guarded(Work work) {
        try {
            work();
        } catch (const std::exception& problem) {
            fail(QString::fromUtf8(problem.what()));
        }
    }

    void fail(const QString& why) {
        m_waiting = false;
        m_limit.stop();
        const auto name = scene().name.isEmpty() ? QStringLiteral("that comes next") : QStringLiteral("\"%1\"").arg(scene().name);
        printError(QStringLiteral("The picture %1 could not be taken: %2.\n").arg(name, why));
        QCoreApplication::quit();
    }

    QString m_directory;
    TourStage& m_stage;
    ui::ThemeController& m_theme;
    std::vector<Scene> m_scenes;
    std::size_t m_at = 0;
    int m_number = 1;
    int m_scheme = 0;
    bool m_waiting = false;
    bool m_lookQueued = false;
    int m_exitCode = exitFailure;
    QTimer m_limit;
};

} // namespace

int runTour(QApplication& application, const QString& directory) {
    if (const auto problem = directoryProblem(directory)) {
        printError(*problem + QLatin1Char('\n'));
        return exitFailure;
    }
    ui::ThemeController theme(application, ui::SchemeChoice::Light);
    TourStage stage;
    Tour tour(directory, stage, theme);
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitWanted, &application, &QCoreApplication::quit);
    QTimer::singleShot(0, &tour, [&tour] { tour.start(); });
    QApplication::exec();
    return tour.exitCode();
}

} // namespace poolhouse::console
