// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/app_edit.h"

#include "models/core/attachment_name.h"
#include "models/fleet/store.h"
#include "models/plans/conversion.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using AppEdited = core::Result<EditedPlan, QString>;
using AppEditKind = plans::PlanEdit::Kind;
using text::Text;

/// One edit of an app of one cluster; `m_next` is the plan that comes out.
class AppEdit {
public:
    AppEdit(const plans::PlanDraft& draft, const LaneEdit& edit, const fleet::ClusterSnapshot& snapshot)
        : m_next(draft), m_cluster(*m_next.find(snapshot.record.info->id)), m_edit(edit), m_snapshot(snapshot) {}

    [[nodiscard]] AppEdited carriedOut() {
        auto* move = plans::moveOf(m_cluster, m_edit.app, m_edit.attachment);
        switch (m_edit.kind) {
        case LaneEdit::Kind::AttachApp: return attached();
        case LaneEdit::Kind::MoveApp: return moved(move);
        case LaneEdit::Kind::DetachApp: return detached(move);
        default: break;
        }
        if (move == nullptr) {
            return gone();
        }
        drop(*move);
        return done(AppEditKind::KeepApp);
    }

private:
    [[nodiscard]] AppEdited done(AppEditKind kind, const std::string& pool = {}) {
        plans::PlanEdit edit{kind, m_edit.app};
        edit.pool = pool;
        return EditedPlan{std::move(m_next), std::move(edit)};
    }

    static QString gone() { return Text::tr("This attachment is no longer part of the plan."); }

    /// The pool to attach to, or why it takes none.
    [[nodiscard]] core::Result<std::string, QString> target() const {
        const auto row = static_cast<std::size_t>(m_edit.row);
        if (m_edit.row < 0 || row >= m_cluster.pools.size()) {
            return Text::tr("This pool is no longer part of the plan.");
        }
        const auto& pool = m_cluster.pools[row];
        if (pool.destroyed()) {
            return keepItFirst(pool);
        }
        if (pool.wanted->name.empty()) {
            return Text::tr("Enter a name for the pool.");
        }
        return pool.wanted->name;
    }

    [[nodiscard]] std::string newName(const std::string& pool) const {
        return core::generateAttachmentName(pool, plans::attachmentNamesInUse(m_next, m_snapshot.store, m_edit.app));
    }

    [[nodiscard]] const core::Attachment* live() const {
        const auto& all = m_snapshot.record.attachments;
        const auto at = std::find_if(all.begin(), all.end(), [this](const core::Attachment& each) {
            return each.app.name == m_edit.app && each.name == m_edit.attachment;
        });
        return at == all.end() ? nullptr : &*at;
    }

    void drop(const core::AttachmentMove& move) { m_cluster.moves.erase(m_cluster.moves.begin() + indexOf(move)); }

    [[nodiscard]] std::ptrdiff_t indexOf(const core::AttachmentMove& move) const {
        return &move - m_cluster.moves.data();
    }

    AppEdited attached() {
        const auto pool = target();
        if (!pool) {
            return pool.error();
        }
        m_cluster.moves.push_back(
            {m_edit.app, {}, std::nullopt, core::AttachmentPlace{pool.value(), newName(pool.value())}});
        return done(AppEditKind::AttachApp, pool.value());
    }

    AppEdited moved(core::AttachmentMove* move) {
        const auto pool = target();
        if (!pool) {
            return pool.error();
        }
        const auto* attachment = live();
        const auto here = move != nullptr && move->to     ? move->to->pool
                          : move == nullptr && attachment ? attachment->target.pool
                                                          : std::string();
        if (here == pool.value()) {
            return Text::tr("%1 is attached to %2 already.").arg(text::toQString(m_edit.app), text::toQString(here));
        }
        if (move != nullptr && move->from && move->from->pool == pool.value()) {
            drop(*move); // back to where it is
        } else if (move != nullptr) {
            move->to.reset(); // its name is free
            move->to = core::AttachmentPlace{pool.value(), newName(pool.value())};
        } else if (attachment != nullptr) {
            m_cluster.moves.push_back({m_edit.app, attachment->target.role,
                                       core::AttachmentPlace{attachment->target.pool, attachment->name},
                                       core::AttachmentPlace{pool.value(), newName(pool.value())}});
        } else {
            return gone();
        }
        return done(AppEditKind::MoveApp, pool.value());
    }

    AppEdited detached(core::AttachmentMove* move) {
        const auto* attachment = live();
        if (move == nullptr && attachment == nullptr) {
            return gone();
        }
        if (move == nullptr) {
            m_cluster.moves.push_back({m_edit.app, attachment->target.role,
                                       core::AttachmentPlace{attachment->target.pool, attachment->name}, std::nullopt});
        } else if (move->from) {
            move->to.reset();
        } else {
            drop(*move);
        }
        return done(AppEditKind::DetachApp);
    }

    plans::PlanDraft m_next;
    plans::PlannedCluster& m_cluster;
    const LaneEdit& m_edit;
    const fleet::ClusterSnapshot& m_snapshot;
};

} // namespace

core::Result<EditedPlan, QString> withAppEdit(const plans::PlanDraft& draft, const LaneEdit& edit,
                                              const fleet::ClusterSnapshot& snapshot) {
    if (draft.find(snapshot.record.info->id) == nullptr) {
        return Text::tr("This cluster is no longer part of the plan.");
    }
    return AppEdit(draft, edit, snapshot).carriedOut();
}

} // namespace poolhouse::views
