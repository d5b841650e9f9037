// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/span.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace poolhouse::ui {

class CardFrame;
class FactList;
class TextLabel;

/// Facts in a card below a title, with a note below them. Object names, after the one given: "…Title", "…Note"; see
/// FactList.
class FactCard : public QWidget {
    Q_OBJECT
public:
    explicit FactCard(const QString& name, QWidget* parent = nullptr);

    /// Without facts there is no frame; an empty note is hidden. `dim`: the facts are old.
    void showCard(const QString& title, const std::vector<views::FactRow>& facts, const QString& note, bool dim);

    /// Below the facts, in the frame.
    QPushButton* addButton(const QString& objectName, const QString& label);

private:
    TextLabel* m_title;
    CardFrame* m_frame;
    FactList* m_facts;
    TextLabel* m_note;
    QVBoxLayout* m_inner;
};

} // namespace poolhouse::ui
