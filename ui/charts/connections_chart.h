// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/chart_series.h"
#include "ui/widgets/card_frame.h"

#include <vector>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace poolhouse::ui {

class ConnectionsPlot;
class FlowLayout;
class PoolMark;
class ReadingsModel;
class TextLabel;

/// Card with the connections of all pools over time, as a chart with legend or as a table; a placeholder text below two
/// readings. Object names: "chartTitle", "chartLegend", "chartPlot", "chartTable", "chartEmpty", "showAsTable".
class ConnectionsChart : public CardFrame {
    Q_OBJECT
public:
    explicit ConnectionsChart(QWidget* parent = nullptr);

    /// `limitSeries`: index of the series whose limit is drawn, or -1.
    void showSeries(const std::vector<views::ChartSeries>& series, int limitSeries);

private:
    struct LegendEntry {
        QWidget* box;
        PoolMark* mark;
        TextLabel* name;
    };

    void showTitle();
    void showLegend();
    void showDescription();
    void chooseView();

    std::vector<views::ChartSeries> m_series;
    int m_limitSeries = -1;
    TextLabel* m_title;
    QPushButton* m_asTable;
    QWidget* m_legend;
    FlowLayout* m_legendFlow;
    std::vector<LegendEntry> m_entries;
    QWidget* m_limitEntry;
    TextLabel* m_limitText;
    QStackedWidget* m_views;
    ConnectionsPlot* m_plot;
    TextLabel* m_empty;
    QTableView* m_table;
    ReadingsModel* m_readings;
};

} // namespace poolhouse::ui
