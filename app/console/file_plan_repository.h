// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_file.h"
#include "models/plans/repository.h"

#include <QString>
#include <QTimer>

#include <map>

namespace poolhouse::console {

/// Plans as files, one per cluster, in a directory per account; without a directory in memory. Files are written
/// atomically (QSaveFile): drafts within 100 ms, so that typing does not block, the running plan at once. A file that
/// cannot be read is renamed and reported by trouble().
class FilePlanRepository final : public plans::PlanRepository {
    Q_OBJECT
public:
    explicit FilePlanRepository(QObject* parent = nullptr);
    ~FilePlanRepository() override; ///< writes what is not written yet

    void open(const QString& directory); ///< another account; empty: memory, and empty at first
    void close();

    [[nodiscard]] std::optional<plans::SavedDraft> loadDraft(const core::ClusterId& cluster) const override;
    void saveDraft(const core::ClusterId& cluster, const plans::SavedDraft& draft) override;
    void removeDraft(const core::ClusterId& cluster) override;
    [[nodiscard]] std::optional<core::Plan> loadRunningPlan() const override;
    void saveRunningPlan(const core::Plan& plan) override;
    void removeRunningPlan() override;

    /// Where the plans of an account are, below `root`.
    [[nodiscard]] static QString directoryOf(const QString& root, const QString& account);

private:
    void write(const QString& name, const std::string& text);
    void remove(const QString& name);
    void flush();
    [[nodiscard]] std::optional<QByteArray> read(const QString& name) const;
    void putAside(const QString& name, const QString& why) const;

    QString m_directory;
    bool m_writeFailed = false;                                    ///< reported already
    std::map<QString, std::optional<plans::SavedDraft>> m_pending; ///< by file name; empty: to be removed
    std::map<core::ClusterId, plans::SavedDraft> m_memory;         ///< without a directory
    std::optional<core::Plan> m_runningInMemory;
    QTimer m_soon;
};

/// PLAN.json, see resources/schema/plan.schema.json.
class JsonPlanFiles final : public plans::PlanFiles {
public:
    [[nodiscard]] QByteArray written(const core::Plan& plan) const override;
    [[nodiscard]] core::Result<core::Plan, QString> read(const QByteArray& text) const override;
};

} // namespace poolhouse::console
