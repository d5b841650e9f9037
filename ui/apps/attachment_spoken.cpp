// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/attachment_spoken.h"

#include "ui/apps/attachment_canvas.h"

#include <QPointer>

#include <algorithm>
#include <vector>

namespace poolhouse::ui {

namespace {

using SpokenPart = AttachmentCanvas::Part;

/// Attachments from the top, then the pools without any.
std::vector<SpokenPart> spokenParts(const AttachmentCanvas& canvas) {
    std::vector<SpokenPart> parts;
    for (std::size_t link = 0; link < canvas.map().links.size(); ++link) {
        parts.push_back({SpokenPart::Kind::Var, link});
    }
    for (std::size_t pool = 0; pool < canvas.view().pools.size(); ++pool) {
        if (canvas.view().pools[pool].leading == 0) {
            parts.push_back({SpokenPart::Kind::Pool, pool});
        }
    }
    return parts;
}

/// The item that stands for a part: a credential is said with its config var.
SpokenPart spokenFor(SpokenPart part) {
    part.kind = part.kind == SpokenPart::Kind::Chip ? SpokenPart::Kind::Var : part.kind;
    return part;
}

/// An item has no object of its own. The canvas may be gone before it is.
class SpokenAttachment final : public QAccessibleInterface {
public:
    SpokenAttachment(AttachmentCanvas& canvas, int index) : m_canvas(&canvas), m_index(index) {}

    [[nodiscard]] bool isValid() const override {
        return !m_canvas.isNull() && m_index < static_cast<int>(spokenParts(*m_canvas).size());
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return isValid() ? parent()->window() : nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return m_canvas.isNull() ? nullptr : QAccessible::queryAccessibleInterface(m_canvas);
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    void setText(QAccessible::Text /*which*/, const QString& /*text*/) override {}
    [[nodiscard]] QString text(QAccessible::Text text) const override {
        return isValid() && text == QAccessible::Name ? m_canvas->sentence(part()) : QString();
    }
    [[nodiscard]] QRect rect() const override {
        return isValid() ? m_canvas->rectOf(part()).translated(m_canvas->mapToGlobal(QPoint())) : QRect();
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invisible = !isValid() || !m_canvas->isVisible();
        state.readOnly = true;
        state.focusable = isValid();
        state.focused = isValid() && m_canvas->hasFocus() && spokenFor(m_canvas->current()) == part();
        return state;
    }

private:
    [[nodiscard]] SpokenPart part() const { return spokenParts(*m_canvas)[static_cast<std::size_t>(m_index)]; }

    QPointer<AttachmentCanvas> m_canvas;
    int m_index;
};

} // namespace

QAccessibleInterface* spokenAttachments(const QString& className, QObject* object) {
    return className == QLatin1String(AttachmentCanvas::staticMetaObject.className())
               ? new SpokenAttachments(static_cast<AttachmentCanvas&>(*object))
               : nullptr;
}

SpokenAttachments::SpokenAttachments(AttachmentCanvas& canvas)
    : QAccessibleWidget(&canvas, QAccessible::List), m_canvas(canvas) {}

SpokenAttachments::~SpokenAttachments() {
    for (const auto& [index, id] : m_items) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

int SpokenAttachments::childCount() const {
    return static_cast<int>(spokenParts(m_canvas).size());
}

QAccessibleInterface* SpokenAttachments::child(int index) const {
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    auto& id = m_items[index];
    if (id == 0) {
        id = QAccessible::registerAccessibleInterface(new SpokenAttachment(m_canvas, index));
    }
    return QAccessible::accessibleInterface(id);
}

int SpokenAttachments::indexOfChild(const QAccessibleInterface* child) const {
    for (const auto& [index, id] : m_items) {
        if (QAccessible::accessibleInterface(id) == child) {
            return index;
        }
    }
    return -1;
}

QAccessibleInterface* SpokenAttachments::childAt(int x, int y) const {
    const auto part = spokenFor(m_canvas.partAt(m_canvas.mapFromGlobal(QPoint(x, y))));
    const auto parts = spokenParts(m_canvas);
    return child(static_cast<int>(std::find(parts.begin(), parts.end(), part) - parts.begin()));
}

QAccessibleInterface* SpokenAttachments::focusChild() const {
    const auto parts = spokenParts(m_canvas);
    const auto at = std::find(parts.begin(), parts.end(), spokenFor(m_canvas.current()));
    return m_canvas.hasFocus() && at != parts.end() ? child(static_cast<int>(at - parts.begin())) : nullptr;
}

} // namespace poolhouse::ui
