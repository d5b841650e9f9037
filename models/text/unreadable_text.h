// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/unreadable.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace poolhouse::fleet {
struct ClusterRecord;
class Store;
} // namespace poolhouse::fleet

/// Text for what an answer has that could not be read (context "Wording"). Pure.
namespace poolhouse::text {

/// One sentence for each kind of record: "1 add-on could not be read: shop-db ([2].plan)." At most three are named.
[[nodiscard]] QStringList unreadableSentences(const std::vector<core::Unreadable>& unreadable);
/// The sentences about the lists, levels and prices of an account.
[[nodiscard]] QStringList unreadableLists(const fleet::Store& store);
/// The sentences about the details of a cluster, each with its name in front.
[[nodiscard]] QStringList unreadableDetails(const fleet::ClusterRecord& record);
/// The attachments of a cluster that name a pool it does not have: "READS in shop-web names the pool web-reads, which
/// doesn't exist."
[[nodiscard]] QStringList lostAttachments(const fleet::ClusterRecord& record);

} // namespace poolhouse::text
