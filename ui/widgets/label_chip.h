// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"

#include <QWidget>

#include <optional>

namespace poolhouse::ui {

class TextLabel;

/// The label of a cluster, its word on its colour. Hidden without a label.
class LabelChip : public QWidget {
    Q_OBJECT
public:
    explicit LabelChip(QWidget* parent = nullptr);

    void showLabel(const std::optional<fleet::ClusterLabel>& label);
    [[nodiscard]] const std::optional<fleet::ClusterLabel>& label() const { return m_label; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont chipFont() const;

    std::optional<fleet::ClusterLabel> m_label;
};

/// The head of a dialog that changes something: the label, and what it is the label of. Hidden without a label.
/// Object names "labelHead" and, of the chip, "labelChip".
class LabelHead : public QWidget {
    Q_OBJECT
public:
    explicit LabelHead(QWidget* parent = nullptr);

    void showLabel(const std::optional<fleet::ClusterLabel>& label, const QString& subject);

private:
    LabelChip* m_chip;
    TextLabel* m_subject;
};

} // namespace poolhouse::ui
