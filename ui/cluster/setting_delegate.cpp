// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/setting_delegate.h"

#include "models/tables/settings_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/chevron_combo.h"

#include <QLineEdit>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using tables::SettingsModel;

constexpr int settingSign = 12;
constexpr const char* filledProperty = "poolhouseFilled";

/// A list of values. What is chosen from its popup is final; the arrow keys go through the values.
class SettingChoice final : public ChevronCombo {
public:
    using ChevronCombo::ChevronCombo;

    [[nodiscard]] bool chosenFromPopup() const { return m_popup; }
    void showPopup() override {
        m_popup = true;
        ChevronCombo::showPopup();
    }
    void hidePopup() override {
        ChevronCombo::hidePopup();
        QMetaObject::invokeMethod(
            this, [this] { m_popup = false; }, Qt::QueuedConnection); // after activated()
    }

private:
    bool m_popup = false;
};

} // namespace

void SettingDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    LeftToRightDelegate::initStyleOption(option, index);
    const auto& theme = Theme::of(option->palette);
    const bool edited = index.data(SettingsModel::editedRole).toBool();
    const bool changed =
        index.data(SettingsModel::standingRole).toInt() == static_cast<int>(core::SettingStanding::Changed);
    option->font.setBold((changed || edited) && index.column() <= SettingsModel::Value);
    option->font.setItalic(index.data(SettingsModel::wordRole).toBool());
    if (index.data(tables::StaleRole).toBool()) {
        option->palette.setColor(QPalette::Text, theme.dimText);
    }
    if (const auto tone = index.data(tables::ToneRole); tone.isValid()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = toneIcon(static_cast<text::Tone>(tone.toInt()), theme, settingSign,
                                option->widget != nullptr ? option->widget->devicePixelRatioF() : 1.0);
        option->decorationSize = QSize(settingSign, settingSign);
    }
}

QWidget* SettingDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                       const QModelIndex& index) const {
    const auto choices = index.data(SettingsModel::choicesRole).toStringList();
    const auto name = index.siblingAtColumn(SettingsModel::Name).data().toString();
    QWidget* editor = nullptr;
    if (choices.isEmpty()) {
        editor = new QLineEdit(parent);
    } else {
        auto* list = new SettingChoice(parent);
        list->addItems(choices);
        connect(list, &QComboBox::activated, this, &SettingDelegate::takeChoice);
        editor = list;
    }
    editor->setObjectName(QStringLiteral("settingEditor"));
    editor->setAccessibleName(tr("Value of %1").arg(name));
    editor->setToolTip(index.data(SettingsModel::allowedRole).toString());
    editor->setAutoFillBackground(true);
    return editor;
}

void SettingDelegate::takeChoice() {
    if (auto* list = dynamic_cast<SettingChoice*>(sender()); list != nullptr && list->chosenFromPopup()) {
        Q_EMIT commitData(list);
        Q_EMIT closeEditor(list);
    }
}

/// Once: the rows are refreshed while it is being edited.
void SettingDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (editor->property(filledProperty).toBool()) {
        return;
    }
    editor->setProperty(filledProperty, true);
    const auto value = index.data(Qt::EditRole).toString();
    if (auto* list = qobject_cast<QComboBox*>(editor)) {
        list->setCurrentIndex(list->findText(value));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(value);
        line->selectAll();
    }
}

void SettingDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const auto* list = qobject_cast<QComboBox*>(editor);
    const auto* line = qobject_cast<QLineEdit*>(editor);
    if (list != nullptr && list->currentIndex() < 0) {
        return; // nothing was chosen
    }
    const auto entered = list != nullptr ? list->currentText() : line != nullptr ? line->text() : QString();
    if (entered != index.data(Qt::EditRole).toString()) {
        model->setData(index, entered, Qt::EditRole);
    }
}

/// As wide as it needs to be, over the next cells if its own is narrow.
void SettingDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                           const QModelIndex& /*index*/) const {
    constexpr int narrowestEditor = 120;
    auto place = option.rect;
    const int width = std::max({place.width(), editor->sizeHint().width(), narrowestEditor});
    if (option.direction == Qt::RightToLeft) {
        place.setLeft(place.right() - width + 1);
    } else {
        place.setWidth(width);
    }
    editor->setGeometry(place);
}

} // namespace poolhouse::ui
