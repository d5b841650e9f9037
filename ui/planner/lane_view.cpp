// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_view.h"

#include "ui/planner/apps_button.h"
#include "ui/planner/level_combo.h"
#include "ui/planner/ranked_row.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge_label.h"
#include "ui/widgets/count_stepper.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/span_label.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int leastNameField = 48; ///< names shrink before anything beside them
constexpr int usualName = 10;      ///< letters that a field shows at least, where there is room
constexpr int longestLaneProblem = 240;
constexpr int lowerEdge = metrics::cardRadius + 2; ///< of the outline, in pixels
constexpr int besideName = 20;                     ///< border, padding, cursor; in pixels

/// Of what stands above the drawing.
enum HeadRank { NameRank, BadgeRank, PriceRank, LevelRank, LastRank };

/// Wants to show all of its text.
class NameField final : public QLineEdit {
public:
    explicit NameField(QWidget* parent) : QLineEdit(parent) {
        connect(this, &QLineEdit::textChanged, this, &NameField::updateGeometry);
    }

    [[nodiscard]] QSize sizeHint() const override {
        const auto letters = fontMetrics();
        const int least = letters.averageCharWidth() * usualName;
        return {std::max(letters.horizontalAdvance(text()), least) + besideName, QLineEdit::sizeHint().height()};
    }
};

/// A line may end at spaces only, not after the slash of "$750/month".
std::vector<views::Span> unbroken(std::vector<views::Span> spans) {
    for (auto& span : spans) {
        span.text.replace(QLatin1Char('/'), QStringLiteral("\u2060/\u2060"));
    }
    return spans;
}

/// No figure is cut.
int widestWord(const QLabel& label, const std::vector<views::Span>& spans) {
    QFont strong = label.font();
    strong.setBold(true);
    const QFontMetrics plainLetters(label.font()), strongLetters(strong);
    int widest = 0, word = 0;
    for (const auto& span : spans) {
        const auto& letters = span.strong ? strongLetters : plainLetters;
        const auto parts = span.text.split(QLatin1Char(' '));
        for (qsizetype at = 0; at < parts.size(); ++at) {
            word = (at > 0 ? 0 : word) + letters.horizontalAdvance(parts[at]); // a word may begin in another span
            widest = std::max(widest, word);
        }
    }
    return widest + 2;
}

} // namespace

LaneView::LaneView(QWidget* parent) : CardFrame(parent) {
    // Opaque: neither it nor its children are repainted when it is moved or resized.
    setAutoFillBackground(true);
    setAttribute(Qt::WA_StaticContents);
    build();
    layOut();
    wire();
}

void LaneView::build() {
    m_name = new TextLabel(TextStyle::Strong, this);
    m_name->setObjectName(QStringLiteral("poolName"));
    m_name->setEllipsis();
    m_nameField = new NameField(this);
    m_nameField->setObjectName(QStringLiteral("poolNameField"));
    m_nameField->setAccessibleName(tr("Name of the new pool"));
    m_nameField->setMinimumHeight(metrics::target);
    m_nameField->setProperty("tight", true);
    m_nameField->setMinimumWidth(leastNameField);
    m_badge = new BadgeLabel(this);
    m_badge->setObjectName(QStringLiteral("poolBadge"));
    m_level = new LevelCombo(this);
    m_count = new CountStepper(this);
    const auto steps = m_count->findChildren<QToolButton*>();
    for (auto* step : steps) {
        step->setMinimumSize(metrics::target, metrics::target); // four lanes fit a small screen
    }
    m_standby = new QCheckBox(tr("standby (HA)"), this);
    m_standby->setObjectName(QStringLiteral("standbyBox"));
    m_standby->setMinimumHeight(metrics::target);
    m_standby->setAccessibleName(tr("Standby of the leader, for high availability"));
    m_effect = new SpanLabel(this);
    m_effect->setObjectName(QStringLiteral("poolEffect"));
    m_effect->setDim();
    m_effect->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_apps = new AppsButton(this);
    m_apps->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_apps->hide();
    m_apps->setObjectName(QStringLiteral("laneApps"));
    m_apps->setAutoRaise(true);
    m_apps->setFocusPolicy(Qt::StrongFocus);
    m_apps->setFixedHeight(std::max(metrics::target, m_apps->fontMetrics().height())); // no higher than its neighbours
    m_remove = new QToolButton(this);
    m_remove->setObjectName(QStringLiteral("removePool"));
    m_remove->setText(QStringLiteral("\u2715"));
    m_remove->setAutoRaise(true);
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->setMinimumSize(m_remove->sizeHint().expandedTo({metrics::target, metrics::target}));
    m_restore = new QPushButton(tr("Keep"), this);
    m_restore->setObjectName(QStringLiteral("keepPool"));
    m_canvas = new LaneCanvas(this);
    m_moves = new TextLabel(TextStyle::Small, this);
    m_moves->setObjectName(QStringLiteral("laneMoves"));
    m_moves->setWrapping();
    m_moves->hide();
    m_refusal = new TextLabel(TextStyle::Small, this);
    m_refusal->setObjectName(QStringLiteral("laneRefusal"));
    m_refusal->setTone(text::Tone::Attention);
    m_refusal->setAutoFillBackground(true);
    m_refusal->setBackgroundRole(QPalette::Base);
    m_refusal->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_refusal->hide();
    m_problem = new FieldProblem(QStringLiteral("poolProblem"), this);
    m_problem->setLongestLine(longestLaneProblem);
    m_problem->showProblem({});
}

void LaneView::layOut() {
    m_head = new RankedRow(metrics::halfGrid);
    m_head->addRanked(m_name, NameRank);
    m_head->addRanked(m_nameField, NameRank);
    m_head->addRanked(m_badge, BadgeRank);
    m_head->addRanked(m_level, LevelRank, metrics::grid);
    m_head->addRanked(m_count, LastRank, metrics::grid);
    m_head->addRanked(m_standby, LastRank, metrics::grid);
    m_head->addRanked(m_apps, LastRank, metrics::grid);
    m_head->addRanked(m_effect, PriceRank);
    m_head->setFiller(m_effect);
    m_head->addRanked(m_remove, LastRank);
    m_head->addRanked(m_restore, LastRank);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(laneMargin, metrics::halfGrid, laneMargin, 2);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(m_canvas);
    column->addWidget(m_moves);
    column->addWidget(m_problem);
}

void LaneView::wire() {
    connect(m_level, &LevelCombo::levelChosen, this, &LaneView::levelChosen);
    connect(m_count, &CountStepper::countChanged, this, &LaneView::countChosen);
    connect(m_standby, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT countChosen(on ? 2 : 1); });
    connect(m_nameField, &QLineEdit::textEdited, this, &LaneView::nameChosen);
    connect(m_apps, &QToolButton::clicked, this,
            [this] { Q_EMIT appsRequested(m_apps->mapToGlobal(m_apps->rect().bottomLeft())); });
    connect(m_apps, &AppsButton::grabbed, this, &LaneView::appsGrabbed);
    connect(m_apps, &AppsButton::dragged, this, &LaneView::dragged);
    connect(m_apps, &AppsButton::dropped, this, &LaneView::released);
    connect(m_apps, &AppsButton::dropped, this, &LaneView::fitApps);
    connect(m_remove, &QToolButton::clicked, this, &LaneView::removeRequested);
    connect(m_restore, &QPushButton::clicked, this, &LaneView::restoreRequested);
    connect(m_problem, &FieldProblem::suggestionAccepted, this, [this](const QString& suggestion) {
        const auto field = m_row.problem.value_or(views::FormProblem()).field;
        if (field == core::DraftField::Name) {
            Q_EMIT nameChosen(suggestion);
        } else if (field == core::DraftField::Count) {
            Q_EMIT countChosen(suggestion.toInt());
        }
    });
}

void LaneView::showRow(const views::PlannerRow& row, const std::vector<views::LevelChoice>& levels) {
    m_level->showLevels(levels);
    m_level->choose(row.level);
    if (m_shown && !m_ghost && row == m_row) {
        return;
    }
    if (row.created != m_row.created || row.destroyed != m_row.destroyed) {
        update(); // the border
    }
    m_shown = true;
    m_ghost = false;
    m_row = row;
    setPoolEdge(row.colour);
    setGhost(false);
    showNames();
    m_badge->showBadge(row.badge.text, row.badge.tone, row.badge.explanation);
    m_count->setBounds(row.least, row.most);
    m_count->setCount(row.count);
    const QSignalBlocker quiet(m_standby);
    m_standby->setChecked(row.count > 1);
    m_level->setVisible(!row.destroyed);
    m_count->setVisible(!row.leader && !row.destroyed);
    m_standby->setVisible(row.leader);
    m_remove->setVisible(!row.leader && !row.destroyed);
    m_restore->setVisible(row.destroyed);
    m_effect->showSpans(unbroken(row.price));
    m_effect->setMinimumWidth(widestWord(*m_effect, row.price));
    QString effect;
    for (const auto& span : row.effect) {
        effect += span.text;
    }
    setSpokenName(m_effect, tr("%1: %2", "pool, its connections and price").arg(row.name, effect));
    m_effect->setToolTip(toolTipText(effect));
    m_effect->show();
    m_problem->showProblem(row.problem ? std::optional(row.problem->sentence) : std::nullopt,
                           row.problem ? row.problem->suggestion : QString());
}

void LaneView::showGhost(const views::Lane& lane) {
    m_ghost = true;
    m_row = {};
    m_row.name = lane.name;
    m_row.colour = lane.colour;
    setGhost(true);
    showNames();
    for (QWidget* part : std::initializer_list<QWidget*>{m_badge, m_level, m_count, m_standby, m_apps, m_remove,
                                                         m_restore, m_effect, m_moves, m_problem}) {
        part->hide();
    }
}

void LaneView::showLane(const views::Lane& lane, const LaneScale& scale,
                        const std::vector<std::pair<int, QString>>& targets) {
    showApps(lane.apps);
    m_canvas->showLane(lane, scale,
                       {m_row.count, m_row.least, m_row.most, m_ghost || m_row.destroyed, m_ghost, targets});
}

void LaneView::showApps(const views::LaneApps& apps) {
    if (apps == m_shownApps) {
        fitApps(); // what stands beside it may have another width
        return;
    }
    m_shownApps = apps;
    m_apps->setText(apps.count);
    fitApps();
    m_apps->setToolTip(toolTipText(apps.sentence));
    setSpokenName(m_apps, tr("Apps of %1: %2", "pool, \"2 apps\"").arg(m_row.name, apps.count));
    m_apps->setAccessibleDescription(apps.sentence);
    m_moves->showText(m_ghost ? QString() : apps.moves, true);
}

/// Only where everything beside it is whole; the menu of the lane has the same. Never while it holds the mouse: a
/// hidden widget gets no release.
void LaneView::fitApps() {
    if (m_apps->held()) {
        return;
    }
    const int needed = m_apps->sizeHint().width() + metrics::halfGrid + metrics::grid;
    const int others = m_head->sizeHint().width() - (m_apps->isHidden() ? 0 : needed);
    m_apps->setVisible(!m_shownApps.count.isEmpty() && !m_ghost && others + needed + 2 * laneMargin <= width());
}

void LaneView::showRefusal(const std::optional<QString>& why) {
    const QString sentence = why.value_or(QString());
    if (sentence != m_refusal->text()) {
        m_refusal->showText(sentence, true);
        placeRefusal();
        announce(this, sentence);
    }
}

/// Over the drawing, so that nothing moves under the hand.
void LaneView::placeRefusal() {
    if (m_refusal->text().isEmpty()) {
        return;
    }
    const auto hint = m_refusal->sizeHint();
    const auto bounds = m_canvas->geometry();
    const int width = std::min(hint.width() + metrics::grid, bounds.width());
    const int x = layoutDirection() == Qt::RightToLeft ? bounds.left() : bounds.right() - width + 1;
    m_refusal->setGeometry(x, bounds.bottom() - hint.height() + 1, width, hint.height());
    m_refusal->raise();
}

void LaneView::setLeaving(bool leaving) {
    if (leaving != m_leaving) {
        m_leaving = leaving;
        update();
    }
}

void LaneView::showNames() {
    m_name->setVisible(!m_row.created);
    m_nameField->setVisible(m_row.created);
    m_name->showText(m_row.name);
    if (m_nameField->text().trimmed() != m_row.name) {
        m_nameField->setText(m_row.name);
        if (!m_nameField->hasFocus()) {
            m_nameField->setCursorPosition(0); // a long name shows its beginning
        }
    }
    setSpokenName(this, m_row.name);
    setSpokenLabel(m_level, tr("Level of %1").arg(m_row.name));
    setSpokenName(m_level->view(), m_level->accessibleName());
    setSpokenName(m_count->field(), tr("Instances of %1").arg(m_row.name));
    m_count->nameSteps(tr("Remove one instance from %1").arg(m_row.name), tr("Add one instance to %1").arg(m_row.name));
    const auto remove =
        m_row.created ? tr("Remove %1 from the plan").arg(m_row.name) : tr("Plan to destroy %1").arg(m_row.name);
    setSpokenName(m_remove, remove);
    m_remove->setToolTip(toolTipText(remove));
    setSpokenName(m_restore, tr("Keep %1").arg(m_row.name));
    setSpokenName(m_apps, tr("Apps of %1: %2", "pool, \"2 apps\"").arg(m_row.name, m_shownApps.count));
}

int LaneView::widthForName() const {
    return m_head->widthFor(BadgeRank) + 2 * laneMargin;
}

void LaneView::focusFirst() {
    if (m_row.created) {
        m_nameField->setFocus(Qt::OtherFocusReason);
        m_nameField->selectAll();
    } else if (m_row.destroyed) {
        m_restore->setFocus(Qt::OtherFocusReason);
    } else {
        m_level->setFocus(Qt::OtherFocusReason);
    }
}

void LaneView::paintEvent(QPaintEvent* event) {
    CardFrame::paintEvent(event);
    const bool going = m_row.destroyed || m_leaving;
    if (m_row.created || going) {
        // Dashed border: the pool does not exist yet, or will be destroyed.
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(going ? theme.tone(text::Tone::Bad).outline : theme.border, 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::cardRadius,
                                metrics::cardRadius);
    }
}

void LaneView::resizeEvent(QResizeEvent* event) {
    CardFrame::resizeEvent(event);
    fitApps();
    placeRefusal();
    const QSize before = event->oldSize();
    const bool lowerOnly = before.width() == width() && !m_row.created && !m_row.destroyed && !m_ghost && !m_leaving;
    const int from = std::min(before.height(), height()) - lowerEdge;
    update(rect().adjusted(0, lowerOnly ? std::max(from, 0) : 0, 0, 0)); // dashes are others all around
}

void LaneView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !m_ghost && !m_row.destroyed) {
        m_held = true;
        Q_EMIT grabbed(event->globalPosition().toPoint());
    } else {
        CardFrame::mousePressEvent(event);
    }
}

void LaneView::mouseMoveEvent(QMouseEvent* event) {
    if (m_held && (event->buttons() & Qt::LeftButton) == 0) {
        m_held = false; // the release was missed
        Q_EMIT released();
    }
    if (m_held) {
        Q_EMIT dragged(event->globalPosition().toPoint(), event->modifiers());
    }
}

void LaneView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_held) {
        m_held = false;
        Q_EMIT released();
    }
}

} // namespace poolhouse::ui
