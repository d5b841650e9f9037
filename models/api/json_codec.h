// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"

#include <QByteArray>
#include <QByteArrayView>

#include <string>
#include <vector>

/// Bytes of an answer into values. Members that we do not know are skipped, words that we do not know are kept as text,
/// figures that are null or absent are unknown. An id or a name that is missing, and any member of another type or out
/// of range, makes the whole answer an error: WrongType with the path of the member and what was wanted there. Bodies
/// that are no JSON are NotJson, those that end in the middle CutOff. Nothing here throws.
namespace poolhouse::api::codec {

[[nodiscard]] ApiResult<Account> readAccount(QByteArrayView body);
[[nodiscard]] ApiResult<int> readRequestsLeft(QByteArrayView body);
[[nodiscard]] ApiResult<std::vector<core::App>> readApps(QByteArrayView body);
/// Advanced clusters of the service heroku-postgresql; other add-ons are left out unread.
[[nodiscard]] ApiResult<std::vector<core::ClusterSummary>> readClusters(QByteArrayView body);
[[nodiscard]] ApiResult<std::vector<core::Attachment>> readAttachments(QByteArrayView body);
/// A level without one of its figures is an error: it could not be shown as unknown.
[[nodiscard]] ApiResult<core::Catalog> readLevels(QByteArrayView body);
/// A fraction of a cent is rounded half up. An entry without a rate, per something else than a month, or in a unit that
/// we do not know, is a price unknown.
[[nodiscard]] ApiResult<core::PriceList> readPricing(QByteArrayView body);
[[nodiscard]] ApiResult<core::ClusterInfo> readInfo(QByteArrayView body);
[[nodiscard]] ApiResult<core::WaitStatus> readWaitStatus(QByteArrayView body);
/// The answer to a new pool.
[[nodiscard]] ApiResult<core::Pool> readPool(QByteArrayView body);
/// The answer to a changed pool: the pool itself or a list of `changes`, both are in use.
[[nodiscard]] ApiResult<core::Done> readScaled(QByteArrayView body);

/// Bodies of changes. An empty name is left out, so that the server chooses one.
[[nodiscard]] QByteArray writeNewPool(const core::NewPoolDraft& pool);
[[nodiscard]] QByteArray writeLevel(const std::string& level);
[[nodiscard]] QByteArray writeCount(int count);

/// What the body of an error says; all empty when it says nothing that can be read.
struct ErrorBody {
    std::string id;
    std::string message;
    std::string url;
    std::string app; ///< name of the app

    friend bool operator==(const ErrorBody&, const ErrorBody&) = default;
};
[[nodiscard]] ErrorBody readErrorBody(QByteArrayView body);

} // namespace poolhouse::api::codec
