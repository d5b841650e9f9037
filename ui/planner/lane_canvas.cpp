// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_canvas.h"

#include "ui/planner/lane_lettering.h"
#include "ui/planner/lane_spoken.h"
#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr double plainBlock = 64; ///< default width of an instance, in pixels
/// Blocks are lower than on paper, so that four lanes fit a small screen. Whole pixels at every usual scale.
constexpr double lowerBy = 8;
constexpr double lowNeedInset = 4;
constexpr double aboveUse = 2; ///< the head leaves room enough
constexpr int allSteps = 1000; ///< to an end of the drawing

} // namespace

LaneCanvas::LaneCanvas(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("laneCanvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent); // what is beneath need not be painted with each step of a drag
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QAccessible::installFactory(spokenLane); // once: Qt ignores a factory that it has
}

LaneCanvas::~LaneCanvas() = default;

const LaneCanvas::Type& LaneCanvas::type() const {
    if (!m_type || m_type->font != font() || m_type->ratio != devicePixelRatioF()) {
        m_type =
            Type{font(), devicePixelRatioF(), laneMeasure(font()), {}, std::make_unique<LaneLettering>(font(), *this)};
        m_type->measure.line = std::max(tightLine(laneFont(font(), false)), tightLine(laneFont(font(), true)));
        m_type->style = views::laneStyle(m_type->measure, 1 / m_type->ratio);
        m_type->style.top -= aboveUse;
        m_type->style.blockHeight -= lowerBy;
        m_type->style.needInset = lowNeedInset;
    }
    return *m_type;
}

const LaneColours& LaneCanvas::colours() const {
    const auto& theme = Theme::of(palette());
    if (m_theme != &theme) {
        m_theme = &theme;
        m_colours = laneColours(theme);
    }
    return m_colours;
}

views::LaneStyle LaneCanvas::laneStyle() const {
    return type().style;
}

bool LaneCanvas::layOut() {
    const auto& measure = type().measure;
    const auto& style = type().style;
    const int height = sizeHint().height();
    const auto drawn = std::exchange(m_drawn, views::laneGeometry(m_lane, style, m_scale.unit, m_scale.drawingWidth));
    const auto before = std::exchange(m_texts, views::laneTexts(m_lane, m_drawn, style, m_scale.drawingWidth, measure));
    m_texts.height = std::max(m_texts.height, m_scale.held ? before.height : 0);
    if (sizeHint().height() != height) {
        updateGeometry();
    }
    return !(drawn == m_drawn && before.texts == m_texts.texts);
}

void LaneCanvas::showLane(const views::Lane& lane, const LaneScale& scale, const LaneAbilities& abilities) {
    const bool counted = lane.name == m_lane.name && abilities.count != m_abilities.count;
    m_abilities = abilities;
    setFocusPolicy(abilities.readOnly ? Qt::NoFocus : Qt::StrongFocus);
    if (counted) {
        spokenCount(*this);
    }
    if (lane == m_lane && scale == m_scale) {
        return;
    }
    const auto told = currentNeed();
    const bool another = !(std::exchange(m_lane, lane) == lane);
    const auto before = std::exchange(m_scale, scale);
    const bool moved = before.offset != scale.offset || before.drawingWidth != scale.drawingWidth;
    if (layOut() || another || moved) {
        update();
    }
    if (told && !currentNeed() && !m_lane.needs.empty()) {
        m_need = m_lane.needs.front().workload;
    }
    if (!hasFocus()) { // else all of it would be spoken whenever a figure changes, at polls too
        setSpokenName(this, sentence());
    }
}

QString LaneCanvas::sentence() const {
    return m_lane.sentence.isEmpty() ? m_lane.name : m_lane.sentence;
}

void LaneCanvas::forget() {
    m_lane = {};
    m_abilities = {};
}

void LaneCanvas::showDrag(LaneAppearance::Drop drop, std::optional<std::size_t> workload) {
    if (drop != m_drop || workload != m_dragged) {
        m_drop = drop;
        m_dragged = workload;
        update();
    }
}

double LaneCanvas::blockWidth() const {
    for (std::size_t at = 0; at < m_drawn.blocks.size(); ++at) {
        if (m_drawn.blocks[at].width() >= 1) {
            return m_drawn.blocks[at].width();
        }
    }
    return plainBlock;
}

std::optional<std::size_t> LaneCanvas::currentNeed() const {
    const auto& needs = m_lane.needs;
    const auto at = std::find_if(needs.begin(), needs.end(),
                                 [this](const views::LaneNeed& need) { return need.workload == m_need; });
    return needs.empty()       ? std::nullopt
           : at == needs.end() ? std::optional<std::size_t>(0)
                               : std::optional(static_cast<std::size_t>(at - needs.begin()));
}

void LaneCanvas::makeCurrent(std::size_t workload) {
    m_need = workload;
    update();
}

void LaneCanvas::chooseNeed(int by) {
    if (const auto at = currentNeed()) {
        const auto last = static_cast<int>(m_lane.needs.size()) - 1;
        const int next = std::clamp(static_cast<int>(*at) + by, 0, last);
        const auto& need = m_lane.needs[static_cast<std::size_t>(next)];
        makeCurrent(need.workload);
        announce(this, need.explanation.isEmpty() ? need.name : need.explanation);
    }
}

QRect LaneCanvas::shown(const QRectF& part) const {
    const auto rect = part.translated(-m_scale.offset, 0).toAlignedRect();
    return layoutDirection() == Qt::RightToLeft
               ? QRect(width() - rect.right() - 1, rect.y(), rect.width(), rect.height())
               : rect;
}

QRect LaneCanvas::handleRect() const {
    return shown(m_drawn.handle);
}

QRect LaneCanvas::needRect(std::size_t need) const {
    return need < m_drawn.needs.size() ? shown(m_drawn.needs[need]) : QRect();
}

QRect LaneCanvas::blockRect(std::size_t block) const {
    return block < m_drawn.blocks.size() ? shown(m_drawn.blocks[block]) : QRect();
}

views::LaneHit LaneCanvas::hit(QPoint at) const {
    const double x = layoutDirection() == Qt::RightToLeft ? width() - at.x() : at.x();
    const auto found = views::laneHit(m_drawn, QPointF(x + m_scale.offset, at.y()));
    const bool counts = found.part != views::LaneHit::Part::Need;
    return counts && m_abilities.steady ? views::LaneHit() : found;
}

QSize LaneCanvas::sizeHint() const {
    return {320, static_cast<int>(std::ceil(m_texts.height))};
}

QSize LaneCanvas::minimumSizeHint() const {
    return {160, static_cast<int>(std::ceil(m_texts.height))};
}

QString LaneCanvas::explanationAt(QPoint at) const {
    const auto found = hit(at);
    switch (found.part) {
    case views::LaneHit::Part::Need: return m_lane.needs[found.index].explanation;
    case views::LaneHit::Part::Block: return m_lane.blocks[found.index].explanation;
    case views::LaneHit::Part::Handle: return tr("Drag to change the number of instances; with Ctrl, the level");
    case views::LaneHit::Part::None: break;
    }
    return {};
}

bool LaneCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), toolTipText(explanationAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

LaneAppearance LaneCanvas::appearance() const {
    using Part = views::LaneHit::Part;
    LaneAppearance appearance;
    appearance.colours = colours();
    appearance.font = font();
    appearance.measure = type().measure;
    appearance.lettering = type().lettering.get();
    appearance.style = type().style;
    appearance.width = m_scale.drawingWidth;
    appearance.rightToLeft = layoutDirection() == Qt::RightToLeft;
    if (hasFocus()) {
        const auto need = currentNeed();
        appearance.focused = need ? views::LaneHit{Part::Need, *need} : views::LaneHit{Part::Handle, 0};
    }
    if (m_hovered.part != Part::None) {
        appearance.hovered = m_hovered;
    }
    for (std::size_t at = 0; m_dragged && at < m_lane.needs.size(); ++at) {
        if (m_lane.needs[at].workload == *m_dragged) {
            appearance.dragged = at;
        }
    }
    appearance.drop = m_drop;
    return appearance;
}

void LaneCanvas::paintEvent(QPaintEvent*) {
    const auto drawn = appearance();
    QPainter painter(this);
    painter.fillRect(rect(), drawn.colours.card);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(drawn.rightToLeft ? width() + m_scale.offset - m_scale.drawingWidth : -m_scale.offset, 0);
    paintLane(painter, m_lane, m_drawn, drawn, m_texts);
}

void LaneCanvas::mousePressEvent(QMouseEvent* event) {
    const auto found = hit(event->position().toPoint());
    if (event->button() != Qt::LeftButton || found.part == views::LaneHit::Part::None || m_abilities.readOnly) {
        event->ignore(); // the lane itself is dragged
        return;
    }
    if (found.part == views::LaneHit::Part::Need) {
        makeCurrent(m_lane.needs[found.index].workload);
    }
    m_held = true;
    Q_EMIT grabbed(found, event->globalPosition().toPoint());
}

void LaneCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_held && (event->buttons() & Qt::LeftButton) == 0) {
        m_held = false; // the release was missed
        Q_EMIT released();
    }
    if (m_held) {
        Q_EMIT dragged(event->globalPosition().toPoint(), event->modifiers());
        return;
    }
    using Part = views::LaneHit::Part;
    const auto found = m_abilities.readOnly ? views::LaneHit() : hit(event->position().toPoint());
    const auto part = found.part;
    if (!(found == m_hovered)) {
        m_hovered = found;
        update();
    }
    setCursor(part == Part::Handle || part == Part::Block ? Qt::SizeHorCursor
              : part == Part::Need                        ? Qt::OpenHandCursor
                                                          : Qt::ArrowCursor);
    event->ignore();
}

void LaneCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_held) {
        m_held = false;
        Q_EMIT released();
    } else {
        event->ignore();
    }
}

void LaneCanvas::contextMenuEvent(QContextMenuEvent* event) {
    const auto found = event->reason() == QContextMenuEvent::Mouse ? hit(event->pos()) : views::LaneHit();
    if (found.part == views::LaneHit::Part::Need) {
        makeCurrent(m_lane.needs[found.index].workload);
    }
    Q_EMIT menuRequested(event->reason() == QContextMenuEvent::Mouse ? event->globalPos()
                                                                     : mapToGlobal(handleRect().center()));
}

void LaneCanvas::keyPressEvent(QKeyEvent* event) {
    if (handleKey(event->key(), event->modifiers() & ~Qt::KeypadModifier)) {
        event->accept();
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool LaneCanvas::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const bool plain = modifiers == Qt::NoModifier;
    const int sideways = key == Qt::Key_Right ? forward : key == Qt::Key_Left ? -forward : 0;
    const int down = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
    const bool shift = modifiers == Qt::ShiftModifier;
    if (sideways != 0 && (plain || modifiers == Qt::ControlModifier)) {
        plain ? Q_EMIT countStepped(sideways) : chooseNeed(sideways);
    } else if (shift && (sideways != 0 || key == Qt::Key_Home || key == Qt::Key_End)) {
        Q_EMIT scrollWanted(sideways != 0 ? sideways : key == Qt::Key_Home ? -allSteps : allSteps);
    } else if (down != 0 && (plain || modifiers == Qt::AltModifier)) {
        plain ? Q_EMIT laneStepped(down) : Q_EMIT needStepped(down);
    } else if (plain && (key == Qt::Key_PageUp || key == Qt::Key_PageDown)) {
        Q_EMIT levelStepped(key == Qt::Key_PageUp ? 1 : -1);
    } else if (plain && key == Qt::Key_Delete) {
        Q_EMIT removeRequested();
    } else if (key == Qt::Key_Menu || (key == Qt::Key_F10 && modifiers == Qt::ShiftModifier)) {
        Q_EMIT menuRequested(mapToGlobal(handleRect().center()));
    } else {
        return false;
    }
    return true;
}

void LaneCanvas::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    setSpokenName(this, sentence()); // before assistive technology is notified of the focus
    update();
}

void LaneCanvas::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    Q_EMIT settled();
    update();
    const auto named = [this] { setSpokenName(this, sentence()); };
    QMetaObject::invokeMethod(this, named, Qt::QueuedConnection); // once it is notified of the next focus
}

void LaneCanvas::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    m_hovered = {};
    update();
}

void LaneCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        layOut();
        update();
    }
}

} // namespace poolhouse::ui
