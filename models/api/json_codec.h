// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/connection_details.h"
#include "models/api/credential_service.h"
#include "models/api/maintenance_service.h"
#include "models/api/migration_service.h"
#include "models/api/quota_service.h"
#include "models/api/services.h"
#include "models/api/setting_service.h"

#include <QByteArray>
#include <QByteArrayView>

#include <string>
#include <vector>

/// Decodes response bodies and encodes request bodies (API contract). Unknown members are ignored, unknown enum values
/// kept as text, null or absent figures are unknown, and so is -1 for "no limit" or "not measured". Lists are read
/// record by record: one without its id or name is left out, any other member of the wrong type or range is unknown,
/// both with a remark in `unreadable`. Where nothing can be saved the response fails with WrongType and the member's
/// path. A body that is not JSON is NotJson, a truncated one CutOff. No exceptions.
namespace poolhouse::api::codec {

[[nodiscard]] ApiResult<Account> readAccount(QByteArrayView body);
[[nodiscard]] ApiResult<int> readRequestsLeft(QByteArrayView body);
[[nodiscard]] ApiResult<core::PartialList<core::App>> readApps(QByteArrayView body);
/// Advanced clusters of heroku-postgresql; other add-ons are skipped without being validated. The app of an
/// add-on may be unknown.
[[nodiscard]] ApiResult<core::PartialList<core::ClusterSummary>> readClusters(QByteArrayView body);
/// One of them, such as the response to creating or destroying it; any other add-on is WrongType.
[[nodiscard]] ApiResult<core::ClusterSummary> readCluster(QByteArrayView body);
[[nodiscard]] ApiResult<core::PartialList<core::Attachment>> readAttachments(QByteArrayView body);
/// A process type without a name or a number of dynos is left out.
[[nodiscard]] ApiResult<std::vector<core::ProcessType>> readFormation(QByteArrayView body);
/// A figure of a level may be unknown.
[[nodiscard]] ApiResult<core::Catalog> readLevels(QByteArrayView body);
/// Rates are rounded half up to a cent. An entry without a rate, with a period other than a month or with an unknown
/// unit is skipped: price unknown. So is a credit, and one with a member of the wrong type, with a remark. What is no
/// table of prices is passed over.
[[nodiscard]] ApiResult<core::PriceList> readPricing(QByteArrayView body);
/// Pools, limits and quotas may be partial: see ClusterInfo::unreadable.
[[nodiscard]] ApiResult<core::ClusterInfo> readInfo(QByteArrayView body);
[[nodiscard]] ApiResult<core::WaitStatus> readWaitStatus(QByteArrayView body);
/// Passwords in the body are dropped.
[[nodiscard]] ApiResult<core::PartialList<core::Credential>> readCredentials(QByteArrayView body);
/// One credential with its password, of the first user that is active.
[[nodiscard]] ApiResult<ConnectionDetails> readConnection(QByteArrayView body);
/// A value that is null was never set; one that is absent is unknown.
[[nodiscard]] ApiResult<core::PartialList<core::Setting>> readSettings(QByteArrayView body);
/// One with a threshold that is neither null nor a number is left out: it would count as not set.
[[nodiscard]] ApiResult<core::PartialList<core::Quota>> readQuotas(QByteArrayView body);
[[nodiscard]] ApiResult<MaintenanceAnswer> readMaintenance(QByteArrayView body);
[[nodiscard]] ApiResult<core::PartialList<core::Maintenance>> readMaintenances(QByteArrayView body);
/// Response to creating a pool.
[[nodiscard]] ApiResult<core::Pool> readPool(QByteArrayView body);
/// Response to attaching a cluster.
[[nodiscard]] ApiResult<core::Attachment> readAttachment(QByteArrayView body);
/// Response to changing a pool: the pool or a list of `changes`; the API uses both.
[[nodiscard]] ApiResult<core::Done> readScaled(QByteArrayView body);
/// Response to a change of a maintenance or its window, which says less than reading it again.
[[nodiscard]] ApiResult<core::Done> readRescheduled(QByteArrayView body);
/// Response to an upgrade, which confirms the start.
[[nodiscard]] ApiResult<core::Done> readUpgrading(QByteArrayView body);
/// Response to a change of settings: what of it was not in force already.
[[nodiscard]] ApiResult<core::Done> readSettingsChanged(QByteArrayView body);
/// Response to a change of a quota: its new state.
[[nodiscard]] ApiResult<core::Done> readQuotaSet(QByteArrayView body);
/// One without a readable state is WrongType.
[[nodiscard]] ApiResult<MigrationAnswer> readMigration(QByteArrayView body);
/// Databases of heroku-postgresql that are no clusters; other add-ons are skipped without being validated.
[[nodiscard]] ApiResult<core::PartialList<core::ClassicDatabase>> readClassicDatabases(QByteArrayView body);
/// Response to preparing a migration: the migration.
[[nodiscard]] ApiResult<core::Done> readMigrationPrepared(QByteArrayView body);
/// Response to running or cancelling one: an object without a reliable state.
[[nodiscard]] ApiResult<core::Done> readMigrationActedOn(QByteArrayView body);

/// Request bodies. An empty name is omitted, so that the server generates one.
[[nodiscard]] QByteArray writeNewPool(const core::NewPoolDraft& pool);
[[nodiscard]] QByteArray writeNewAttachment(const NewAttachment& attachment);
/// Members that are empty are omitted: the server has a default for each.
[[nodiscard]] QByteArray writeNewCluster(const core::NewCluster& cluster);
[[nodiscard]] QByteArray writeLevel(const std::string& level);
[[nodiscard]] QByteArray writeCount(int count);
[[nodiscard]] QByteArray writeDelayWeeks(int weeks);
[[nodiscard]] QByteArray writeWindow(const core::WeekTime& start);
[[nodiscard]] QByteArray writeDestruction(bool force);
[[nodiscard]] QByteArray writeUpgrade(const std::string& version); ///< empty: no version is named
[[nodiscard]] QByteArray writeNewCredential(const std::string& name);
[[nodiscard]] QByteArray writeRotation(bool forced);
[[nodiscard]] QByteArray writeSettings(const core::ChangedSettings& changes);
[[nodiscard]] QByteArray writeQuota(const core::ChangedQuota& change); ///< what differs from the terms before
[[nodiscard]] QByteArray writeMigration(const core::ClusterId& source, core::MigrationMethod method);

/// Body of an error response (x-error-model); members are empty when absent or unreadable.
struct ErrorBody {
    std::string id;
    std::string message;
    std::string url;
    std::string app; ///< name of the app

    friend bool operator==(const ErrorBody&, const ErrorBody&) = default;
};
[[nodiscard]] ErrorBody readErrorBody(QByteArrayView body);

} // namespace poolhouse::api::codec
