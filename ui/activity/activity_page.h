// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QByteArray>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <string>

class QAbstractItemModel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::ui {

class ActivityDetail;
class Desktop;
class FileChoice;
class TextLabel;

/// What the page is told about operations beside the rows of its model.
struct ActivitySource {
    std::function<const operations::Operation*(const std::string& id)> find; ///< null when it is gone
    std::function<QString(const operations::Operation&)> curl; ///< the requests as commands, the token as a variable
    std::function<QString(const operations::Operation&)>
        cliLine;                                           ///< the line of the CLI, or the sentence that none does it
    std::function<QByteArray(const QStringList& ids)> csv; ///< these operations, in this order
    std::function<QByteArray(const QStringList& ids)> json;
};

/// What was done, by whom it was asked, and what came of it: a list with a filter, and the details of the one selected.
/// The model has a row an operation, the newest first or sortable by SortRole, with tables::IdRole for the operation,
/// ToneRole and, for the filter, SearchRole in column 0. Rows may come, go and change at any time: the selection stays.
/// Object names "activityPage", "activityFilter", "activityList", "activityEmpty", "exportCsv", "exportJson",
/// "exportResult" and those of ActivityDetail.
class ActivityPage : public QWidget {
    Q_OBJECT
public:
    /// All outlive the page.
    ActivityPage(QAbstractItemModel& model, ActivitySource source, const core::Clock& clock, Desktop& desktop,
                 FileChoice& files, QWidget* parent = nullptr);

    void focusList();                      ///< with the newest selected when nothing is
    void showOperation(const QString& id); ///< selects it, taking away a filter that hides it

Q_SIGNALS:
    void undoRequested(const QString& id);      ///< ask for models::inverseChange() it
    void makeAgainRequested(const QString& id); ///< open the wizard with the operation's recipe

private:
    void build();
    void showSelected();
    void showEmptiness();
    void exportAs(const QString& suffix, const std::function<QByteArray(const QStringList&)>& content);
    [[nodiscard]] QString selectedId() const;
    [[nodiscard]] QStringList listedIds() const;

    QAbstractItemModel& m_model;
    ActivitySource m_source;
    FileChoice& m_files;
    QSortFilterProxyModel* m_proxy;
    QLineEdit* m_filter;
    QTreeView* m_list;
    TextLabel* m_empty;
    TextLabel* m_exported;
    QPushButton* m_csv;
    QPushButton* m_json;
    ActivityDetail* m_detail;
};

} // namespace poolhouse::ui
