// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/attachment_canvas.h"

#include "ui/apps/attachment_painter.h"
#include "ui/apps/attachment_spoken.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr int toTheEnd = 100'000; ///< rows: more than there are
constexpr int preferredWidth = 900;

} // namespace

AttachmentCanvas::AttachmentCanvas(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("attachmentCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QAccessible::installFactory(spokenAttachments); // before the name; once: Qt ignores a factory that it has
    setSpokenName(this, tr("Attachments"));
}

void AttachmentCanvas::showApps(const views::AppsView& view) {
    if (view == m_view) {
        return;
    }
    const bool another = view.cluster != m_view.cluster;
    const auto kept = another ? Identity{} : identityOf(m_current);
    const bool moves = view.apps != m_view.apps || view.pools != m_view.pools;
    const int before = heightForWidth(width()); // of the former view
    m_view = view;
    m_revealed = m_revealed && !another;
    setSpokenDescription(this, view.empty);
    if (moves) {
        m_mapWidth = -1;
        if (another || heightForWidth(width()) != before) {
            updateGeometry();
        }
    }
    m_current = find(kept);
    m_hovered = m_pointer ? partAt(*m_pointer) : Part();
    update();
    Q_EMIT currentChanged();
}

const views::AttachmentMap& AttachmentCanvas::mapFor(int width) const {
    if (!m_measure) {
        m_measure = attachmentMeasure(font());
        m_mapWidth = -1;
    }
    if (width != m_mapWidth) {
        m_map = views::attachmentMap(m_view, width, *m_measure, m_range);
        m_mapWidth = width;
    }
    return m_map;
}

void AttachmentCanvas::setRange(const views::MapRange& range) {
    if (range != m_range) {
        m_range = range;
        m_mapWidth = -1;
        m_pointer.reset(); // the map moved below the pointer: its next move finds what it is over
        m_hovered = {};
        update();
    }
}

const views::AttachmentMap& AttachmentCanvas::map() const {
    return mapFor(width());
}

int AttachmentCanvas::heightForWidth(int width) const {
    return static_cast<int>(std::ceil(mapFor(width).height));
}

QSize AttachmentCanvas::sizeHint() const {
    const int wide = std::max(width(), preferredWidth);
    return {preferredWidth, heightForWidth(wide)};
}

QSize AttachmentCanvas::minimumSizeHint() const {
    return {static_cast<int>(views::leastMapWidth), 0};
}

AttachmentCanvas::Identity AttachmentCanvas::identityOf(const Part& part) const {
    const auto var = [this](std::size_t link) {
        const auto& at = map().links[link];
        return m_view.apps[at.app].vars[at.var].id.value;
    };
    switch (part.kind) {
    case Part::Kind::App: return {part.kind, m_view.apps[part.index].key};
    case Part::Kind::Var:
    case Part::Kind::Chip: return {part.kind, var(part.index)};
    case Part::Kind::Pool: return {part.kind, m_view.pools[part.index].key};
    case Part::Kind::None: break;
    }
    return {};
}

AttachmentCanvas::Part AttachmentCanvas::find(const Identity& identity) const {
    using Kind = Part::Kind;
    const auto count = identity.kind == Kind::App    ? m_view.apps.size()
                       : identity.kind == Kind::Pool ? m_view.pools.size()
                       : identity.kind == Kind::None ? 0
                                                     : map().links.size();
    for (std::size_t index = 0; index < count; ++index) {
        if (identityOf({identity.kind, index}).key == identity.key) {
            return {identity.kind, index};
        }
    }
    return {};
}

bool AttachmentCanvas::reveal(const core::PoolId& pool) {
    const auto at = std::find_if(m_view.pools.begin(), m_view.pools.end(),
                                 [&pool](const views::AppsPool& each) { return each.id == pool; });
    if (at == m_view.pools.end() || pool.empty()) {
        return false;
    }
    m_revealed = true;
    m_pointer.reset();
    m_hovered = {};
    moveTo({Part::Kind::Pool, static_cast<std::size_t>(at - m_view.pools.begin())});
    return true;
}

AttachmentCanvas::Part AttachmentCanvas::litPart() const {
    const bool marked = hasFocus() || m_revealed || !currentAttachment().empty();
    return m_hovered.kind != Part::Kind::None ? m_hovered : marked ? m_current : Part();
}

QRect AttachmentCanvas::rectOf(const Part& part) const {
    const auto rect = map().rectOf(part).toAlignedRect();
    return layoutDirection() == Qt::RightToLeft && !rect.isEmpty()
               ? QRect(width() - rect.right() - 1, rect.y(), rect.width(), rect.height())
               : rect;
}

AttachmentCanvas::Part AttachmentCanvas::partAt(QPoint at) const {
    const double x = layoutDirection() == Qt::RightToLeft ? width() - at.x() : at.x();
    return map().at(QPointF(x, at.y()));
}

QString AttachmentCanvas::sentence(const Part& part) const {
    switch (part.kind) {
    case Part::Kind::App: return m_view.apps[part.index].sentence;
    case Part::Kind::Var:
    case Part::Kind::Chip: {
        const auto& link = map().links[part.index];
        return m_view.apps[link.app].vars[link.var].sentence;
    }
    case Part::Kind::Pool: return m_view.pools[part.index].sentence;
    case Part::Kind::None: break;
    }
    return {};
}

core::AttachmentId AttachmentCanvas::currentAttachment() const {
    if (m_current.kind != Part::Kind::Var && m_current.kind != Part::Kind::Chip) {
        return {};
    }
    const auto& link = map().links[m_current.index];
    return m_view.apps[link.app].vars[link.var].id;
}

core::PoolId AttachmentCanvas::currentPool() const {
    switch (m_current.kind) {
    case Part::Kind::Pool: return m_view.pools[m_current.index].id;
    case Part::Kind::Var:
    case Part::Kind::Chip: return m_view.pools[map().links[m_current.index].pool].id;
    case Part::Kind::App:
    case Part::Kind::None: break;
    }
    return {};
}

QVariant AttachmentCanvas::inputMethodQuery(Qt::InputMethodQuery query) const {
    return query == Qt::ImCursorRectangle ? QVariant(rectOf(m_current)) : QWidget::inputMethodQuery(query);
}

void AttachmentCanvas::moveTo(const Part& part) {
    m_current = part;
    update();
    announce(this, sentence(part));
    Q_EMIT moved(rectOf(part));
    Q_EMIT currentChanged();
}

void AttachmentCanvas::hover(const Part& part) {
    if (part != m_hovered) {
        m_hovered = part;
        update();
    }
}

bool AttachmentCanvas::handleKey(int key) {
    const int on = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const auto to = [this](int columns, int rows) {
        m_pointer.reset();
        m_hovered = {};
        const auto next = views::neighbour(map(), m_current, columns, rows);
        if (next.kind != Part::Kind::None) {
            moveTo(next);
        }
        return true;
    };
    switch (key) {
    case Qt::Key_Up: return to(0, -1);
    case Qt::Key_Down: return to(0, 1);
    case Qt::Key_Left: return to(-on, 0);
    case Qt::Key_Right: return to(on, 0);
    case Qt::Key_Home: return to(0, -toTheEnd);
    case Qt::Key_End: return to(0, toTheEnd);
    default: return false;
    }
}

void AttachmentCanvas::keyPressEvent(QKeyEvent* event) {
    const auto others = event->modifiers() & ~Qt::KeypadModifier;
    if (others != Qt::NoModifier || !handleKey(event->key())) {
        QWidget::keyPressEvent(event);
    }
}

void AttachmentCanvas::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->pos();
    hover(partAt(event->pos()));
}

void AttachmentCanvas::mousePressEvent(QMouseEvent* event) {
    const auto part = partAt(event->pos());
    if (part.kind != Part::Kind::None) { // a menu is about what it opens on
        moveTo(part);
    } else {
        m_current = {};
        update();
        Q_EMIT currentChanged();
    }
}

void AttachmentCanvas::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    m_pointer.reset();
    hover({});
}

void AttachmentCanvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (m_current.kind == Part::Kind::None) {
        m_current = views::neighbour(map(), {}, 0, 0);
        Q_EMIT currentChanged();
    }
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && m_current.kind != Part::Kind::None) {
        moveTo(m_current);
    }
    update();
}

void AttachmentCanvas::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_revealed = false;
    update();
}

void AttachmentCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_measure.reset();
        updateGeometry();
        update();
    } else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange) {
        update();
    }
}

bool AttachmentCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto part = partAt(help->pos());
        if (part.kind == Part::Kind::None) {
            QToolTip::hideText();
            event->ignore();
        } else {
            QToolTip::showText(help->globalPos(), toolTipText(sentence(part)), this, rectOf(part));
        }
        return true;
    }
    return QWidget::event(event);
}

void AttachmentCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintAttachments(painter, m_view, map(),
                     {Theme::of(palette()), font(), layoutDirection() == Qt::RightToLeft, static_cast<double>(width()),
                      litPart(), hasFocus() ? m_current : Part()});
}

} // namespace poolhouse::ui
