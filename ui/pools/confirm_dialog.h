// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/change_dialog.h"

#include <QString>

#include <optional>
#include <vector>

class QLabel;

namespace poolhouse::ui {

class AlarmSign;
class FactList;
class FieldProblem;
class PhraseField;
class TextLabel;
class WarningList;

/// Base of the dialogs that show what a change does, and want a phrase to be typed where it removes something. The
/// default button keeps it, and the dialog never opens with the other button under the pointer. Object names
/// "NAMETitle", "NAMEConsequence", "factList", "fact.ROW", "warningList", "phraseLabel", "phraseField",
/// "phraseProblem"; "cancelButton" keeps it, "askButton" removes it.
class ConfirmDialog : public ChangeDialog {
    Q_OBJECT
protected:
    /// What the dialog says.
    struct Content {
        QString title;
        QString consequence;
        std::vector<views::FactRow> facts;
        std::vector<views::FormWarning> warnings;
        QString phrase; ///< empty: nothing is to be typed
        std::optional<QString> mismatch;
        QString verb;
        QString keep; ///< of the default button, with its mnemonic
    };

    ConfirmDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, const QString& name,
                  QWidget* parent);

    /// `alternative` stands above the phrase; null: none. Call it once.
    void build(QWidget* alternative);
    [[nodiscard]] QWidget* page() const { return m_page; } ///< parent of the alternative
    void showContent(const Content& content);
    /// Whether it removes or breaks something, and looks like it; true by default.
    void setAlarming(bool alarming);
    void focusFirst(); ///< the phrase, or the button that keeps it
    [[nodiscard]] const QString& typed() const { return m_typed; }
    /// `subject`: what the phrase confirms, apart from what is chosen in the form. What was typed for another one is
    /// dropped, and `changed` is a warning from then on. Whether it was: what is shown has to be made again.
    bool confirmOnly(const QString& subject, const QString& changed);
    void dropTyped();                           ///< it confirmed something else
    void forgetSubject() { m_subject.reset(); } ///< the next one is chosen in the form

    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    virtual void updateStyle(); ///< colours that do not follow the palette by themselves

private:
    QString m_typed;
    std::optional<QString> m_subject; ///< of the phrase; empty: not known yet
    QString m_changed;                ///< that it changed after something was typed; else empty
    QWidget* m_page;
    TextLabel* m_title;
    TextLabel* m_consequence;
    AlarmSign* m_sign = nullptr;
    bool m_alarming = true;
    FactList* m_facts = nullptr;
    WarningList* m_warnings = nullptr;
    QLabel* m_phraseLabel = nullptr;
    PhraseField* m_phrase = nullptr;
    FieldProblem* m_mismatch = nullptr;
};

} // namespace poolhouse::ui
