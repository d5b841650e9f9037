// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/operation.h"

#include <QByteArray>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <string>

class QAbstractItemModel;
class QModelIndex;
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

/// An operation as command lines.
struct ActivityCommands {
    QString curl;        ///< the last request, token as a shell variable; empty: nothing was sent
    QString curlSubject; ///< "PATCH /data/…"
    QString cli;
    QString cliNote; ///< what `cli` does
};

/// Access to operations beyond what the model rows carry. Each is set.
struct ActivitySource {
    std::function<const operations::Operation*(const std::string& id)> find; ///< null if the operation is unknown
    std::function<ActivityCommands(const operations::Operation&)> commands;
    std::function<QByteArray(const QStringList& ids)> csv; ///< the given operations, in this order
    std::function<QByteArray(const QStringList& ids)> json;
    std::function<void(const std::string& id)> cancel;
    std::function<void(const std::string& id, const QString& code)> enterCode; ///< that the operation waits for
};

/// Operation history: a filterable list and the details of the selected entry. The model has one row per operation,
/// newest first or sortable by SortRole, or one per plan with those of its changes below; column 0 carries
/// tables::IdRole, ToneRole, PlanRole and, for the filter, SearchRole. The
/// selection survives row insertion, removal and updates. Object names "activityPage", "activityFilter",
/// "activityList", "activityEmpty", "exportCsv", "exportJson", "exportResult" and those of ActivityDetail.
class ActivityPage : public QWidget {
    Q_OBJECT
public:
    /// All references must outlive the page.
    ActivityPage(QAbstractItemModel& model, ActivitySource source, const core::Clock& clock, Desktop& desktop,
                 FileChoice& files, QWidget* parent = nullptr);

    void focusList();                      ///< selects the newest operation if none is selected
    void focusOperation();                 ///< the code that the selected one waits for, else the list
    void showOperation(const QString& id); ///< selects it; clears a filter that hides it

Q_SIGNALS:
    void operationShown(const QString& id);     ///< its details are on the screen; empty: those of no operation
    void undoRequested(const QString& id);      ///< request operations::inverseChange() of it
    void switchRequested(const QString& id);    ///< apps, to the copy that the operation made
    void makeAgainRequested(const QString& id); ///< open the wizard prefilled from the operation's recipe

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void showSelected();
    void announceShown();
    void showEmptiness();
    void exportAs(const QString& suffix, const std::function<QByteArray(const QStringList&)>& content);
    void expandNew(const QModelIndex& parent, int first, int last);
    void widenColumns(const QModelIndex& parent, int first, int last);
    [[nodiscard]] QModelIndex selected() const;
    [[nodiscard]] QStringList listedIds() const; ///< of operations, in display order

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
    QString m_shown; ///< operation of the details; empty: none, or a plan
};

} // namespace poolhouse::ui
