// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/wording.h"

#include "models/core/money.h"
#include "models/fleet/cluster_record.h"
#include "models/fleet/fleet_totals.h"
#include "models/text/text.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <atomic>
#include <cmath>

namespace poolhouse::text {

namespace {

using std::chrono::milliseconds;

QString unknown() {
    return Text::tr("unknown");
}

QString clockChanged() {
    return Text::tr("clock changed");
}

constexpr std::chrono::seconds tolerance{5}; ///< stored instants and clocks of two machines differ a little

std::atomic<milliseconds> wallClockShift{milliseconds(0)};

QString capitalised(QString text) {
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

/// An unknown value of the API is shown as received (rule 16).
QString ownText(const std::string& text) {
    return text.empty() ? unknown() : toQString(text);
}

/// Status in lower case, for use within a sentence; the badge starts with a capital.
Phrase statusOf(const fleet::ClusterRecord& record) {
    if (record.summary.state.is(core::AddonState::Deprovisioning)) {
        return {Text::tr("being destroyed"), Tone::Working};
    }
    if (record.summary.state.is(core::AddonState::Deprovisioned)) {
        return {Text::tr("destroyed"), Tone::Bad};
    }
    if (!record.info) {
        if (record.summary.state.is(core::AddonState::Provisioning)) {
            return {Text::tr("provisioning"), Tone::Working};
        }
        if (record.freshness.problem) {
            const auto kind = record.freshness.problem->kind;
            const bool denied = kind == api::ApiError::Kind::Unauthorized || kind == api::ApiError::Kind::Forbidden;
            return {denied ? Text::tr("no access") : Text::tr("not readable"), Tone::Unknown};
        }
        return record.summary.state.is(core::AddonState::Unknown) && !record.summary.state.text.empty()
                   ? Phrase{toQString(record.summary.state.text), Tone::Unknown}
                   : Phrase{Text::tr("loading"), Tone::Unknown};
    }
    switch (record.info->status.known) {
    case core::ClusterStatus::Available: return {Text::tr("available"), Tone::Good};
    case core::ClusterStatus::Provisioning: return {Text::tr("provisioning"), Tone::Working};
    case core::ClusterStatus::Modifying: return {Text::tr("modifying"), Tone::Working};
    case core::ClusterStatus::Migrating: return {Text::tr("migrating"), Tone::Working};
    case core::ClusterStatus::Unavailable: return {Text::tr("unavailable"), Tone::Bad};
    case core::ClusterStatus::Unknown: break;
    }
    return {ownText(record.info->status.text), Tone::Unknown};
}

bool hasOwnText(const fleet::ClusterRecord& record) {
    return record.info ? record.info->status.is(core::ClusterStatus::Unknown) && !record.info->status.text.empty()
                       : record.summary.state.is(core::AddonState::Unknown) && !record.summary.state.text.empty();
}

/// "at least $450.00", "price unknown", or the amount itself.
QString withGaps(const core::CostEstimate& cost, const QString& amount) {
    if (cost.complete()) {
        return amount;
    }
    if (cost.known.cents > 0) {
        return Text::tr("at least %1").arg(amount);
    }
    const bool price = std::any_of(cost.gaps.begin(), cost.gaps.end(), [](const core::CostGap& gap) {
        return gap.kind == core::CostGap::Kind::LevelPriceUnknown;
    });
    return price ? Text::tr("price unknown") : Text::tr("cost unknown");
}

/// At most `decimals` of them, without zeros at the end.
QString decimal(double value, int decimals) {
    QString text = QLocale::c().toString(value, 'f', decimals);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.')))) {
        text.chop(1);
    }
    return text;
}

} // namespace

Phrase clusterStatus(const fleet::ClusterRecord& record) {
    auto phrase = statusOf(record);
    if (!hasOwnText(record)) {
        phrase.text = capitalised(phrase.text);
    }
    return phrase;
}

QString clusterStatusWord(const fleet::ClusterRecord& record) {
    return statusOf(record).text;
}

Phrase poolStatus(const core::Pool& pool) {
    switch (pool.status.known) {
    case core::PoolStatus::Available: return {Text::tr("available"), Tone::Good};
    case core::PoolStatus::Modifying: return {Text::tr("modifying"), Tone::Working};
    case core::PoolStatus::Provisioning: return {Text::tr("provisioning"), Tone::Working};
    case core::PoolStatus::Unknown: break;
    }
    return {pool.status.text == "unknown" ? unknown() : ownText(pool.status.text), Tone::Unknown};
}

QString endpointAddress(const core::Endpoint& endpoint) {
    const auto host = toQString(endpoint.host);
    return host.isEmpty() || !endpoint.port ? host : QStringLiteral("%1:%2").arg(host).arg(*endpoint.port);
}

QString endpointStatus(const core::Endpoint& endpoint) {
    switch (endpoint.status.known) {
    case core::EndpointStatus::Available: return Text::tr("available");
    case core::EndpointStatus::Degraded: return Text::tr("degraded");
    case core::EndpointStatus::Deprovisioning: return Text::tr("being removed");
    case core::EndpointStatus::Modifying: return Text::tr("modifying");
    case core::EndpointStatus::Unknown: break;
    }
    return ownText(endpoint.status.text);
}

Tone useTone(std::optional<double> use) {
    switch (core::useSeverity(use)) {
    case core::UseSeverity::Unknown: return Tone::Unknown;
    case core::UseSeverity::Good: return Tone::Good;
    case core::UseSeverity::Attention: return Tone::Attention;
    case core::UseSeverity::Bad: return Tone::Bad;
    }
    return Tone::Unknown;
}

QString percent(std::optional<double> use) {
    if (!use) {
        return unknown();
    }
    // the small amount keeps an exact half from depending on how the quotient is stored
    auto whole = static_cast<std::int64_t>(std::ceil(*use * 100 - 0.5 - 1e-9));
    if (*use < 1.0) {
        whole = std::min<std::int64_t>(whole, 99);
    }
    return Text::tr("%1%", "a share").arg(Text::number(std::max<std::int64_t>(0, whole)));
}

QString monthly(const core::CostEstimate& cost) {
    const auto text = withGaps(cost, toQString(core::formatExact(cost.known)));
    return cost.complete() || cost.known.cents > 0 ? Text::tr("%1/month").arg(text) : text;
}

QString monthlyRounded(const core::CostEstimate& cost) {
    return withGaps(cost, toQString(core::formatRounded(cost.known)));
}

namespace {

QString totalText(const fleet::FleetTotals& totals, const QString& exact, const QString& amount) {
    if (totals.clustersCosted == totals.clusters) {
        return exact;
    }
    // What is not known costs something too: the sum is a lower bound, and of nothing it is no sum at all.
    return totals.cost.known.cents > 0 ? Text::tr("at least %1").arg(amount) : Text::tr("cost unknown");
}

} // namespace

QString totalMonthly(const fleet::FleetTotals& totals) {
    const auto amount = toQString(core::formatExact(totals.cost.known));
    return totalText(totals, monthly(totals.cost), Text::tr("%1/month").arg(amount));
}

QString totalMonthlyRounded(const fleet::FleetTotals& totals) {
    return totalText(totals, monthlyRounded(totals.cost), toQString(core::formatRounded(totals.cost.known)));
}

QString costGaps(const core::CostEstimate& cost) {
    QStringList levels, sentences;
    bool storage = false, pools = false;
    for (const auto& gap : cost.gaps) {
        switch (gap.kind) {
        case core::CostGap::Kind::LevelPriceUnknown:
            if (gap.level.empty()) {
                sentences << Text::tr("The level of a pool is unknown.");
            } else {
                levels << toQString(gap.level);
            }
            break;
        case core::CostGap::Kind::StorageSizeUnknown: storage = true; break;
        case core::CostGap::Kind::PoolsUnknown: pools = true; break;
        }
    }
    if (!levels.isEmpty()) {
        sentences << Text::tr("The price of %1 is unknown.").arg(Text::listed(levels));
    }
    if (storage) {
        sentences << Text::tr("The storage size is unknown.");
    }
    if (pools) {
        sentences << Text::tr("Not all pools are known.");
    }
    return sentences.join(QLatin1Char(' '));
}

QString gigabytes(std::optional<double> gb) {
    if (!gb || !std::isfinite(*gb)) {
        return unknown();
    }
    const double megabytes = std::round(*gb * 1000);
    if (megabytes > 0 && megabytes < 1000) {
        return Text::tr("%1 MB").arg(decimal(megabytes, 0));
    }
    const double tenths = std::round(*gb * 10) / 10;
    return tenths < 1000 ? Text::tr("%1 GB").arg(decimal(tenths, 1)) : Text::tr("%1 TB").arg(decimal(*gb / 1000, 2));
}

QString connections(std::optional<int> number) {
    return number ? Text::number(*number) : unknown();
}

QString connectionCount(std::optional<std::int64_t> number) {
    return number ? Text::counted(*number, QT_TRANSLATE_N_NOOP("Wording", "%1 connection"),
                                  QT_TRANSLATE_N_NOOP("Wording", "%1 connections"))
                  : Text::tr("unknown connections");
}

QString atLeast(const QString& figure, bool complete) {
    return complete ? figure : Text::tr("at least %1").arg(figure);
}

QString age(milliseconds age) {
    using namespace std::chrono;
    if (age < -tolerance) {
        return clockChanged();
    }
    if (age < seconds(1)) {
        return Text::tr("just now");
    }
    if (age < minutes(1)) {
        return Text::tr("%1 s ago").arg(floor<seconds>(age).count());
    }
    if (age < hours(1)) {
        return Text::tr("%1 min ago").arg(floor<minutes>(age).count());
    }
    if (age < days(1)) {
        return Text::tr("%1 h ago").arg(floor<hours>(age).count());
    }
    return Text::counted(floor<days>(age).count(), QT_TRANSLATE_N_NOOP("Wording", "%n day ago"),
                         QT_TRANSLATE_N_NOOP("Wording", "%n days ago"));
}

QString duration(milliseconds time) {
    using namespace std::chrono;
    const auto inSeconds = std::max(seconds(0), ceil<seconds>(time));
    if (inSeconds < minutes(1)) {
        return Text::tr("%1 s").arg(inSeconds.count());
    }
    const auto inMinutes = ceil<minutes>(inSeconds);
    if (inMinutes < hours(1)) {
        return Text::tr("%1 min").arg(inMinutes.count());
    }
    if (inMinutes < days(1)) {
        const auto rest = (inMinutes % hours(1)).count();
        const auto whole = floor<hours>(inMinutes).count();
        return rest == 0 ? Text::tr("%1 h").arg(whole) : Text::tr("%1 h %2 min").arg(whole).arg(rest);
    }
    const auto inHours = ceil<hours>(inMinutes);
    const auto wholeDays = Text::counted(floor<days>(inHours).count(), QT_TRANSLATE_N_NOOP("Wording", "%n day"),
                                         QT_TRANSLATE_N_NOOP("Wording", "%n days"));
    const auto rest = (inHours % days(1)).count();
    return rest == 0 ? wholeDays : Text::tr("%1 %2 h", "days and hours").arg(wholeDays).arg(rest);
}

QString elapsed(milliseconds time) {
    using namespace std::chrono;
    return time < minutes(1) ? duration(floor<seconds>(time))
           : time < days(1)  ? duration(floor<minutes>(time))
                             : duration(floor<hours>(time));
}

QString elapsed(const std::optional<milliseconds>& time) {
    return time ? elapsed(*time) : clockChanged();
}

void followWallClock(std::chrono::milliseconds shift) {
    wallClockShift = shift;
}

QDateTime shownTime(core::Instant measured) {
    return QDateTime::fromMSecsSinceEpoch((measured + wallClockShift.load()).time_since_epoch().count());
}

core::Instant measuredTime(const QDateTime& shown) {
    return core::Instant(milliseconds(shown.toMSecsSinceEpoch())) - wallClockShift.load();
}

QString writtenTime(core::Instant measured) {
    return toQString(core::formatInstant(measured + wallClockShift.load()));
}

QString formatStated(core::Instant at, core::Instant now) {
    return formatTime(at - wallClockShift.load(), now);
}

QString formatTime(core::Instant at, core::Instant now, bool seconds) {
    const auto time = shownTime(at);
    const auto text = time.toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    return time.date() == shownTime(now).date() ? text : time.toString(QStringLiteral("yyyy-MM-dd ")) + text;
}

QString formatPast(core::Instant at, core::Instant now, bool seconds) {
    const auto time = formatTime(at, now, seconds);
    return at > now + tolerance ? Text::tr("%1 (clock changed)").arg(time) : time;
}

QString appTitle(const core::App& app) {
    return app.name.empty() ? Text::tr("app unknown") : toQString(app.name);
}

QString planTitle(const std::string& plan) {
    QStringList words = toQString(plan).split(QLatin1Char('-'), Qt::SkipEmptyParts);
    for (auto& word : words) {
        word = capitalised(word);
    }
    return words.isEmpty() ? Text::tr("unknown plan") : words.join(QLatin1Char(' '));
}

QString poolTitle(const core::Pool& pool) {
    return pool.isLeader() ? Text::tr("Leader") : ownText(pool.name);
}

QString toneWord(Tone tone) {
    switch (tone) {
    case Tone::Neutral: return {};
    case Tone::Good: return Text::tr("good");
    case Tone::Attention: return Text::tr("needs attention");
    case Tone::Bad: return Text::tr("bad");
    case Tone::Unknown: return unknown();
    case Tone::Working: return Text::tr("change in progress");
    }
    return {};
}

QString levelLine(const std::string& level, const core::Catalog& catalog) {
    const auto* known = catalog.find(level);
    if (known == nullptr) {
        return ownText(level);
    }
    return Text::tr("%1 · %2 vCPU · %3").arg(toQString(level), connections(known->vcpu), gigabytes(known->memoryGb));
}

} // namespace poolhouse::text
