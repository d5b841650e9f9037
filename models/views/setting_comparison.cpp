// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/setting_comparison.h"

#include "models/text/setting_text.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using text::Text;

QString sideText(const core::Setting* setting, bool complete) {
    return setting != nullptr ? text::settingValue(setting->value)
           : complete         ? Text::tr("no such setting")
                              : text::settingValue({});
}

QString headlineOf(std::size_t differing, std::size_t unknown, std::size_t all) {
    if (unknown > 0) {
        return Text::tr("%1 of %2 settings differ. Of %3 that is not known.").arg(differing).arg(all).arg(unknown);
    }
    return differing == 0 ? Text::tr("All %1 settings are the same.").arg(all)
                          : Text::tr("%1 of %2 settings differ.").arg(differing).arg(all);
}

/// What gives the other cluster the value of the first; empty: it can't have it.
std::optional<core::ChangedSetting> copied(const core::ComparedSetting& pair) {
    if (pair.one == nullptr || pair.other == nullptr || !core::isGiven(pair.one->value)) {
        return std::nullopt;
    }
    auto change = core::changedSetting(*pair.other, core::spelled(pair.one->value));
    return core::problemOf(change.value, *pair.other) ? std::nullopt : std::optional(std::move(change));
}

} // namespace

SettingComparison settingComparison(const core::SettingList& one, const core::SettingList& other) {
    SettingComparison view;
    const auto pairs = core::comparedSettings(one, other);
    std::size_t differing = 0, unknown = 0;
    for (const auto& pair : pairs) {
        const auto differs = pair.difference();
        view.rows.push_back({text::toQString(pair.name), sideText(pair.one, one.complete),
                             sideText(pair.other, other.complete), differs});
        if (!differs) {
            ++unknown;
        } else if (*differs) {
            ++differing;
            if (auto change = copied(pair)) {
                view.copy.all.push_back(*std::move(change));
            }
        }
    }
    view.headline = headlineOf(differing, unknown, pairs.size());
    const auto left = differing - view.copy.all.size();
    if (left > 0) {
        view.copyNote = Text::tr("%1 of them can't be copied: not set, unknown, or not on both clusters.").arg(left);
    }
    if (view.copy.all.empty()) {
        view.whyNotCopy = differing == 0
                              ? unknown == 0 ? Text::tr("Nothing differs.") : Text::tr("Nothing is known to differ.")
                              : Text::tr("None of what differs can be copied.");
    }
    return view;
}

} // namespace poolhouse::views
