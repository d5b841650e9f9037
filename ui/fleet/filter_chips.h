// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QPushButton;

namespace poolhouse::ui {

/// Toggles that narrow the fleet board, each with the number of clusters behind it; several narrow together. Object
/// names: "filterChips", "chipAll", "chipNeedsAttention", "chipWithoutRedundancy", "chipPriceUnknown", "chipReadOnly".
class FilterChips : public QWidget {
    Q_OBJECT
public:
    explicit FilterChips(QWidget* parent = nullptr);

    /// `countWith`: number of clusters with all of these tables::ClusterFlag bits. No chip changes its width with a
    /// count of up to as many digits as that of all clusters ever shown.
    void showCounts(const std::function<int(int flags)>& countWith);
    void clear(); ///< as if "All" was clicked
    [[nodiscard]] int flags() const;
    [[nodiscard]] QList<QWidget*> controls() const; ///< in the order of the keyboard

Q_SIGNALS:
    void flagsChanged(int flags);

private:
    struct Chip {
        QPushButton* button;
        int flag; ///< 0: all
        QString text;
    };
    void add(int flag, const char* name, const QString& text, const QString& explanation);
    void toggle(const Chip& chip, bool on);
    void reserveWidths();

    QList<Chip> m_chips;
    int m_digits = 1;
};

} // namespace poolhouse::ui
