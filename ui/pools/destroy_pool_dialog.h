// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pools/change_dialog.h"

class QLabel;

namespace poolhouse::ui {

class FactList;
class FieldProblem;
class PhraseField;
class TextLabel;
class WarningList;

/// Destroys a follower pool after its name was typed. "Keep the pool" is the default button, and the dialog never opens
/// with the destroy button under the pointer. Object names "destroyPoolDialog", "destroyTitle", "destroyConsequence",
/// "factList", "fact.ROW", "warningList", "scaleToZero" (the link's label), "phraseLabel", "phraseField",
/// "phraseProblem"; "cancelButton" keeps the pool, "askButton" destroys it.
class DestroyPoolDialog : public ChangeDialog {
    Q_OBJECT
public:
    DestroyPoolDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, std::string pool,
                      QWidget* parent = nullptr);

Q_SIGNALS:
    /// Scaling to zero was chosen instead; the dialog closes.
    void scaleToZeroRequested(const poolhouse::core::ClusterId& cluster, const QString& pool);

protected:
    void showForm() override;
    [[nodiscard]] std::vector<core::Change> changes() const override;
    [[nodiscard]] std::optional<QString> whyNot() const override;
    [[nodiscard]] bool stillThere(const core::ClusterInfo& info) const override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void updateStyle();

    std::string m_pool;
    QString m_typed;
    std::optional<views::DestroyForm> m_form;

    TextLabel* m_title = nullptr;
    TextLabel* m_consequence = nullptr;
    FactList* m_facts = nullptr;
    WarningList* m_warnings = nullptr;
    QWidget* m_alternative = nullptr;
    QLabel* m_instead = nullptr;
    QLabel* m_phraseLabel = nullptr;
    PhraseField* m_phrase = nullptr;
    FieldProblem* m_mismatch = nullptr;
};

} // namespace poolhouse::ui
