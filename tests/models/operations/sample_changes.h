// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

/// One of each kind, for the sample cluster.
namespace poolhouse::test::sample {

inline const core::Change add{core::ChangeKind::AddPool, "search", "8G-Performance", 2};
inline const core::Change scale{core::ChangeKind::SetCount, "web-reads", {}, 5};
inline const core::Change level{core::ChangeKind::SetLevel, "web-reads", "8G-Performance", 0};
inline const core::Change destroy{core::ChangeKind::DestroyPool, "web-reads", {}, 0};

inline const core::Change attach{
    core::ChangeKind::Attach, "analytics", {}, 0, core::ChangedAttachment{"catalog-api", "REPORTS"}};
inline const core::Change detach{core::ChangeKind::Detach,
                                 "web-reads",
                                 {},
                                 0,
                                 core::ChangedAttachment{"catalog-api", "READS", {}, {"attachment-READScatalog-api"}}};

} // namespace poolhouse::test::sample
