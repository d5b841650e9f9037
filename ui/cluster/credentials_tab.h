// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/views/credentials_view.h"

#include <QScrollArea>

#include <optional>
#include <string>

class QPushButton;
class QTableWidget;

namespace poolhouse::ui {

class AreaHead;
class ConnectionCard;
class TextLabel;

/// The credentials of a cluster with state and where each is used, and what can be done to them; how to connect with
/// the chosen one is in its ConnectionCard. Pure view: performs no I/O. Object names "credentialsTab",
/// "credentialsTable", "credentialsNote", "credentialsCreate", "credentialsRotateAll", "credentialsRotate",
/// "credentialsDestroy", "credentialsApps"; see AreaHead ("credentials…").
class CredentialsTab : public QScrollArea {
    Q_OBJECT
public:
    explicit CredentialsTab(QWidget* parent = nullptr);

    /// Updates in place: the chosen credential stays chosen. Another cluster is scrolled to the top.
    void showCredentials(const views::CredentialsView& view);
    [[nodiscard]] std::string chosen() const; ///< by name; empty: none
    [[nodiscard]] ConnectionCard& connection() const { return *m_connection; }

Q_SIGNALS:
    void retryRequested();
    void changeRequested(poolhouse::core::ChangeKind kind, const std::string& name); ///< see CredentialChanges::open()
    void appsRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTableWidget* table();
    QPushButton* button(const char* name, const QString& label);
    void showRows();
    void showChosen();
    void choose(const std::string& name);
    void fitTable();

    views::CredentialsView m_view;
    QWidget* m_page;
    AreaHead* m_head;
    QPushButton* m_create;
    QPushButton* m_rotateAll;
    QPushButton* m_rotate;
    QPushButton* m_destroy;
    QPushButton* m_apps;
    QTableWidget* m_table;
    QWidget* m_allRow;
    QWidget* m_oneRow;
    TextLabel* m_note;
    ConnectionCard* m_connection;
    bool m_scrollDue = false; ///< to what was revealed, once the page has its new height
};

} // namespace poolhouse::ui
