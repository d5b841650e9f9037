// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/storage_growth.h"

#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace poolhouse::views {

namespace {

using text::Text;

/// A mark above so many times the highest size would flatten the line.
constexpr double farAbove = 2.5;
/// In GB. Less is no change: half of the smallest size shown.
constexpr double leastChange = 0.0005;

QString changeSentence(const core::SeenChange& change) {
    const auto over = text::elapsed(change.over());
    const auto by = text::gigabytes(std::abs(change.by()));
    const auto whole = std::abs(change.by()) < leastChange ? Text::tr("Unchanged over %1.", "a duration").arg(over)
                       : change.by() > 0 ? Text::tr("Grew by %1 in %2.", "a size, a duration").arg(by, over)
                                         : Text::tr("Shrank by %1 in %2.", "a size, a duration").arg(by, over);
    const auto perDay = change.perDay();
    if (!perDay) {
        return whole + QLatin1Char(' ') + Text::tr("Daily growth is shown after a day of readings.");
    }
    return std::abs(change.by()) < leastChange
               ? whole
               : whole + QLatin1Char(' ') +
                     Text::tr("%1 a day on average. This is not a forecast.").arg(text::gigabytes(std::abs(*perDay)));
}

QString gapSentence(std::span<const core::Sample> samples) {
    const auto gaps = core::gapsOf(samples);
    if (gaps.empty()) {
        return {};
    }
    const auto longest = text::elapsed(*std::max_element(gaps.begin(), gaps.end()));
    return gaps.size() == 1
               ? Text::tr("1 gap of %1, in which the size is not known.").arg(longest)
               : Text::tr("%1 gaps, the longest of %2, in which the size is not known.").arg(gaps.size()).arg(longest);
}

/// Those that are not drawn.
QString aboveSentence(const std::vector<StorageMark>& above) {
    QStringList labels;
    for (const auto& mark : above) {
        labels << mark.label;
    }
    return labels.isEmpty() ? QString() : Text::tr("Above the drawing: %1.").arg(Text::listed(labels));
}

} // namespace

StorageGrowth storageGrowth(std::span<const core::Sample> samples, const std::vector<StorageMark>& marks,
                            core::Instant now) {
    StorageGrowth growth;
    const auto change = core::seenChange(samples);
    if (!change) {
        growth.change = Text::tr("Collecting data. Sizes are seen while Poolhouse runs, and drawn from the second on.");
        return growth;
    }
    growth.samples.assign(samples.begin(), samples.end());
    const double highest = core::peakOf(samples).value_or(0);
    std::vector<StorageMark> above;
    std::partition_copy(marks.begin(), marks.end(), std::back_inserter(growth.marks), std::back_inserter(above),
                        [highest](const StorageMark& mark) { return mark.gb <= farAbove * highest; });
    growth.change = changeSentence(*change);
    QStringList notes{Text::tr("Seen since %1.", "a time").arg(text::formatTime(change->first.at, now)),
                      gapSentence(samples), aboveSentence(above)};
    notes.removeAll(QString());
    growth.note = notes.join(QLatin1Char(' '));
    return growth;
}

} // namespace poolhouse::views
