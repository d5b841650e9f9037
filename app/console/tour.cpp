// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/tour.h"

#include "app/console/application.h"
#include "app/console/tour_camera.h"
#include "app/console/tour_scenes.h"
#include "app/console/unix_signals.h"
#include "models/text/problem_text.h"
#include "models/views/planner_model.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <exception>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;

/// Upper bounds, so that a tour always terminates.
constexpr auto silenceLimit = 60s;      ///< without a change
constexpr auto sceneLimit = 600s;       ///< with changes: polling continues
constexpr auto liveSceneLimit = 300s;   ///< a large fleet on a small request budget
constexpr auto settlingTime = 250ms;    ///< the window coalesces updates for up to 150 ms
constexpr auto themeChangeTime = 100ms; ///< a theme change needs no settling
constexpr auto pollInterval = 20ms;
constexpr int quickQuality = 80; ///< of PNG, where it only chooses the compression: half the time of the default

/// Runs through the scenes, each as soon as it is ready.
class Tour final : public QObject {
public:
    Tour(TourRequest request, TourStage& stage, ui::ThemeController& theme)
        : m_request(std::move(request)), m_stage(stage), m_theme(theme), m_scenes(tourScenes(m_request.source)) {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { fail(tr("it took too long to get ready")); });
        const auto onChange = [this] { noteChange(); };
        connect(&stage.session(), &fleet::Session::changed, this, onChange);
        connect(&stage.poller(), &fleet::Poller::changed, this, onChange);
        connect(&stage.poller(), &fleet::Poller::firstLoadFinished, this, onChange);
        connect(&stage.store(), &fleet::Store::clusterChanged, this, onChange);
        connect(&stage.store(), &fleet::Store::fleetChanged, this, onChange);
        connect(&stage.store(), &fleet::Store::freshnessChanged, this, onChange);
        connect(&stage.operations(), &operations::Engine::changed, this, onChange);
        connect(&stage.coming(), &fleet::ComingReader::changed, this, onChange);
        connect(&stage.applying(), &plans::PlanExecution::changed, this, onChange);
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
        m_entered.start();
        m_limit.start(m_stage.live() ? liveSceneLimit : silenceLimit);
        m_waiting = true;
        guarded([this] {
            if (scene().precondition && !scene().precondition(m_stage)) {
                m_waiting = false;
                leave();
                return;
            }
            if (scene().enter) {
                scene().enter(m_stage);
            }
            if (const auto* planner = m_stage.planner()) { // it comes and goes
                connect(planner, &views::PlannerModel::changed, this, &Tour::noteChange, Qt::UniqueConnection);
            }
        });
        scheduleCheck();
    }

    /// A day of history is read in one scene, in however long the machine takes.
    void noteChange() {
        if (m_waiting && !m_stage.live() && !m_entered.hasExpired(std::chrono::milliseconds(sceneLimit).count())) {
            m_limit.start(silenceLimit);
        }
        scheduleCheck();
    }

    void scheduleCheck() {
        if (m_waiting && !m_checkQueued) {
            m_checkQueued = true;
            QTimer::singleShot(0, this, [this] {
                m_checkQueued = false;
                check();
            });
        }
    }

    void check() {
        guarded([this] {
            if (const auto lost = m_waiting ? m_stage.lost() : std::nullopt) {
                stop(lost->sentence());
            } else if (m_waiting && scene().ready(m_stage)) {
                m_waiting = false;
                m_taken = 0;
                scene().name.isEmpty() ? leave() : applyTheme();
            } else if (m_waiting && scene().polled) {
                QTimer::singleShot(pollInterval, this, [this] { scheduleCheck(); });
            }
        });
    }

    void applyTheme() {
        m_theme.setChoice(m_dark ? ui::SchemeChoice::Dark : ui::SchemeChoice::Light);
        m_stage.window().updateAges();
        QTimer::singleShot(m_taken == 0 ? settlingTime : themeChangeTime, this,
                           [this] { guarded([this] { takePictures(); }); });
    }

    void takePictures() {
        freezeAnimations(m_stage.window());
        if (m_request.visit && !m_dark) {
            m_request.visit(scene().name, m_stage.window());
        }
        for (const int scale : m_request.scales) {
            const auto name = QStringLiteral("%1-%2-%3@%4x.png")
                                  .arg(m_number, 3, 10, QLatin1Char('0'))
                                  .arg(scene().name, m_dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                  .arg(scale);
            const auto path = QDir(m_request.directory).filePath(name);
            if (!pictureOf(m_stage.window(), scale).save(path, "PNG", quickQuality)) {
                fail(tr("%1 couldn't be written; the disk may be full").arg(path));
                return;
            }
            if (!printOut(path + QLatin1Char('\n'))) {
                QCoreApplication::quit();
                return;
            }
        }
        if (++m_taken < 2 && !m_request.scales.empty()) {
            m_dark = !m_dark; // the next scene starts with it, which saves a restyle
            applyTheme();
            return;
        }
        ++m_number;
        guarded([this] { leave(); });
    }

    void leave() {
        if (scene().leave && (!scene().precondition || scene().precondition(m_stage))) {
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
        const auto name = scene().name.isEmpty() ? tr("the next scene") : QStringLiteral("\"%1\"").arg(scene().name);
        stop(tr("The picture %1 couldn't be taken: %2.").arg(name, why));
    }

    void stop(const QString& sentence) {
        m_waiting = false;
        m_limit.stop();
        printError(sentence + QLatin1Char('\n'));
        QCoreApplication::quit();
    }

    TourRequest m_request;
    TourStage& m_stage;
    ui::ThemeController& m_theme;
    std::vector<Scene> m_scenes;
    std::size_t m_at = 0;
    int m_number = 1;
    int m_taken = 0; ///< pictures taken of this scene
    bool m_dark = false;
    bool m_waiting = false;
    bool m_checkQueued = false;
    int m_exitCode = exitFailure;
    QElapsedTimer m_entered; ///< the scene
    QTimer m_limit;
};

} // namespace

int runTour(QApplication& application, const TourRequest& request) {
    if (const auto problem = directoryProblem(request.directory)) {
        printError(*problem + QLatin1Char('\n'));
        return exitFailure;
    }
    ui::ThemeController theme(application, ui::SchemeChoice::Light);
    TourStage stage(request.source, request.size, request.environment);
    if (stage.live()) {
        printError(QObject::tr("These pictures show live data; another tour will differ.\n"));
    }
    Tour tour(request, stage, theme);
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitRequested, &application, &QCoreApplication::quit);
    QTimer::singleShot(0, &tour, [&tour] { tour.start(); });
    QApplication::exec();
    return tour.exitCode();
}

} // namespace poolhouse::console
