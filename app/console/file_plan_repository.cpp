// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/file_plan_repository.h"

#include "app/console/saved_draft_json.h"
#include "models/documents/needs_document.h"
#include "models/documents/plan_document.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QSaveFile>
#include <QUrl>

#include <chrono>
#include <utility>

namespace poolhouse::console {

namespace {

using namespace std::chrono_literals;

constexpr auto dragPoll = 10ms;
constexpr int afterPainting = Qt::LowEventPriority - 1; ///< Qt posts the events that paint with a low priority
const QString runningName = QStringLiteral("applied.json");

/// Ids are untrusted: encode them.
QString fileOf(const core::ClusterId& cluster) {
    return QStringLiteral("edited-%1.json")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(cluster.value))));
}

plans::PlanFileError fileErrorOf(const documents::DocumentProblem& problem) {
    return {problem.path, problem.text};
}

} // namespace

FilePlanRepository::FilePlanRepository(std::function<bool()> dragging, QObject* parent)
    : plans::PlanRepository(parent), m_dragging(std::move(dragging)) {
    m_dragEnd.setInterval(dragPoll);
    connect(&m_dragEnd, &QTimer::timeout, this, &FilePlanRepository::writeUnlessDragging);
}

FilePlanRepository::~FilePlanRepository() {
    flush();
}

QString FilePlanRepository::directoryOf(const QString& root, const QString& account) {
    // an account key holds a host and an id, or the path of a sandbox database
    const auto digest = QCryptographicHash::hash(account.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return root.isEmpty() ? QString() : QDir(root).filePath(QString::fromLatin1(digest));
}

void FilePlanRepository::open(const QString& directory) {
    close();
    m_directory = directory;
}

void FilePlanRepository::close() {
    flush();
    m_directory.clear();
    m_memory.clear();
    m_runningInMemory.reset();
    m_flushFailed = false;
}

std::optional<plans::SavedDraft> FilePlanRepository::loadDraft(const core::ClusterId& cluster) const {
    auto found = findDraft(cluster);
    if (found) {
        return std::move(found).value();
    }
    if (found.error().code == plans::PlanStorageError::Code::Damaged) {
        moveAside(fileOf(cluster), found.error().content);
    } else {
        Q_EMIT failed(found.error());
    }
    return std::nullopt;
}

core::Result<std::optional<plans::SavedDraft>, plans::UnreadableDraft>
FilePlanRepository::peekDraft(const core::ClusterId& cluster) const {
    auto found = findDraft(cluster);
    if (!found) {
        return plans::UnreadableDraft{};
    }
    return std::move(found).value();
}

void FilePlanRepository::saveDraft(const core::ClusterId& cluster, const plans::SavedDraft& draft) {
    if (m_directory.isEmpty()) {
        m_memory.insert_or_assign(cluster, draft);
        return;
    }
    m_pending.insert_or_assign(fileOf(cluster), draft);
    writeSoon();
}

void FilePlanRepository::removeDraft(const core::ClusterId& cluster) {
    if (m_directory.isEmpty()) {
        m_memory.erase(cluster);
        return;
    }
    m_pending.insert_or_assign(fileOf(cluster), std::nullopt);
    writeSoon();
}

std::optional<core::Plan> FilePlanRepository::loadRunningPlan() const {
    if (m_directory.isEmpty()) {
        return m_runningInMemory;
    }
    const auto text = read(runningName);
    if (!text) {
        Q_EMIT failed(text.error());
        return std::nullopt;
    }
    if (!text.value()) {
        return std::nullopt;
    }
    auto found = JsonPlanFiles().read(*text.value());
    if (!found) {
        moveAside(runningName, found.error());
        return std::nullopt;
    }
    return std::move(found).value();
}

core::Result<core::Done, plans::PlanStorageError> FilePlanRepository::saveRunningPlan(const core::Plan& plan) {
    if (m_directory.isEmpty()) {
        m_runningInMemory = plan;
        return core::Done{};
    }
    return write(runningName, documents::writePlan(plan));
}

core::Result<core::Done, plans::PlanStorageError> FilePlanRepository::removeRunningPlan() {
    m_runningInMemory.reset();
    return m_directory.isEmpty() ? core::Done{} : remove(runningName);
}

void FilePlanRepository::writeSoon() {
    if (!std::exchange(m_posted, true)) {
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), afterPainting);
    }
}

void FilePlanRepository::customEvent(QEvent*) {
    m_posted = false;
    writeUnlessDragging();
}

void FilePlanRepository::writeUnlessDragging() {
    if (!m_pending.empty() && m_dragging && m_dragging()) {
        m_dragEnd.start();
    } else {
        flush();
    }
}

void FilePlanRepository::flush() {
    m_dragEnd.stop();
    const auto pending = std::exchange(m_pending, {});
    for (const auto& [name, draft] : pending) {
        const auto done = draft ? write(name, writeSavedDraft(*draft)) : remove(name);
        if (!done && !std::exchange(m_flushFailed, true)) {
            Q_EMIT failed(done.error());
        } else if (done && draft) {
            m_flushFailed = false;
        }
    }
}

core::Result<core::Done, plans::PlanStorageError> FilePlanRepository::write(const QString& name,
                                                                            const std::string& text) {
    QDir().mkpath(m_directory);
    QSaveFile file(QDir(m_directory).filePath(name));
    const auto size = static_cast<qint64>(text.size());
    if (file.open(QIODevice::WriteOnly) && file.write(text.data(), size) == size && file.commit()) {
        return core::Done{};
    }
    return plans::PlanStorageError{plans::PlanStorageError::Code::NotWritable, file.fileName().toStdString(),
                                   file.errorString().toStdString()};
}

core::Result<core::Done, plans::PlanStorageError> FilePlanRepository::remove(const QString& name) {
    QFile file(QDir(m_directory).filePath(name));
    if (!file.exists() || file.remove()) {
        return core::Done{};
    }
    return plans::PlanStorageError{plans::PlanStorageError::Code::NotRemovable, file.fileName().toStdString(),
                                   file.errorString().toStdString()};
}

core::Result<std::optional<QByteArray>, plans::PlanStorageError> FilePlanRepository::read(const QString& name) const {
    QFile file(QDir(m_directory).filePath(name));
    if (!file.exists()) {
        return std::optional<QByteArray>();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return plans::PlanStorageError{plans::PlanStorageError::Code::NotReadable, file.fileName().toStdString(),
                                       file.errorString().toStdString()};
    }
    return std::optional(file.readAll());
}

core::Result<std::optional<plans::SavedDraft>, plans::PlanStorageError>
FilePlanRepository::findDraft(const core::ClusterId& cluster) const {
    if (m_directory.isEmpty()) {
        const auto at = m_memory.find(cluster);
        return at == m_memory.end() ? std::nullopt : std::optional(at->second);
    }
    const auto name = fileOf(cluster);
    if (const auto pending = m_pending.find(name); pending != m_pending.end()) {
        return pending->second;
    }
    const auto content = read(name);
    if (!content) {
        return content.error();
    }
    const auto& text = content.value();
    if (!text) {
        return std::optional<plans::SavedDraft>();
    }
    auto found = readSavedDraft({text->constData(), static_cast<std::size_t>(text->size())});
    if (!found) {
        return plans::PlanStorageError{
            plans::PlanStorageError::Code::Damaged, name.toStdString(), {}, fileErrorOf(found.error())};
    }
    return std::optional(std::move(found).value());
}

void FilePlanRepository::moveAside(const QString& name, const plans::PlanFileError& content) const {
    const QDir directory(m_directory);
    QString aside;
    int number = 1;
    do {
        aside = directory.filePath(QStringLiteral("%1.damaged-%2").arg(name).arg(number++));
    } while (QFile::exists(aside));
    const bool moved = QFile::rename(directory.filePath(name), aside);
    using Code = plans::PlanStorageError::Code;
    Q_EMIT failed({moved ? Code::Damaged : Code::NotMovedAside, aside.toStdString(), {}, content});
}

QByteArray JsonPlanFiles::written(const core::Plan& plan) const {
    return QByteArray::fromStdString(documents::writePlan(plan));
}

core::Result<core::Plan, plans::PlanFileError> JsonPlanFiles::read(const QByteArray& text) const {
    auto plan = documents::readPlan({text.constData(), static_cast<std::size_t>(text.size())});
    if (!plan) {
        return fileErrorOf(plan.error());
    }
    return std::move(plan).value();
}

core::Result<core::Needs, plans::PlanFileError> JsonPlanFiles::readNeeds(const QByteArray& text) const {
    auto needs = documents::readNeeds({text.constData(), static_cast<std::size_t>(text.size())});
    if (!needs) {
        return fileErrorOf(needs.error());
    }
    return std::move(needs).value();
}

} // namespace poolhouse::console
