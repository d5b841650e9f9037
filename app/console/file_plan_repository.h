// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_file.h"
#include "models/plans/repository.h"

#include <QString>
#include <QTimer>

#include <map>

namespace poolhouse::console {

/// Keeps plans as files, one for each cluster, in a directory for each account; without a directory in memory. A file
/// is written whole or not at all (QSaveFile). What is edited is on the disk a tenth of a second later, so that typing
/// does not wait for it; what is applied at once. A file that cannot be read is put aside under another name, and said.
class FilePlanRepository final : public plans::PlanRepository {
    Q_OBJECT
public:
    explicit FilePlanRepository(QObject* parent = nullptr);
    ~FilePlanRepository() override; ///< writes what is not written yet

    void open(const QString& directory); ///< another account; empty: memory, and empty at first
    void close();

    [[nodiscard]] std::optional<Kept> kept(const core::ClusterId& cluster) const override;
    void keep(const core::ClusterId& cluster, const Kept& kept) override;
    void forget(const core::ClusterId& cluster) override;
    [[nodiscard]] std::optional<core::Plan> applied() const override;
    void keepApplied(const core::Plan& plan) override;
    void forgetApplied() override;

    /// Where the plans of an account are, below `root`.
    [[nodiscard]] static QString directoryOf(const QString& root, const QString& account);

private:
    void write(const QString& name, const std::string& text);
    void remove(const QString& name);
    void flush();
    [[nodiscard]] std::optional<QByteArray> read(const QString& name) const;
    void putAside(const QString& name, const QString& why) const;

    QString m_directory;
    bool m_writeFailed = false;                       ///< said already
    std::map<QString, std::optional<Kept>> m_pending; ///< by name of the file; empty: to be removed
    std::map<core::ClusterId, Kept> m_memory;         ///< without a directory
    std::optional<core::Plan> m_appliedInMemory;
    QTimer m_soon;
};

/// PLAN.json, see resources/schema/plan.schema.json.
class JsonPlanFiles final : public plans::PlanFiles {
public:
    [[nodiscard]] QByteArray written(const core::Plan& plan) const override;
    [[nodiscard]] core::Result<core::Plan, QString> read(const QByteArray& text) const override;
};

} // namespace poolhouse::console
