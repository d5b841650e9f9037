// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/choice_combo.h"

#include "ui/widgets/chevron_combo.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QSignalBlocker>

namespace poolhouse::ui {

ChevronCombo* choiceCombo(QWidget* parent, const QString& name, const QString& spoken) {
    auto* combo = new ChevronCombo(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(spoken);
    combo->view()->setObjectName(name + QStringLiteral(".list"));
    combo->view()->setAccessibleName(spoken);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(10); // characters; a longer text is elided
    return combo;
}

void showChoices(ChevronCombo& combo, const std::vector<views::AttachChoice>& choices, const std::string& chosen) {
    const QSignalBlocker quiet(combo);
    bool same = combo.count() == static_cast<int>(choices.size());
    for (int row = 0; same && row < combo.count(); ++row) {
        same = combo.itemData(row).toString().toStdString() == choices[static_cast<std::size_t>(row)].key;
    }
    if (!same) {
        combo.clear();
    }
    int current = -1;
    for (std::size_t row = 0; row < choices.size(); ++row) {
        const auto& choice = choices[row];
        if (same) {
            combo.setItemText(static_cast<int>(row), choice.text);
        } else {
            combo.addItem(choice.text, QString::fromStdString(choice.key));
        }
        current = choice.key == chosen ? static_cast<int>(row) : current;
    }
    combo.setCurrentIndex(current);
}

void showSuggestions(ChevronCombo& combo, const QStringList& listed, const QString& entered) {
    QStringList shown;
    for (int row = 0; row < combo.count(); ++row) {
        shown << combo.itemText(row);
    }
    const QSignalBlocker quiet(combo.lineEdit());
    if (shown != listed) {
        const QSignalBlocker quietList(combo);
        combo.clear();
        combo.addItems(listed);
        combo.setCurrentIndex(static_cast<int>(listed.indexOf(entered)));
        combo.setEditText(entered);
    } else if (combo.currentText().trimmed() != entered) {
        combo.setEditText(entered);
    }
}

} // namespace poolhouse::ui
