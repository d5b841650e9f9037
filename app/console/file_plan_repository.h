// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_file.h"
#include "models/plans/repository.h"

#include <QString>
#include <QTimer>

#include <functional>
#include <map>

namespace poolhouse::console {

/// Stores plans as files, one per cluster, in one directory per account; without a directory, in memory. Writes are
/// atomic (QSaveFile). Applied plans are written immediately; drafts once the event that changed them and the paint
/// events that follow from it are handled, before further input; while something is dragged, at its end. An unreadable
/// file is renamed and reported through failed(), except by peekDraft().
class FilePlanRepository final : public plans::PlanRepository {
    Q_OBJECT
public:
    /// `dragging`: whether a mouse button is held, when a write would delay a frame; empty: never.
    explicit FilePlanRepository(std::function<bool()> dragging = {}, QObject* parent = nullptr);
    ~FilePlanRepository() override; ///< flushes pending writes

    void open(const QString& directory); ///< switches the account; empty: in memory, initially empty
    void close();

    [[nodiscard]] std::optional<plans::SavedDraft> loadDraft(const core::ClusterId& cluster) const override;
    [[nodiscard]] core::Result<std::optional<plans::SavedDraft>, plans::UnreadableDraft>
    peekDraft(const core::ClusterId& cluster) const override;
    void saveDraft(const core::ClusterId& cluster, const plans::SavedDraft& draft) override;
    void removeDraft(const core::ClusterId& cluster) override;
    [[nodiscard]] std::optional<core::Plan> loadRunningPlan() const override;
    [[nodiscard]] core::Result<core::Done, plans::PlanStorageError> saveRunningPlan(const core::Plan& plan) override;
    [[nodiscard]] core::Result<core::Done, plans::PlanStorageError> removeRunningPlan() override;

    /// Directory of an account's plans below `root`; empty for an empty `root`.
    [[nodiscard]] static QString directoryOf(const QString& root, const QString& account);

protected:
    void customEvent(QEvent* event) override; ///< the time to write

private:
    void writeSoon();
    void writeUnlessDragging();
    [[nodiscard]] core::Result<core::Done, plans::PlanStorageError> write(const QString& name, const std::string& text);
    [[nodiscard]] core::Result<core::Done, plans::PlanStorageError> remove(const QString& name);
    void flush();
    [[nodiscard]] core::Result<std::optional<QByteArray>, plans::PlanStorageError> read(const QString& name) const;
    /// Damaged: the file is still in its place.
    [[nodiscard]] core::Result<std::optional<plans::SavedDraft>, plans::PlanStorageError>
    findDraft(const core::ClusterId& cluster) const;
    void moveAside(const QString& name, const plans::PlanFileError& content) const;

    const std::function<bool()> m_dragging;
    QString m_directory;
    bool m_flushFailed = false;                                    ///< of a draft, already reported
    std::map<QString, std::optional<plans::SavedDraft>> m_pending; ///< by file name; nullopt: to be removed
    std::map<core::ClusterId, plans::SavedDraft> m_memory;         ///< without a directory
    std::optional<core::Plan> m_runningInMemory;
    bool m_posted = false; ///< an event to write is
    QTimer m_dragEnd;      ///< looks for it
};

/// PLAN.json and NEEDS.json, see resources/schema.
class JsonPlanFiles final : public plans::PlanFiles {
public:
    [[nodiscard]] QByteArray written(const core::Plan& plan) const override;
    [[nodiscard]] core::Result<core::Plan, plans::PlanFileError> read(const QByteArray& text) const override;
    [[nodiscard]] core::Result<core::Needs, plans::PlanFileError> readNeeds(const QByteArray& text) const override;
};

} // namespace poolhouse::console
