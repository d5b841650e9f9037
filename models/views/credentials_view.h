// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/views/area_status.h"
#include "models/views/attachment_forms.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
struct CredentialsRecord;
} // namespace poolhouse::fleet

namespace poolhouse::views {

/// A credential: a row of the list. Never a password.
struct CredentialRow {
    std::string name;
    QString type;             ///< "owner"
    QString state;            ///< "active"
    QString usedBy;           ///< "READS in catalog-api, DATABASE in example-app"; "no attachment", "unknown"
    std::optional<bool> used; ///< by an attachment; empty: unknown
    std::optional<QString> rotateWhyNot;  ///< why it can't be rotated now; empty: it can
    std::optional<QString> destroyWhyNot; ///< the same of destroying; names the attachments

    friend bool operator==(const CredentialRow&, const CredentialRow&) = default;
};

/// View data of the Credentials tab of a cluster.
struct CredentialsView : AreaStatus {
    core::ClusterId cluster;
    QString headline;                ///< "3 credentials, 1 used by no attachment"
    QString partial;                 ///< what of the answer could not be read; else empty
    std::vector<CredentialRow> rows; ///< the owner's first, the others by name
    std::optional<QString> createWhyNot;
    std::optional<QString> rotateAllWhyNot;

    friend bool operator==(const CredentialsView&, const CredentialsView&) = default;
};

/// Pure. `record` may be null: nothing was asked for yet.
[[nodiscard]] CredentialsView credentialsView(const core::ClusterId& cluster, const fleet::CredentialsRecord* record,
                                              const fleet::Store& store, core::Instant now,
                                              const RefusalCheck& refusal);

} // namespace poolhouse::views
