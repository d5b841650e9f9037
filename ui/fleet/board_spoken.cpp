// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_spoken.h"

#include "ui/fleet/board_header.h"
#include "ui/fleet/board_table.h"

namespace poolhouse::ui {

namespace {

/// Children of Qt's table: a row of the corner and the column headers, then rows of a row header and the cells.
constexpr int firstTitle = 1;

/// Column header of the board.
class SpokenTitle final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SpokenTitle(BoardTable& table, int column) : m_table(table), m_column(column) {}

    [[nodiscard]] int column() const { return m_column; }

    [[nodiscard]] bool isValid() const override { return m_column < m_table.model()->columnCount(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return parent()->window(); }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(&m_table);
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text text) const override {
        switch (text) {
        case QAccessible::Name: return header(Qt::AccessibleTextRole);
        case QAccessible::Description: return header(Qt::ToolTipRole);
        default: return {};
        }
    }
    void setText(QAccessible::Text /*which*/, const QString& /*text*/) override {}
    [[nodiscard]] QRect rect() const override {
        const auto& titles = m_table.titles();
        return {titles.mapToGlobal(QPoint(titles.sectionViewportPosition(m_column), 0)),
                QSize(titles.sectionSize(m_column), titles.height())};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ColumnHeader; }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invisible = !m_table.titles().isVisible() || m_table.titles().isSectionHidden(m_column);
        state.disabled = !m_table.titles().isEnabled();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& action) override {
        if (action == pressAction() && m_table.titles().isEnabled()) {
            m_table.titles().press(m_column);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString& /*action*/) const override { return {}; }

private:
    [[nodiscard]] QString header(int role) const {
        return m_table.model()->headerData(m_column, Qt::Horizontal, role).toString();
    }

    BoardTable& m_table;
    int m_column;
};

} // namespace

QAccessibleInterface* spokenBoard(const QString& className, QObject* object) {
    return className == QLatin1String(BoardTable::staticMetaObject.className())
               ? new SpokenBoard(static_cast<BoardTable&>(*object))
               : nullptr;
}

void notifyTitleChanged(BoardTable& table, int column) {
    if (QAccessible::isActive()) {
        QAccessibleEvent event(QAccessible::queryAccessibleInterface(&table)->child(firstTitle + column),
                               QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

SpokenBoard::SpokenBoard(BoardTable& table)
    : m_table(table), m_cells(table.cells()), m_rows(*m_cells.tableInterface()) {}

SpokenBoard::~SpokenBoard() {
    for (const auto& [column, id] : m_titles) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

QAccessibleInterface* SpokenBoard::childAt(int x, int y) const {
    auto& titles = m_table.titles();
    const QPoint inTitles = titles.mapFromGlobal(QPoint(x, y));
    const int column = titles.rect().contains(inTitles) ? titles.logicalIndexAt(inTitles) : -1;
    return column >= 0 ? child(firstTitle + column) : m_cells.childAt(x, y);
}

QAccessibleInterface* SpokenBoard::child(int index) const {
    const int column = index - firstTitle;
    if (column < 0 || column >= columnCount()) {
        return m_cells.child(index);
    }
    const auto known = m_titles.find(column);
    if (known != m_titles.end()) {
        return QAccessible::accessibleInterface(known->second);
    }
    auto* title = new SpokenTitle(m_table, column);
    m_titles.emplace(column, QAccessible::registerAccessibleInterface(title));
    return title;
}

int SpokenBoard::indexOfChild(const QAccessibleInterface* child) const {
    const auto* title = dynamic_cast<const SpokenTitle*>(child);
    return title != nullptr ? firstTitle + title->column() : m_cells.indexOfChild(child);
}

void* SpokenBoard::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this) : nullptr;
}

} // namespace poolhouse::ui
