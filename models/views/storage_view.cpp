// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/storage_view.h"

#include "models/core/money.h"
#include "models/fleet/quota_reader.h"
#include "models/fleet/store.h"
#include "models/text/quota_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/cluster_health.h"
#include "models/views/overview_sections.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views {

namespace {

using overview::OverviewContext;
using text::Text;

constexpr const char* storageType = "storage";

/// The API's price and included amount; false: the published ones, an assumption.
bool rateGiven(const OverviewContext& context) {
    const auto* table = context.store.prices().find(context.record.summary.plan);
    return table != nullptr && table->storage;
}

QString assumedRate(const OverviewContext& context) {
    return context.store.catalogFreshness().everRead()
               ? Text::tr("Published figures: the API reports none for this plan.")
               : Text::tr("Published figures: the prices of the API are not loaded.");
}

FactRow usedStorageRow(std::optional<double> gb) {
    return {Text::tr("Used"), gb ? marked(QStringLiteral("*%1*"), {text::gigabytes(gb)})
                                 : marked(Text::tr("*unknown*: the API doesn't report it."), {})};
}

FactRow billedRow(const OverviewContext& context, std::optional<double> gb) {
    const auto label = Text::tr("Billed");
    const auto rate = context.storageRate();
    const auto price = text::toQString(core::formatExact(rate.perGb));
    if (!gb) {
        return {label, marked(Text::tr("*unknown*, at %1 per GB and month"), {price})};
    }
    const auto billed = core::billedGb(*gb, rate);
    return {label, billed == 0
                       ? marked(Text::tr("*nothing*. Beyond the included storage, %1 per GB and month."), {price})
                       : marked(Text::tr("*%1*, rounded up to whole GB: *%2/month*, at %3 per GB and month"),
                                {Text::tr("%1 GB").arg(text::Text::number(billed)),
                                 text::toQString(core::formatExact(rate.perGb * billed)), price})};
}

FactRow limitRow(std::optional<double> gb, std::optional<double> limit) {
    const auto label = Text::tr("Limit");
    if (!limit) {
        return {label, marked(Text::tr("*not reported*. The published limit is %1."),
                              {text::gigabytes(static_cast<double>(core::publishedStorageLimitGb))})};
    }
    const auto most = text::gigabytes(limit);
    return {label, !gb            ? marked(QStringLiteral("*%1*"), {most})
                   : *gb < *limit ? marked(Text::tr("*%1*, %2 left"), {most, text::gigabytes(*limit - *gb)})
                                  : marked(Text::tr("*%1*, nothing left"), {most})};
}

std::vector<FactRow> storageFacts(const OverviewContext& context) {
    const auto gb = core::storageGb(context.info());
    const auto included = text::gigabytes(static_cast<double>(context.storageRate().includedGb));
    return {usedStorageRow(gb),
            {Text::tr("Included"), marked(Text::tr("*%1* per cluster, whatever its pools"), {included})},
            billedRow(context, gb),
            limitRow(gb, core::storageLimitGb(context.info()))};
}

QString storageAge(const OverviewContext& context, const AreaStatus& read) {
    QStringList sentences{Text::tr("%1.", "a sentence without its period").arg(read.age)};
    if (!rateGiven(context)) {
        sentences << assumedRate(context);
    } else if (const auto& prices = context.store.catalogFreshness().readAt) {
        sentences << Text::tr("Prices read from the API at %1.").arg(text::formatTime(*prices, context.now));
    }
    return sentences.join(QLatin1Char(' '));
}

/// Thresholds of the quota of storage, and the limit of the plan.
std::vector<StorageMark> storageMarks(const fleet::QuotasRecord& record, const OverviewContext& context) {
    std::vector<StorageMark> marks;
    const auto add = [&marks](const QString& name, const std::optional<double>& gb, text::Tone tone) {
        if (gb && *gb > 0) { // 0: not set (rule 14)
            marks.push_back({Text::tr("%1 %2", "a threshold, its size").arg(name, text::gigabytes(gb)), *gb, tone});
        }
    };
    if (record.quotas) {
        const auto& quotas = *record.quotas;
        const auto quota = std::find_if(quotas.begin(), quotas.end(),
                                        [](const core::Quota& each) { return each.type == storageType; });
        if (quota != quotas.end()) {
            add(Text::tr("Warning", "threshold"), quota->warningGb, text::Tone::Attention);
            add(Text::tr("Critical", "threshold"), quota->criticalGb, text::Tone::Bad);
        }
    }
    add(Text::tr("Limit", "of storage"), core::storageLimitGb(context.info()), text::Tone::Neutral);
    return marks;
}

void describeStorage(StorageView& view, const fleet::QuotasRecord& record, const OverviewContext& context) {
    if (!context.record.info) {
        view.storageNote =
            context.record.withoutDetails ? Text::tr("Storage is unknown: the API has no details of the cluster yet.")
            : context.record.freshness.problem ? Text::tr("Storage is unknown: the cluster couldn't be loaded.")
                                               : Text::tr("Loading storage");
        return;
    }
    const auto read =
        areaStatus(context.record.freshness, std::chrono::milliseconds(0), context.now,
                   {text::RequestKind::Cluster, Text::tr("Storage as of %1, %2"), Text::tr("Storage read %1")});
    view.storage = storageFacts(context);
    view.storageNote = storageAge(context, read);
    view.storageStale = read.stale;
    view.growth = storageGrowth(context.store.storageHistory().samples(context.record.summary.id),
                                storageMarks(record, context), context.now);
}

/// The threshold with what happens above it.
FactRow thresholdRow(const QString& label, const core::Quota& quota, const std::optional<double>& threshold,
                     const text::ExceedanceTimes& times, const QString& above) {
    if (core::thresholdStanding(quota.currentGb, threshold) == core::ThresholdStanding::NotSet) {
        return {label, {{above}}};
    }
    return {label,
            marked(QStringLiteral("*%1*: %2 %3"),
                   {text::gigabytes(threshold), text::thresholdState(quota.currentGb, *threshold, times), above})};
}

QuotaCard quotaCard(const core::Quota& quota, const fleet::QuotasRecord& record, core::Instant now) {
    const auto at = record.exceedances.find(quota.type);
    const auto seen = at == record.exceedances.end() ? fleet::QuotaExceedances{} : at->second;
    const auto times = [&](const fleet::Exceedance& each) {
        return text::ExceedanceTimes{each.seenAt, each.notYetAt, record.freshness.readAt, now};
    };
    const auto above = text::quotaSentences(quota);
    QuotaCard card;
    card.type = quota.type;
    card.title =
        quota.type == storageType ? Text::tr("Storage quota") : Text::tr("Quota: %1").arg(text::toQString(quota.type));
    card.facts = {
        usedStorageRow(quota.currentGb),
        thresholdRow(Text::tr("Warning threshold"), quota, quota.warningGb, times(seen.warning), above.warning),
        thresholdRow(Text::tr("Critical threshold"), quota, quota.criticalGb, times(seen.critical), above.critical),
        {Text::tr("Action"), {{text::quotaAction(quota)}}},
        {Text::tr("Restrictions"), marked(text::quotaRestrictions(quota), {})}};
    return card;
}

/// Null: the list does not have it, or twice.
const core::Quota* onlyOfType(const std::vector<core::Quota>& quotas, const std::string& type) {
    const core::Quota* found = nullptr;
    for (const auto& each : quotas) {
        if (each.type == type) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &each;
        }
    }
    return found;
}

/// Against a threshold that is the same.
bool standsAsBefore(const core::Quota& before, const core::Quota& now, std::optional<double> core::Quota::*threshold) {
    return before.*threshold == now.*threshold && core::thresholdStanding(before.currentGb, before.*threshold) ==
                                                      core::thresholdStanding(now.currentGb, now.*threshold);
}

/// The details of the cluster, from which its badges are made, are read more often than its quotas and have them too.
fleet::QuotasRecord latestQuotas(fleet::QuotasRecord record, const fleet::ClusterRecord* cluster) {
    if (!record.quotas || cluster == nullptr || !cluster->info ||
        cluster->freshness.readAt <= record.freshness.readAt) {
        return record;
    }
    bool all = !record.quotas->empty();
    for (auto& quota : *record.quotas) {
        const bool single = onlyOfType(*record.quotas, quota.type) != nullptr;
        const auto* later = single ? onlyOfType(cluster->info->quotas, quota.type) : nullptr;
        all = all && later != nullptr;
        if (later != nullptr) {
            auto& seen = record.exceedances[quota.type];
            for (const auto& [threshold, exceedance] : {std::pair{&core::Quota::warningGb, &seen.warning},
                                                        std::pair{&core::Quota::criticalGb, &seen.critical}}) {
                if (!standsAsBefore(quota, *later, threshold)) {
                    *exceedance = {};
                }
            }
            quota = *later;
        }
    }
    if (all) {
        record.freshness.readAt = cluster->freshness.readAt;
    }
    return record;
}

bool anyPassedOver(const fleet::QuotasRecord& record) {
    return std::any_of(record.unreadable.begin(), record.unreadable.end(),
                       [](const core::Unreadable& each) { return each.passedOver; });
}

/// A quota that restricts against its own figures is shown before those that are exceeded without restrictions.
int gravityOf(const core::Quota& quota) {
    const auto standing = core::quotaStanding(quota);
    const int restricted = standing == core::QuotaStanding::Restricted ? 2
                           : text::restrictedWithoutExcess(quota)      ? 1
                                                                       : 0;
    constexpr int standings = 100;
    return restricted * standings + static_cast<int>(standing);
}

void describeWorst(StorageView& view, const core::Quota& worst, bool named) {
    const bool contradicted = text::restrictedWithoutExcess(worst);
    const auto today = contradicted
                           ? Text::tr("The API reports restrictions, but no critical threshold that is exceeded.")
                           : text::quotaSentences(worst).today;
    view.headline =
        named ? Text::tr("%1: %2", "type of a quota, what applies").arg(text::toQString(worst.type), today) : today;
    view.tone = contradicted ? text::Tone::Bad : quotaTone(core::quotaStanding(worst));
}

void describeQuotas(StorageView& view, const fleet::QuotasRecord& record, core::Instant now) {
    const auto& quotas = *record.quotas;
    for (const auto& quota : quotas) {
        view.quotas.push_back(quotaCard(quota, record, now));
    }
    const auto worst = std::max_element(quotas.begin(), quotas.end(), [](const core::Quota& a, const core::Quota& b) {
        return gravityOf(a) < gravityOf(b);
    });
    if (anyPassedOver(record) &&
        (worst == quotas.end() || gravityOf(*worst) <= static_cast<int>(core::QuotaStanding::Unknown))) {
        view.headline = Text::tr("Whether a quota is exceeded is unknown.");
        view.tone = text::Tone::Unknown;
    } else if (worst == quotas.end()) {
        view.headline = Text::tr("No quotas, so nothing is restricted.");
        view.tone = text::Tone::Neutral;
    } else {
        describeWorst(view, *worst, quotas.size() > 1 || worst->type != storageType);
    }
}

} // namespace

StorageView storageView(const core::ClusterId& cluster, const fleet::QuotasRecord* record, const fleet::Store& store,
                        core::Instant now) {
    StorageView view;
    view.headline = Text::tr("Loading quotas");
    const auto* known = store.cluster(cluster);
    const auto latest = record != nullptr ? latestQuotas(*record, known) : fleet::QuotasRecord{};
    if (record != nullptr) {
        static_cast<AreaStatus&>(view) =
            areaStatus(latest.freshness, fleet::AreaReader::quietInterval, now,
                       {text::RequestKind::Quotas, Text::tr("Quotas as of %1, %2"), Text::tr("Quotas read %1")});
        if (latest.quotas) {
            describeQuotas(view, latest, now);
            view.partial = text::unreadableSentences(latest.unreadable).join(QLatin1Char(' '));
        } else if (view.state == AreaStatus::State::Failed) {
            view.headline = Text::tr("Whether a quota is exceeded is unknown.");
        }
    }
    view.cluster = cluster;
    if (known != nullptr) {
        describeStorage(view, latest, {store, *known, now});
    }
    return view;
}

} // namespace poolhouse::views
