// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/journey_scene.h"

#include "models/core/clock.h"
#include "models/text/problem_text.h"
#include "tests/support/model_rows.h"

#include <QAction>
#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QTreeView>
#include <QtTest>

#include <algorithm>

namespace poolhouse::test {

namespace {

class ScriptedServer final : public console::RunningSandbox {
public:
    explicit ScriptedServer(const std::string& url) : m_url(QString::fromStdString(url)) {}
    [[nodiscard]] QUrl url() const override { return QUrl(m_url); }

private:
    QString m_url;
};

} // namespace

core::Instant journeyStart() {
    return *core::parseInstant("2026-06-22T08:28:20Z");
}

JourneyScene::JourneyScene(MemoryPreferences& remembered, const QString& journalFile) {
    console::GraphDependencies dependencies{clock, remembered, places, starter(), [] { return 0.5; }, journalFile};
    if (!journalFile.isEmpty()) {
        dependencies.planDirectory = journalFile + QStringLiteral(".plans");
        dependencies.lockFile = journalFile + QStringLiteral(".locks");
    }
    graph = std::make_unique<console::SessionGraph>(std::move(dependencies));
    window = std::make_unique<ui::MainWindow>(ui::MainWindow::Dependencies{graph->store(),
                                                                           graph->poller(),
                                                                           graph->session(),
                                                                           graph->operations(),
                                                                           graph->locks(),
                                                                           clock,
                                                                           remembered,
                                                                           desktop,
                                                                           files,
                                                                           graph->applying(),
                                                                           graph->plans(),
                                                                           documents,
                                                                           graph->lockStorage(),
                                                                           *graph,
                                                                           graph->maintenance(),
                                                                           graph->settings(),
                                                                           graph->quotas(),
                                                                           graph->coming(),
                                                                           graph->credentials(),
                                                                           graph->migrations()});
    window->show();
    window->activateWindow();
    constexpr int longest = 30000; // the first window of an X server on a busy machine
    QVERIFY(QTest::qWaitForWindowActive(window.get(), longest));
}

JourneyScene::~JourneyScene() {
    window.reset();
    graph.reset();
}

console::SandboxStarter JourneyScene::starter() {
    return [this](const console::SandboxSource& source, std::function<void(console::StartedSandbox)> reply) {
        wanted.scenario = source.scenario.toStdString();
        start();
        const auto live = std::make_shared<bool>(true);
        QTimer::singleShot(0, qApp, [live, url = server->url(), reply = std::move(reply)] {
            if (*live) {
                reply(std::unique_ptr<console::RunningSandbox>(std::make_unique<ScriptedServer>(url)));
            }
        });
        return api::Call([live] { *live = false; });
    };
}

void JourneyScene::start() {
    server.reset();
    wanted.manualStart = clock.now();
    if (!wanted.anchor) {
        wanted.anchor = clock.now();
    }
    auto started = sandbox::Sandbox::start(wanted);
    if (!started) {
        qFatal("%s", started.error().sentence.c_str());
    }
    server = std::move(started).value();
}

void JourneyScene::startServer() {
    wanted.port = m_port != 0 ? m_port : wanted.port;
    start();
    m_port = server->port();
}

void JourneyScene::connectTo(const QUrl& url) {
    places.inEnvironment.secret = journeyToken;
    graph->session().begin(console::ApiSource{api::ApiHosts::forPlatform(url)});
}

void JourneyScene::openSandbox(const std::string& scenario) {
    console::SandboxSource source;
    source.scenario = QString::fromStdString(scenario);
    graph->session().begin(source);
    waitUntilLoaded();
}

void JourneyScene::openServer(const std::string& scenario) {
    wanted.scenario = scenario;
    startServer();
    connectTo(QUrl(QString::fromStdString(server->url())));
    waitUntilLoaded();
}

int JourneyScene::send(const QByteArray& method, const std::string& path, const QJsonObject& body) {
    QNetworkAccessManager client;
    QNetworkRequest request(QUrl(QString::fromStdString(server->url() + path)));
    request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(wanted.token.value_or(journeyToken)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(
        client.sendCustomRequest(request, method, QJsonDocument(body).toJson(QJsonDocument::Compact)));
    return QTest::qWaitFor([&] { return reply->isFinished(); })
               ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt()
               : 0;
}

int JourneyScene::sendMaintenance(const char* what, const QJsonObject& body) {
    const auto id = graph->store().clusterByName(mainCluster)->summary.id.value;
    return send("POST", "/data/maintenances/v1/" + id + "/" + what, body);
}

int JourneyScene::changePool(const std::string& cluster, const std::string& pool, const QJsonObject& change,
                             const QByteArray& method) {
    const auto* record = graph->store().clusterByName(QString::fromStdString(cluster));
    if (record == nullptr || !record->info) {
        return 0;
    }
    const auto& pools = record->info->pools;
    const auto at = std::find_if(pools.begin(), pools.end(), [&](const core::Pool& each) { return each.name == pool; });
    return at == pools.end()
               ? 0
               : send(method, "/data/postgres/v1/" + record->summary.id.value + "/pools/" + at->id.value, change);
}

void JourneyScene::advance(std::chrono::milliseconds by) {
    clock.advance(by);
    if (server) {
        server->setNow(clock.now());
    }
    graph->poller().tick();
    graph->operations().tick();
    window->updateAges();
}

bool JourneyScene::loaded() {
    auto& store = graph->store();
    if (!store.fleetFreshness().everRead() || !store.catalogFreshness().everRead() || !store.attachmentsKnown() ||
        graph->poller().busy()) {
        return false;
    }
    const auto ids = store.clusterIds();
    return std::all_of(ids.begin(), ids.end(), [&store](const core::ClusterId& id) {
        const auto& freshness = store.cluster(id)->freshness;
        return freshness.everRead() || freshness.problem;
    });
}

QString JourneyScene::whatIsMissing() const {
    auto& store = graph->store();
    QStringList missing{text("statusConnection"), text("statusAge"), message(), text("boardNoticeText")};
    for (const auto* freshness : {&store.fleetFreshness(), &store.catalogFreshness()}) {
        if (freshness->problem) {
            missing << text::problemText(*freshness->problem, text::RequestKind::Anything).detail;
        }
    }
    if (const auto problem = graph->session().problem()) {
        const auto text = text::problemText(*problem);
        missing << text.sentence() << text.detail;
    }
    missing << (graph->poller().busy() ? QStringLiteral("asking") : QStringLiteral("resting"))
            << (store.attachmentsKnown() ? QString() : QStringLiteral("no attachments"));
    return missing.join(QLatin1Char('\n'));
}

void JourneyScene::waitUntilLoaded() {
    QTRY_VERIFY2_WITH_TIMEOUT(loaded(), qPrintable(whatIsMissing()), 30000);
    window->updateAges();
}

QString JourneyScene::text(const char* label) const {
    return find<QLabel>(label)->text();
}

QString JourneyScene::textOf(const char* parent, const char* label) const {
    return partOf<QLabel>(parent, label)->text();
}

bool JourneyScene::shown(const char* widget) const {
    const auto* found = window->findChild<QWidget*>(QString::fromLatin1(widget));
    return found != nullptr && found->isVisible();
}

QString JourneyScene::message() const {
    return shown("messageBar") ? text("messageText") : QString();
}

QStringList JourneyScene::allTexts() const {
    QStringList texts{window->windowTitle()};
    for (const auto* widget : window->findChildren<QWidget*>()) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->objectName();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            texts << label->text();
        } else if (const auto* field = qobject_cast<const QLineEdit*>(widget)) {
            texts << field->text();
        }
    }
    return texts;
}

void JourneyScene::act(const char* action) const {
    auto* found = find<QAction>(action);
    QTRY_VERIFY2(found->isEnabled(), action);
    found->trigger();
}

void JourneyScene::click(const char* widget) const {
    auto* target = find<QWidget>(widget);
    QTRY_VERIFY2(target->isVisible() && target->isEnabled(), widget);
    QTest::mouseClick(target, Qt::LeftButton);
}

void JourneyScene::clickIn(const char* parent, const char* widget) const {
    auto* target = partOf<QWidget>(parent, widget);
    QTRY_VERIFY2(target->isVisible() && target->isEnabled(), widget);
    for (QWidget* above = target->parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above)) {
            area->ensureWidgetVisible(target);
        }
    }
    QTest::mouseClick(target, Qt::LeftButton);
}

QDialog* JourneyScene::dialog(const char* name) const {
    for (QWidget* each : QApplication::topLevelWidgets()) {
        auto* found = qobject_cast<QDialog*>(each);
        if (found != nullptr && found->isVisible() && found->objectName() == QLatin1String(name)) {
            return found;
        }
    }
    return nullptr;
}

void JourneyScene::clickInDialog(const char* name, const char* widget) const {
    auto* target = inDialog<QWidget>(name, widget);
    QTRY_VERIFY2(target->isVisible() && target->isEnabled(), widget);
    QTest::mouseClick(target, Qt::LeftButton);
}

bool JourneyScene::runOperations() {
    using State = operations::Operation::State;
    const auto rests = [this] {
        const auto& all = graph->operations().all();
        return std::all_of(all.begin(), all.end(), [](const operations::Operation& operation) {
            return operation.finished() || operation.state == State::NeedsTwoFactor;
        });
    };
    for (int step = 0; step < 3600 && !rests(); ++step) {
        advance(std::chrono::seconds(2));
        (void)QTest::qWaitFor([&] { return rests() || !graph->poller().busy(); }, 2000);
        QTest::qWait(1); // lets requests and responses pass
    }
    return rests();
}

bool JourneyScene::runPlan() {
    const auto& applying = graph->applying();
    const auto& all = graph->operations().all();
    const auto running = [](const operations::Operation& operation) { return !operation.finished(); };
    for (int round = 0; round < 8 && applying.busy(); ++round) {
        (void)QTest::qWaitFor([&] { return !applying.busy() || std::any_of(all.begin(), all.end(), running); }, 2000);
        if (!runOperations()) {
            return false;
        }
    }
    return !applying.busy();
}

QStringList JourneyScene::activityRows() const {
    const auto* model = find<QTreeView>("activityList")->model();
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            cells << model->index(row, column).data().toString();
        }
        rows << cells.join(QStringLiteral(" | "));
    }
    return rows;
}

QTreeView* JourneyScene::tree() const {
    return find<QTreeView>("fleetTree");
}

QTableView* JourneyScene::board() const {
    return find<QTableView>("fleetBoard");
}

QModelIndex JourneyScene::treeRow(const QString& name) const {
    return rowOf(*tree()->model(), name);
}

void JourneyScene::clickInTree(const QString& name) const {
    const QModelIndex row = treeRow(name);
    QVERIFY2(row.isValid(), qPrintable(name));
    tree()->scrollTo(row);
    QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(row).center());
}

QString JourneyScene::selectedInTree() const {
    QStringList names;
    for (const QModelIndex& row : tree()->selectionModel()->selectedRows()) {
        names << row.data().toString();
    }
    return names.join(QLatin1Char(','));
}

QStringList JourneyScene::treeNames() const {
    QStringList names;
    const auto* model = tree()->model();
    for (int app = 0; app < model->rowCount(); ++app) {
        const QModelIndex parent = model->index(app, 0);
        for (int row = 0; row < model->rowCount(parent); ++row) {
            names << model->index(row, 0, parent).data().toString();
        }
    }
    return names;
}

QStringList JourneyScene::boardNames() const {
    QStringList names;
    const auto* model = board()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        names << model->index(row, 0).data().toString();
    }
    return names;
}

QStringList JourneyScene::cards() const {
    std::vector<QWidget*> found;
    const QString prefix = QStringLiteral("poolCard.");
    for (auto* widget : find<QWidget>("clusterPage")->findChildren<QWidget*>()) {
        if (widget->objectName().startsWith(prefix) && widget->isVisible()) {
            found.push_back(widget);
        }
    }
    const auto place = [](const QWidget* widget) {
        const QPoint at = widget->mapTo(widget->window(), QPoint(0, 0));
        return std::pair(at.y(), at.x());
    };
    std::sort(found.begin(), found.end(), [&](const auto* a, const auto* b) { return place(a) < place(b); });
    QStringList names;
    for (const auto* widget : found) {
        names << widget->objectName().mid(prefix.size());
    }
    return names;
}

bool JourneyScene::boardShown() const {
    return shown("fleetBoardPage");
}

QString JourneyScene::openCluster() const {
    return shown("clusterPage") ? text("clusterTitle") : QString();
}

} // namespace poolhouse::test
