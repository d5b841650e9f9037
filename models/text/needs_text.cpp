// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/needs_text.h"

#include "models/core/money.h"
#include "models/text/text.h"
#include "models/text/wording.h"

namespace poolhouse::text {

namespace {

using Verdict = core::WorkloadFit::Verdict;

QString inNoPool(const JudgedNeed& need) {
    const auto& pin = need.workload.pool;
    if (need.workload.access == core::Workload::Access::Write) {
        return Text::tr("no leader pool in this plan");
    }
    if (!pin || pin->empty()) {
        return Text::tr("no follower pool in this plan");
    }
    return (need.removed ? Text::tr("this plan removes its pool %1") : Text::tr("no pool named %1 in this plan"))
        .arg(toQString(*pin));
}

/// `level` is that of the pool's instances, its figure known unless the verdict says otherwise.
QString instancesText(const JudgedNeed& need, const core::Level* level) {
    const auto memory = gigabytes(need.workload.minMemoryGb);
    const auto vcpu = Text::number(need.workload.minVcpu);
    const auto has = level != nullptr ? *level : core::Level();
    switch (need.fit.verdict) {
    case Verdict::TooLittleMemory:
        return Text::tr("needs %1, its instances have %2").arg(memory, gigabytes(has.memoryGb));
    case Verdict::TooFewVcpus:
        return Text::tr("needs %1 vCPU, its instances have %2").arg(vcpu, Text::number(has.vcpu.value_or(0)));
    case Verdict::MemoryUnknown:
        return Text::tr("unknown: needs %1, the memory of its instances isn't known").arg(memory);
    default: return Text::tr("unknown: needs %1 vCPU, the vCPUs of its instances aren't known").arg(vcpu);
    }
}

QString notAlone(const JudgedNeed& need, const QString& pool) {
    return need.workload.share ? Text::tr("another workload in %1 can't share its pool").arg(pool)
                               : Text::tr("can't share a pool, but isn't alone in %1").arg(pool);
}

QString tooFew(const JudgedNeed& need, const QString& pool) {
    if (need.pool == nullptr || need.pool->count > 0) {
        return missingConnections(need.fit.verdict, need.fit.excess, need.pool != nullptr ? need.pool->count : 0);
    }
    return Text::counted(need.fit.excess,
                         QT_TRANSLATE_N_NOOP("Wording", "%1 connection nowhere to go: %2 has no instances"),
                         QT_TRANSLATE_N_NOOP("Wording", "%1 connections nowhere to go: %2 has no instances"))
        .arg(pool);
}

QString costDifference(core::Money more) {
    const auto amount = toQString(core::formatExact(more.cents < 0 ? -more : more));
    return more.cents > 0   ? Text::tr("%1 more").arg(amount)
           : more.cents < 0 ? Text::tr("%1 less").arg(amount)
                            : Text::tr("same cost");
}

} // namespace

QString missingConnections(Verdict verdict, std::int64_t excess, int instances) {
    switch (verdict) {
    case Verdict::TooFew:
        return Text::counted(excess, QT_TRANSLATE_N_NOOP("Wording", "%1 connection nowhere to go"),
                             QT_TRANSLATE_N_NOOP("Wording", "%1 connections nowhere to go"));
    case Verdict::TooFewAfterLoss:
        return instances == 1
                   ? Text::counted(excess,
                                   QT_TRANSLATE_N_NOOP("Wording", "%1 connection nowhere to go if its instance fails"),
                                   QT_TRANSLATE_N_NOOP("Wording", "%1 connections nowhere to go if its instance fails"))
                   : Text::counted(excess,
                                   QT_TRANSLATE_N_NOOP("Wording", "%1 connection nowhere to go if an instance fails"),
                                   QT_TRANSLATE_N_NOOP("Wording", "%1 connections nowhere to go if an instance fails"));
    case Verdict::MarginMissed:
        return Text::counted(excess, QT_TRANSLATE_N_NOOP("Wording", "%1 connection over the margin"),
                             QT_TRANSLATE_N_NOOP("Wording", "%1 connections over the margin"));
    default: return {};
    }
}

QString needVerdict(const JudgedNeed& need, const core::Catalog& catalog) {
    const auto* level = need.pool != nullptr ? catalog.find(need.pool->level) : nullptr;
    const auto pool = need.pool != nullptr ? toQString(need.pool->name) : QString();
    switch (need.fit.verdict) {
    case Verdict::Met: return Text::tr("met");
    case Verdict::BadConnections:
        return Text::tr("not counted: connections must be from 1 to %1")
            .arg(Text::number(core::maxWorkloadConnections));
    case Verdict::NoPool: return inNoPool(need);
    case Verdict::NotAlone: return notAlone(need, pool);
    case Verdict::TooLittleMemory:
    case Verdict::TooFewVcpus:
    case Verdict::MemoryUnknown:
    case Verdict::VcpusUnknown: return instancesText(need, level);
    case Verdict::LimitUnknown:
        return need.pool != nullptr
                   ? Text::tr("unknown: the connection limit of %1 isn't known").arg(toQString(need.pool->level))
                   : Text::tr("unknown");
    case Verdict::TooFew: return tooFew(need, pool);
    case Verdict::TooFewAfterLoss:
    case Verdict::MarginMissed:
        return missingConnections(need.fit.verdict, need.fit.excess, need.pool != nullptr ? need.pool->count : 0);
    }
    return {};
}

QString growthCarried(int percent) {
    if (percent <= 0) {
        return Text::tr("This plan carries what is needed, but not 1% more.");
    }
    return (percent >= core::mostGrowth ? Text::tr("This plan carries at least %1% more.")
                                        : Text::tr("This plan carries %1% more."))
        .arg(Text::number(percent));
}

QStringList feasibleChange(const core::FeasibleChange& change, const core::Needs& needs) {
    QStringList sentences;
    if (change.margin) {
        sentences << Text::tr("Feasible with a margin of %1%.").arg(Text::number(*change.margin));
    }
    if (change.fewer) {
        const auto& workload = needs.workloads[change.fewer->workload];
        sentences << Text::counted(change.fewer->connections,
                                   QT_TRANSLATE_N_NOOP("Wording", "Feasible if \"%2\" needs %1 connection, %3 fewer."),
                                   QT_TRANSLATE_N_NOOP("Wording", "Feasible if \"%2\" needs %1 connections, %3 fewer."))
                         .arg(toQString(workload.name), Text::number(workload.connections - change.fewer->connections));
    }
    if (change.budget) {
        sentences << Text::tr("Feasible with a budget of %1/month.").arg(toQString(core::formatExact(*change.budget)));
    }
    return sentences;
}

const char* code(Verdict verdict) {
    switch (verdict) {
    case Verdict::Met: return "met";
    case Verdict::BadConnections: return "bad_connections";
    case Verdict::NoPool: return "no_pool";
    case Verdict::NotAlone: return "not_alone";
    case Verdict::TooLittleMemory: return "too_little_memory";
    case Verdict::TooFewVcpus: return "too_few_vcpus";
    case Verdict::MemoryUnknown: return "memory_unknown";
    case Verdict::VcpusUnknown: return "vcpus_unknown";
    case Verdict::LimitUnknown: return "limit_unknown";
    case Verdict::TooFew: return "too_few";
    case Verdict::TooFewAfterLoss: return "too_few_after_loss";
    case Verdict::MarginMissed: return "margin_missed";
    }
    return "unknown";
}

QStringList proposalDifference(const core::ProposalDifference& difference) {
    QStringList sentences;
    sentences << costDifference(difference.monthly);
    if (const auto more = difference.afterLoss.value_or(0); more != 0) {
        sentences << (more > 0
                          ? Text::counted(more,
                                          QT_TRANSLATE_N_NOOP("Wording", "carries %1 more connection after a loss"),
                                          QT_TRANSLATE_N_NOOP("Wording", "carries %1 more connections after a loss"))
                          : Text::counted(-more,
                                          QT_TRANSLATE_N_NOOP("Wording", "carries %1 fewer connection after a loss"),
                                          QT_TRANSLATE_N_NOOP("Wording", "carries %1 fewer connections after a loss")));
    }
    if (const int more = difference.instances; more != 0) {
        sentences << (more > 0 ? Text::counted(more, QT_TRANSLATE_N_NOOP("Wording", "%n instance more"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n instances more"))
                               : Text::counted(-more, QT_TRANSLATE_N_NOOP("Wording", "%n instance fewer"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n instances fewer")));
    }
    if (const int more = difference.pools; more != 0) {
        sentences << (more > 0 ? Text::counted(more, QT_TRANSLATE_N_NOOP("Wording", "%n pool more"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n pools more"))
                               : Text::counted(-more, QT_TRANSLATE_N_NOOP("Wording", "%n pool fewer"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n pools fewer")));
    }
    if (const int more = difference.restarts; more != 0) {
        sentences << (more > 0 ? Text::counted(more, QT_TRANSLATE_N_NOOP("Wording", "%n app more restarts"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n apps more restart"))
                               : Text::counted(-more, QT_TRANSLATE_N_NOOP("Wording", "%n app fewer restarts"),
                                               QT_TRANSLATE_N_NOOP("Wording", "%n apps fewer restart")));
    }
    return sentences;
}

} // namespace poolhouse::text
