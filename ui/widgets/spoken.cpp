// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>
#include <QVariant>
#include <QWidget>

namespace poolhouse::ui {

namespace {

/// Before, the AT-SPI bridge sends a reference to the object in place of its new description.
constexpr bool passesOnDescriptions = QT_VERSION >= QT_VERSION_CHECK(6, 8, 0);

const char* const roleProperty = "poolhouseSpokenRole";

QAccessibleInterface* interfaceWithRole(const QString&, QObject* object) {
    const QVariant role = object->property(roleProperty);
    return role.isValid()
               ? new QAccessibleWidget(static_cast<QWidget*>(object), static_cast<QAccessible::Role>(role.toInt()))
               : nullptr;
}

/// The row selected by assistive technology; -1: none. The mouse and the keys make what they select the current index.
int rowSelectedAlone(const QComboBox& combo) {
    const auto* selection = combo.view()->selectionModel();
    const auto selected = selection->selectedIndexes();
    const int current = combo.view()->isVisible() ? selection->currentIndex().row() : combo.currentIndex();
    return selected.size() == 1 && selected.constFirst().row() != current ? selected.constFirst().row() : -1;
}

void choose(QComboBox& combo, int row) {
    const QString text = combo.itemText(row);
    const QPointer<QComboBox> alive(&combo); // slots may delete it
    combo.hidePopup();
    combo.setCurrentIndex(row);
    Q_EMIT combo.activated(row);
    if (alive) {
        Q_EMIT combo.textActivated(text);
    }
}

/// Keeps the list from marking an earlier choice, as Qt does while it is closed.
void markCurrent(const QComboBox& combo) {
    auto* selection = combo.view()->selectionModel();
    const QSignalBlocker quiet(selection);
    selection->select(combo.model()->index(combo.currentIndex(), combo.modelColumn(), combo.rootModelIndex()),
                      QItemSelectionModel::ClearAndSelect);
}

} // namespace

void setSpokenName(QWidget* widget, const QString& name) {
    if (widget->accessibleName() != name) {
        widget->setAccessibleName(name);
    }
}

void setSpokenDescription(QWidget* widget, const QString& description) {
    if (widget->accessibleDescription() != description) {
        widget->setAccessibleDescription(description);
    }
}

void setSpokenLabel(QWidget* combo, const QString& text) {
    setSpokenName(combo, text);
    const QString escaped = QString(text).replace(QLatin1Char('&'), QStringLiteral("&&"));
    for (auto* label : combo->parentWidget()->findChildren<QLabel*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (label->buddy() == combo) {
            if (label->text() != escaped) {
                label->setText(escaped);
            }
            return;
        }
    }
    auto* label = new QLabel(escaped, combo->parentWidget());
    label->setBuddy(combo);
    label->hide();
}

void setSpokenCombo(QComboBox* combo) {
    // The item is the description: Orca does not speak the text of a combo box that has a label.
    setSpokenDescription(combo, combo->currentText());
    QObject::connect(combo, &QComboBox::currentTextChanged, combo, [combo](const QString& item) {
        if (combo->isEditable()) {
            return; // the field speaks for itself
        }
        setSpokenDescription(combo, item);
        if (!passesOnDescriptions && combo->hasFocus()) {
            announce(combo, item);
        }
    });
    QObject::connect(combo, &QComboBox::currentIndexChanged, combo, [combo] { markCurrent(*combo); });
    // Queued: with the mouse and the keys, the current index follows what is selected.
    QObject::connect(
        combo->view()->selectionModel(), &QItemSelectionModel::selectionChanged, combo,
        [combo] {
            if (const int row = rowSelectedAlone(*combo); row >= 0 && combo->isEnabled()) {
                choose(*combo, row);
            }
        },
        Qt::QueuedConnection);
}

void setSpokenRole(QWidget* widget, QAccessible::Role role) {
    QAccessible::installFactory(interfaceWithRole); // once: Qt ignores a factory that it has
    widget->setProperty(roleProperty, static_cast<int>(role));
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void announce(QWidget* from, const QString& text) {
    if (!text.isEmpty() && from->isVisible()) {
        QAccessibleAnnouncementEvent event(from, text);
        QAccessible::updateAccessibility(&event);
    }
}

#else

namespace {

/// Regions take turns: the AT-SPI bridge passes on texts when it is asked for them, so that several announcements in
/// one region would be spoken as the last one.
constexpr int regionCount = 8;

const char* const nextRegionProperty = "poolhouseNextRegion";

/// A notification of the window. Never shown on the screen, where the text stands elsewhere.
QWidget* nextRegion(QWidget* window) {
    const int number = window->property(nextRegionProperty).toInt();
    window->setProperty(nextRegionProperty, (number + 1) % regionCount);
    const auto name = QStringLiteral("announcement.%1").arg(number);
    if (auto* region = window->findChild<QWidget*>(name, Qt::FindDirectChildrenOnly)) {
        return region;
    }
    auto* region = new QWidget(window);
    region->setObjectName(name);
    region->hide();
    setSpokenRole(region, QAccessible::Notification);
    return region;
}

} // namespace

// The AT-SPI bridge drops QAccessible::Alert, but forwards ObjectShow, and screen readers speak a notification that
// appears.
void announce(QWidget* from, const QString& text) {
    if (text.isEmpty() || !from->isVisible() || !QAccessible::isActive()) {
        return;
    }
    QWidget* region = nextRegion(from->window());
    setSpokenName(region, text);
    QAccessibleEvent event(region, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&event);
}

#endif

} // namespace poolhouse::ui
