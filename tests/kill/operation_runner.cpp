// SPDX-License-Identifier: GPL-3.0-or-later
// A windowless console to be killed: engine, journal, client and libcurl in one process. Resumes the open operations of
// the journal and runs the changes in its arguments. Prints each step as a line of JSON, and finally a verdict on each
// operation in the journal.
#include "models/api/curl_transport.h"
#include "models/api/guarded_transport.h"
#include "models/api/heroku_client.h"
#include "models/core/change_area.h"
#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/json/json.h"
#include "models/operations/engine.h"
#include "models/text/journal_text.h"
#include "models/text/operation_text.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/known_credentials.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

using namespace poolhouse;
using nlohmann::json;
using State = operations::Operation::State;

namespace {

constexpr int exitNoServer = 3;
constexpr int exitNoJournal = 4;
constexpr int exitUsage = 2;

void printEvent(const json& line) {
    std::printf("%s\n", line.dump().c_str());
    std::fflush(stdout);
}

/// Runs `scale` times as fast as the wall clock since `epoch`, which all processes of a round share.
class FastClock final : public core::Clock {
public:
    FastClock(std::int64_t epoch, int scale) : m_epoch(epoch), m_scale(scale) {}
    [[nodiscard]] core::Instant now() const override {
        using namespace std::chrono;
        const auto wall = floor<milliseconds>(system_clock::now()).time_since_epoch().count();
        return core::Instant(milliseconds(m_epoch + (wall - m_epoch) * m_scale));
    }

private:
    std::int64_t m_epoch;
    int m_scale;
};

class FastDelay final : public api::Delay {
public:
    explicit FastDelay(int scale) : m_scale(scale) {}
    api::Call after(std::chrono::milliseconds time, std::function<void()> then) override {
        return m_real.after(time / m_scale, std::move(then));
    }

private:
    int m_scale;
    api::TimerDelay m_real;
};

const char* stateWord(State state) {
    switch (state) {
    case State::Queued: return "queued";
    case State::Checking: return "checking";
    case State::Drifted: return "drifted";
    case State::Sending: return "sending";
    case State::Waiting: return "waiting";
    case State::NeedsTwoFactor: return "needs code";
    case State::Verifying: return "verifying";
    case State::Watching: return "watching";
    case State::Done: return "done";
    case State::Failed: return "failed";
    case State::OutcomeUnknown: return "unknown";
    case State::Cancelled: return "cancelled";
    }
    return "";
}

/// The verdict on a final state.
const char* verdictOf(State state) {
    return state == State::Done ? "done" : state == State::OutcomeUnknown ? "unknown" : "not done";
}

/// The id of the source is filled in once it was read.
std::optional<core::Change> migrationChangeOf(const std::string& order, const std::string& source) {
    const auto kind = order == "prepare-migration"  ? core::ChangeKind::PrepareMigration
                      : order == "run-migration"    ? core::ChangeKind::RunMigration
                      : order == "cancel-migration" ? core::ChangeKind::CancelMigration
                                                    : core::ChangeKind::SetCount;
    return core::areaOf(kind) == core::ChangeArea::Migration
               ? std::optional(core::changeOfMigration(kind, {{}, source}))
               : std::nullopt;
}

std::optional<core::Change> credentialChangeOf(const std::string& order, const std::string& name) {
    const auto kind = order == "create-credential"    ? core::ChangeKind::CreateCredential
                      : order == "rotate-credential"  ? core::ChangeKind::RotateCredential
                      : order == "rotate-all"         ? core::ChangeKind::RotateAllCredentials
                      : order == "destroy-credential" ? core::ChangeKind::DestroyCredential
                                                      : core::ChangeKind::SetCount;
    return core::areaOf(kind) == core::ChangeArea::Credentials
               ? std::optional(test::credentialChange(kind, name.c_str()))
               : std::nullopt;
}

/// "add,search,8G-Performance,2", "level,analytics,8G-Performance", "count,web-reads,5", "destroy,web-reads",
/// "attach,catalog-api,analytics,REPORTS", "detach,catalog-api,READS", "run", "move,2", "window,sunday,13:30",
/// "create,example-app,orders-db,4G-Performance", "destroy-cluster", "upgrade,18", "create-credential,reporting",
/// "rotate-credential,reporting", "rotate-all", "destroy-credential,reporting",
/// "set,log_statement,mod,log_min_duration_statement,500", "quota,200,250,notify", "prepare-migration,NAME",
/// "run-migration", "cancel-migration". What has to have been shown is filled in once it was read; "owner" is the
/// owner's credential.
std::optional<core::Change> changeOf(const QString& text) {
    const auto parts = text.split(QLatin1Char(','));
    const auto part = [&parts](int place) { return parts.value(place).toStdString(); };
    if (part(0) == "add" && parts.size() == 4) {
        return core::Change{core::ChangeKind::AddPool, part(1), part(2), parts[3].toInt()};
    }
    if (part(0) == "level" && parts.size() == 3) {
        return core::Change{core::ChangeKind::SetLevel, part(1), part(2), 0};
    }
    if (part(0) == "count" && parts.size() == 3) {
        return core::Change{core::ChangeKind::SetCount, part(1), {}, parts[2].toInt()};
    }
    if (part(0) == "destroy" && parts.size() == 2) {
        return core::Change{core::ChangeKind::DestroyPool, part(1), {}, 0};
    }
    if (part(0) == "attach" && parts.size() == 4) {
        return core::Change{core::ChangeKind::Attach, part(2), {}, 0, core::ChangedAttachment{part(1), part(3)}};
    }
    if (part(0) == "detach" && parts.size() == 3) {
        return core::Change{core::ChangeKind::Detach, {}, {}, 0, core::ChangedAttachment{part(1), part(2)}};
    }
    if (part(0) == "destroy-cluster") {
        return test::removalChange({});
    }
    if (part(0) == "upgrade" && parts.size() == 2) {
        return test::upgradeChange({}, part(1));
    }
    if (const auto credential = credentialChangeOf(part(0), part(1))) {
        return credential;
    }
    if (const auto migration = migrationChangeOf(part(0), part(1))) {
        return migration;
    }
    if (part(0) == "set" && parts.size() > 2) {
        core::ChangedSettings settings;
        for (int place = 1; place + 1 < parts.size(); place += 2) {
            settings.all.push_back({part(place), part(place + 1)});
        }
        return core::changeOfSettings(settings);
    }
    if (part(0) == "quota" && parts.size() == 4) {
        const core::QuotaTerms terms{parts[1].toDouble(), parts[2].toDouble(),
                                     core::readEnum(core::enforcementActionWords(), part(3))};
        return core::changeOfQuota({"storage", terms, {}});
    }
    core::ChangedMaintenance maintenance;
    if (part(0) == "run") {
        return core::Change{core::ChangeKind::RunMaintenance, {}, {}, 0, {}, maintenance};
    }
    if (part(0) == "move" && parts.size() == 2) {
        maintenance.weeks = parts[1].toInt();
        return core::Change{core::ChangeKind::MoveMaintenance, {}, {}, 0, {}, maintenance};
    }
    if (part(0) == "window" && parts.size() == 3) {
        maintenance.window = core::parseWeekTime(part(1), part(2));
        return core::Change{core::ChangeKind::SetWindow, {}, {}, 0, {}, maintenance};
    }
    if (part(0) == "create" && parts.size() == 4) {
        core::NewCluster cluster{part(1), part(2), {}, std::string(core::commonPlan), part(3)};
        return core::Change{core::ChangeKind::CreateCluster, {}, {}, 0, {}, {}, std::move(cluster)};
    }
    return std::nullopt;
}

struct Options {
    QUrl api;
    QString journal;
    QString cluster;
    std::int64_t epoch = 0;
    int scale = 1;
    std::vector<core::Change> changes;
};

std::optional<Options> parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    for (const auto* name : {"api", "journal", "cluster", "epoch", "time-scale", "do"}) {
        parser.addOption(QCommandLineOption(QString::fromLatin1(name), QString(), QStringLiteral("value")));
    }
    if (!parser.parse(arguments)) {
        return std::nullopt;
    }
    Options options;
    options.api = QUrl(parser.value(QStringLiteral("api")));
    options.journal = parser.value(QStringLiteral("journal"));
    options.cluster = parser.value(QStringLiteral("cluster"));
    options.epoch = parser.value(QStringLiteral("epoch")).toLongLong();
    options.scale = parser.value(QStringLiteral("time-scale")).toInt();
    for (const auto& each : parser.values(QStringLiteral("do"))) {
        const auto change = changeOf(each);
        if (!change) {
            return std::nullopt;
        }
        options.changes.push_back(*change);
    }
    return options.scale > 0 && options.api.isValid() ? std::optional(options) : std::nullopt;
}

class Runner : public QObject {
public:
    explicit Runner(Options options)
        : m_options(std::move(options)),
          m_clock(m_options.epoch, m_options.scale),
          m_delay(m_options.scale),
          m_guarded(m_transport, m_delay, {}),
          m_client(m_guarded, m_delay, m_monitor, api::ApiHosts::forPlatform(m_options.api),
                   api::Token("HRKU-runner")) {}

    bool openJournal() {
        auto opened = operations::Journal::open(m_options.journal);
        if (!opened) {
            printEvent({{"event", "journal"}, {"problem", text::journalSentence(opened.error()).toStdString()}});
            return false;
        }
        m_journal = std::move(opened).value();
        return true;
    }

    void begin() {
        m_call = m_client.apps([this](auto result) {
            m_apps = valueOrExit(std::move(result)).items;
            readClusters();
        });
    }

private:
    template <class T> T valueOrExit(api::ApiResult<T> result) {
        if (!result) {
            printEvent({{"event", "no response"}, {"target", result.error().target}});
            QCoreApplication::exit(exitNoServer);
            return {};
        }
        return std::move(result).value();
    }

    void readClusters() {
        m_call = m_client.clusters([this](auto result) {
            m_store.applyFleet(m_apps, valueOrExit(std::move(result)).items, m_clock.now());
            m_call = m_client.levels([this](auto levels) {
                m_store.applyCatalog(valueOrExit(std::move(levels)), {}, m_clock.now());
                m_call = m_client.attachments([this](auto attachments) {
                    m_store.applyAttachments(valueOrExit(std::move(attachments)).items, m_clock.now());
                    readCluster();
                });
            });
        });
    }

    /// What is left open needs nothing of it, and it may be gone by then.
    void readCluster() {
        if (m_options.changes.empty()) {
            runChanges();
            return;
        }
        const auto* record = m_store.clusterByName(m_options.cluster);
        if (record == nullptr) {
            QCoreApplication::exit(exitNoServer);
            return;
        }
        m_id = record->summary.id;
        m_call = m_client.info(m_id, [this](auto result) {
            m_store.applyInfo(valueOrExit(std::move(result)), m_clock.now());
            readMaintenance();
        });
    }

    void readMaintenance() {
        m_call = m_client.maintenance(m_id, [this](auto result) {
            const auto shown = core::shownMaintenance(valueOrExit(std::move(result)).maintenance);
            for (auto& change : m_options.changes) {
                if (auto& maintenance = change.maintenance) {
                    const auto decided = std::exchange(*maintenance, shown);
                    maintenance->weeks = decided.weeks;
                    maintenance->window = decided.window;
                }
                showCluster(change);
            }
            readCredentials();
        });
    }

    void readCredentials() {
        m_call = m_client.credentials(m_id, [this](auto result) {
            const auto all = valueOrExit(std::move(result)).items;
            const auto owner = std::find_if(all.begin(), all.end(), [](const auto& each) { return each.isOwner(); });
            for (auto& change : m_options.changes) {
                if (change.credential && change.credential->name == "owner" && owner != all.end()) {
                    change.credential->name = owner->name;
                }
                change = test::decidedOn(std::move(change), all, m_store.cluster(m_id)->attachments);
            }
            readSettings();
        });
    }

    void readSettings() {
        m_call = m_client.settings(m_id, [this](auto result) {
            const auto shown = valueOrExit(std::move(result)).items;
            for (auto& change : m_options.changes) {
                if (change.settings) {
                    for (auto& each : change.settings->all) {
                        each = core::changedSetting(*core::findSetting(shown, each.name), each.value);
                    }
                }
            }
            readQuotas();
        });
    }

    void readQuotas() {
        m_call = m_client.quotas(m_id, [this](auto result) {
            for (const auto& shown : valueOrExit(std::move(result)).items) {
                for (auto& change : m_options.changes) {
                    if (change.quota && change.quota->type == shown.type) {
                        change.quota->before = core::termsOf(shown);
                    }
                }
            }
            readMigration();
        });
    }

    void readMigration() {
        m_call = m_client.migration(m_id, [this](auto result) {
            const auto shown = core::shownMigration(valueOrExit(std::move(result)).migration);
            for (auto& change : m_options.changes) {
                if (change.migration) {
                    auto decided = shown;
                    decided.sourceName = change.migration->sourceName;
                    change.migration = decided;
                }
            }
            readSources();
        });
    }

    void readSources() {
        m_call = m_client.classicDatabases(m_store.cluster(m_id)->summary.app.id, [this](auto result) {
            for (const auto& source : valueOrExit(std::move(result)).items) {
                for (auto& change : m_options.changes) {
                    if (change.migration && change.migration->sourceName == source.name) {
                        change.migration->source = source.id;
                    }
                }
            }
            runChanges();
        });
    }

    void showCluster(core::Change& change) const {
        const auto* record = m_store.cluster(m_id);
        if (change.removal) {
            change.removal->detaching = core::otherApps(record->attachments, record->summary.app);
        }
        if (change.upgrade) {
            change.upgrade->from = record->info->version;
        }
    }

    void runChanges() {
        m_operations.emplace(operations::Engine::Services{m_client, m_client, m_client, m_client, m_client, m_client,
                                                          m_client, m_client, m_client, &m_monitor},
                             m_store, *m_journal, m_locks, m_clock, nullptr, [] { return 0.5; });
        connect(&*m_operations, &operations::Engine::changed, this, [this](const QString& id) {
            const auto* operation = m_operations->find(id.toStdString());
            const auto place = operation - m_operations->all().data() + 1;
            printEvent({{"event", "changed"}, {"operation", place}, {"state", stateWord(operation->state)}});
        });
        printEvent({{"event", "started"}});
        m_operations->open(QStringLiteral("runner"));
        std::string creation; // what comes after one is about the new cluster
        for (const auto& change : m_options.changes) {
            const auto* record = m_store.cluster(m_id);
            const auto asked =
                m_operations->ask(creation.empty() ? operations::Intent{m_id, change, core::shapesOf(*record->info)}
                                                   : operations::Intent{{}, change, {}, {}, creation});
            if (!asked) {
                printEvent({{"event", "refused"}});
            } else if (change.newCluster) {
                creation = asked.value();
            }
        }
        connect(&m_ticks, &QTimer::timeout, this,
                &Runner::tick); // the engine's own timer is too slow for the fast clock
        m_ticks.start(1);
    }

    void tick() {
        m_operations->tick();
        const auto& all = m_operations->all();
        if (!std::all_of(all.begin(), all.end(), [](const auto& each) { return each.finished(); })) {
            return;
        }
        auto verdicts = json::array();
        for (const auto& each : all) {
            verdicts.push_back({{"pool", each.change.pool},
                                {"verdict", verdictOf(each.state)},
                                {"said", text::progressSentence(each.progress).toStdString()}});
        }
        printEvent({{"event", "verdicts"}, {"operations", verdicts}});
        m_ticks.stop();
        QCoreApplication::exit(0);
    }

    Options m_options;
    FastClock m_clock;
    FastDelay m_delay;
    api::CurlTransport m_transport;
    api::GuardedTransport m_guarded;
    api::SessionMonitor m_monitor;
    api::HerokuClient m_client;
    fleet::Store m_store;
    operations::ReadOnlyLocks m_locks;
    std::unique_ptr<operations::Journal> m_journal;
    std::optional<operations::Engine> m_operations;
    std::vector<core::App> m_apps;
    core::ClusterId m_id;
    api::Call m_call;
    QTimer m_ticks;
};

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    auto options = parseOptions(application.arguments());
    if (!options) {
        std::fputs("operation_runner: invalid arguments\n", stderr);
        return exitUsage;
    }
    Runner runner(*std::move(options));
    if (!runner.openJournal()) {
        return exitNoJournal;
    }
    runner.begin();
    return application.exec();
}
