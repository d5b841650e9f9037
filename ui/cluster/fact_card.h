// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/span.h"

#include <QWidget>

#include <vector>

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

private:
    TextLabel* m_title;
    CardFrame* m_frame;
    FactList* m_facts;
    TextLabel* m_note;
};

} // namespace poolhouse::ui
