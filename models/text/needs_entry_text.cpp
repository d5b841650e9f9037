// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/needs_entry_text.h"

#include "models/core/recommend.h"
#include "models/text/text.h"

namespace poolhouse::text {

QString marginProblem(plans::MarginProblem problem) {
    switch (problem) {
    case plans::MarginProblem::NotAPercentage: return Text::tr("Enter a percentage such as 10%.");
    case plans::MarginProblem::TooMuch: return Text::tr("At most %1% can stay free.").arg(core::mostMargin);
    }
    return {};
}

QString needsTemplate(plans::NeedsTemplate kind) {
    const auto name = QString::fromStdString(plans::templateName(kind));
    switch (kind) {
    case plans::NeedsTemplate::Puma:
    case plans::NeedsTemplate::Gunicorn: return Text::tr("%1: dynos \u00d7 workers \u00d7 threads").arg(name);
    case plans::NeedsTemplate::Sidekiq: return Text::tr("%1: dynos \u00d7 concurrency").arg(name);
    case plans::NeedsTemplate::HikariCp: return Text::tr("%1: dynos \u00d7 maximum pool size").arg(name);
    }
    return {};
}

QString processesBasis() {
    return Text::tr("The number of dynos was read from the API. Processes and threads are assumed, %1 \u00d7 %2 per "
                    "dyno; edit them if your apps differ. An app that is attached to a single pool has its needs "
                    "there: the leader, or that follower pool.")
        .arg(plans::assumedProcesses)
        .arg(plans::assumedThreads);
}

QString noProcesses() {
    return Text::tr("No dyno is running in the apps attached to this cluster, so the needs stay as they are.");
}

} // namespace poolhouse::text
