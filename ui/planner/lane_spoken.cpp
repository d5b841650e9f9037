// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/lane_spoken.h"

#include "models/text/text.h"
#include "ui/planner/lane_canvas.h"

#include <QPointer>

#include <map>
#include <utility>

namespace poolhouse::ui {

namespace {

/// What the parts of a lane have in common: no object of their own. The canvas may be gone before they are.
class LaneElementInterface : public QAccessibleInterface {
public:
    explicit LaneElementInterface(LaneCanvas& canvas) : m_canvas(&canvas) {}

    [[nodiscard]] bool isValid() const override { return !m_canvas.isNull(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return isValid() ? parent()->window() : nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return isValid() ? QAccessible::queryAccessibleInterface(m_canvas) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    void setText(QAccessible::Text /*which*/, const QString& /*text*/) override {}
    [[nodiscard]] QRect rect() const override {
        return isValid() ? QRect(m_canvas->mapToGlobal(QPoint()), m_canvas->size()) : QRect();
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invisible = !isValid() || !m_canvas->isVisible();
        state.disabled = !isValid() || !m_canvas->isEnabled();
        return state;
    }

protected:
    [[nodiscard]] LaneCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] QRect onScreen(const QRect& part) const { return part.translated(canvas().mapToGlobal(QPoint())); }

private:
    QPointer<LaneCanvas> m_canvas;
};

class SpokenInstances final : public LaneElementInterface, public QAccessibleValueInterface {
public:
    using LaneElementInterface::LaneElementInterface;

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::SpinBox; }
    [[nodiscard]] QAccessible::State state() const override {
        auto state = LaneElementInterface::state();
        state.disabled = state.disabled || !isValid() || canvas().abilities().steady;
        state.readOnly = state.disabled;
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text text) const override {
        if (!isValid()) {
            return {};
        }
        return text == QAccessible::Name    ? LaneCanvas::tr("Instances of %1").arg(canvas().lane().name)
               : text == QAccessible::Value ? QString::number(canvas().abilities().count)
                                            : QString();
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this) : nullptr;
    }

    [[nodiscard]] QVariant currentValue() const override { return isValid() ? canvas().abilities().count : 0; }
    void setCurrentValue(const QVariant& value) override {
        if (isValid() && !canvas().abilities().steady) {
            Q_EMIT canvas().countWanted(qRound(value.toDouble()));
        }
    }
    [[nodiscard]] QVariant maximumValue() const override { return isValid() ? canvas().abilities().most : 0; }
    [[nodiscard]] QVariant minimumValue() const override { return isValid() ? canvas().abilities().least : 0; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }
};

class SpokenNeed final : public LaneElementInterface, public QAccessibleActionInterface {
public:
    SpokenNeed(LaneCanvas& canvas, std::size_t index) : LaneElementInterface(canvas), m_index(index) {}

    [[nodiscard]] bool isValid() const override {
        return LaneElementInterface::isValid() && m_index < canvas().lane().needs.size();
    }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return LaneElementInterface::isValid() ? LaneElementInterface::parent()->child(1) : nullptr;
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QRect rect() const override { return isValid() ? onScreen(canvas().needRect(m_index)) : QRect(); }
    [[nodiscard]] QString text(QAccessible::Text text) const override {
        if (!isValid()) {
            return {};
        }
        const auto& need = canvas().lane().needs[m_index];
        return text == QAccessible::Name
                   ? text::Text::counted(need.connections, QT_TRANSLATE_N_NOOP("Wording", "%2, %1 connection"),
                                         QT_TRANSLATE_N_NOOP("Wording", "%2, %1 connections"))
                         .arg(need.name)
               : text == QAccessible::Description ? need.explanation
                                                  : QString();
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override {
        QStringList names;
        if (isValid()) {
            for (const auto& target : canvas().abilities().targets) {
                names << nameOf(target);
            }
        }
        return names;
    }
    [[nodiscard]] QString localizedActionName(const QString& name) const override { return name; }
    [[nodiscard]] QString localizedActionDescription(const QString& name) const override { return name; }
    void doAction(const QString& action) override {
        if (!isValid()) {
            return;
        }
        const auto workload = canvas().lane().needs[m_index].workload;
        for (const auto& target : canvas().abilities().targets) {
            if (nameOf(target) == action) {
                Q_EMIT canvas().needWanted(workload, target.first);
                return; // the lane may be another one now
            }
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*action*/) const override { return {}; }

private:
    static QString nameOf(const std::pair<int, QString>& target) {
        return target.first == LaneAbilities::anyPool   ? LaneCanvas::tr("Let any pool take it")
               : target.first == LaneAbilities::newPool ? LaneCanvas::tr("Move to a new pool")
                                                        : LaneCanvas::tr("Move to %1").arg(target.second);
    }

    std::size_t m_index;
};

class SpokenNeeds final : public LaneElementInterface {
public:
    using LaneElementInterface::LaneElementInterface;
    ~SpokenNeeds() override {
        for (const auto& [index, id] : m_items) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
    SpokenNeeds(const SpokenNeeds&) = delete;
    SpokenNeeds& operator=(const SpokenNeeds&) = delete;

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::List; }
    [[nodiscard]] QString text(QAccessible::Text text) const override {
        return isValid() && text == QAccessible::Name ? LaneCanvas::tr("Needs in %1").arg(canvas().lane().name)
                                                      : QString();
    }
    [[nodiscard]] int childCount() const override {
        return isValid() ? static_cast<int>(canvas().lane().needs.size()) : 0;
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        auto& id = m_items[index];
        if (id == 0) {
            id = QAccessible::registerAccessibleInterface(new SpokenNeed(canvas(), static_cast<std::size_t>(index)));
        }
        return QAccessible::accessibleInterface(id);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        for (const auto& [index, id] : m_items) {
            if (QAccessible::accessibleInterface(id) == child) {
                return index;
            }
        }
        return -1;
    }

private:
    mutable std::map<int, QAccessible::Id> m_items; ///< as they are asked for
};

} // namespace

QAccessibleInterface* spokenLane(const QString& className, QObject* object) {
    return className == QLatin1String(LaneCanvas::staticMetaObject.className())
               ? new SpokenLane(static_cast<LaneCanvas&>(*object))
               : nullptr;
}

void spokenCount(LaneCanvas& canvas) {
    if (QAccessible::isActive()) {
        auto* instances = QAccessible::queryAccessibleInterface(&canvas)->child(0);
        QAccessibleValueChangeEvent event(instances, canvas.abilities().count);
        QAccessible::updateAccessibility(&event);
    }
}

SpokenLane::SpokenLane(LaneCanvas& canvas) : QAccessibleWidget(&canvas, QAccessible::Grouping), m_canvas(canvas) {}

SpokenLane::~SpokenLane() {
    for (const auto id : {m_needs, m_instances}) {
        if (id != 0) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }
}

QString SpokenLane::text(QAccessible::Text text) const {
    return text == QAccessible::Name ? m_canvas.sentence() : QAccessibleWidget::text(text);
}

QAccessibleInterface* SpokenLane::child(int index) const {
    if (index == 0) {
        if (m_instances == 0) {
            m_instances = QAccessible::registerAccessibleInterface(new SpokenInstances(m_canvas));
        }
        return QAccessible::accessibleInterface(m_instances);
    }
    if (index == 1) {
        if (m_needs == 0) {
            m_needs = QAccessible::registerAccessibleInterface(new SpokenNeeds(m_canvas));
        }
        return QAccessible::accessibleInterface(m_needs);
    }
    return nullptr;
}

int SpokenLane::indexOfChild(const QAccessibleInterface* child) const {
    for (int index = 0; index < childrenOfLane; ++index) {
        if (this->child(index) == child) {
            return index;
        }
    }
    return -1;
}

QAccessibleInterface* SpokenLane::childAt(int x, int y) const {
    const auto found = m_canvas.hit(m_canvas.mapFromGlobal(QPoint(x, y)));
    return found.part == views::LaneHit::Part::Need   ? child(1)->child(static_cast<int>(found.index))
           : found.part == views::LaneHit::Part::None ? nullptr
                                                      : child(0);
}

} // namespace poolhouse::ui
