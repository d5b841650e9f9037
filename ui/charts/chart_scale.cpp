// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_scale.h"

#include "models/text/wording.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace poolhouse::ui {

namespace {

using namespace std::chrono_literals;

} // namespace

std::vector<double> valueTicks(double highest, int wanted) {
    const double top = std::max(1.0, std::isfinite(highest) ? highest : 1.0);
    const double rough = top / std::max(1, wanted);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough * 0.999) {
            step = factor * power;
            break;
        }
    }
    step = std::max(1.0, std::ceil(step));
    std::vector<double> ticks{0};
    while (ticks.back() < top) {
        ticks.push_back(static_cast<double>(ticks.size()) * step);
    }
    return ticks;
}

std::vector<core::Instant> timeTicks(core::Instant from, core::Instant to, int most) {
    constexpr std::array<std::chrono::seconds, 20> steps{5s,     10s,   30s,   60s,     120s,     300s,    600s,
                                                         900s,   1800s, 3600s, 7200s,   10800s,   14400s,  21600s,
                                                         43200s, 24h,   48h,   24h * 7, 24h * 14, 24h * 28};
    const auto span = to - from;
    const auto fits = [&](std::chrono::seconds step) { return span / step < std::max(1, most); };
    const auto found = std::find_if(steps.begin(), steps.end(), fits);
    const std::chrono::seconds step =
        found == steps.end() ? std::chrono::ceil<std::chrono::days>(span / std::max(1, most)) : *found;

    // Aligned to local midnight, so that ticks fall on whole local hours.
    QDateTime tick = text::shownTime(from);
    tick.setTime(QTime(0, 0));
    if (step < 24h) {
        const qint64 passed = tick.secsTo(text::shownTime(from)) / step.count() * step.count();
        tick = tick.addSecs(passed);
    }
    std::vector<core::Instant> ticks;
    while (text::measuredTime(tick) <= to) {
        if (text::measuredTime(tick) >= from) {
            ticks.push_back(text::measuredTime(tick));
        }
        tick = step < 24h ? tick.addSecs(step.count()) : tick.addDays(std::max<qint64>(1, step / 24h));
    }
    return ticks;
}

QString timeTickText(core::Instant tick, std::chrono::milliseconds step) {
    if (step >= 24h) {
        return QLocale().toString(text::shownTime(tick), QStringLiteral("d MMM"));
    }
    return clockText(tick, step < 60s);
}

QString clockText(core::Instant instant, bool seconds) {
    return text::shownTime(instant).toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

double axisTime(core::Instant instant, core::Instant origin) {
    return static_cast<double>((instant - origin).count());
}

std::vector<QList<QPointF>> lineSegments(std::span<const core::Sample> samples, int pixels, core::Instant origin) {
    std::vector<QList<QPointF>> segments;
    bool open = false;
    // The first and last samples are added to the two per bucket, hence one bucket less.
    for (const auto& sample : core::downsampled(samples, static_cast<std::size_t>(std::max(2, pixels) - 1))) {
        if (!sample.value) {
            open = false;
            continue;
        }
        if (!open) {
            segments.emplace_back();
            open = true;
        }
        segments.back().append(QPointF(axisTime(sample.at, origin), *sample.value));
    }
    return segments;
}

} // namespace poolhouse::ui
