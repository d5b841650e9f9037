// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/help_pages.h"

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace poolhouse::ui {

/// The built-in manual: search, contents, one page and Back. A separate window, so that no dialog blocks
/// it. Object names: "helpWindow", "helpSearch", "helpContents", "helpText", "helpBack", "helpNone".
class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(std::vector<HelpPage> pages, QWidget* parent = nullptr);

    void open(const QString& page); ///< in front, with that page; the first one when there is no such page
    [[nodiscard]] QString page() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void search();
    void select(int row);
    void visit(const QString& page); ///< can be left by Back
    void goBack();
    void showPage();
    void highlight();

    std::vector<HelpPage> m_pages;
    QStringList m_visited; ///< ids, the page in front last
    QLineEdit* m_search = nullptr;
    QListWidget* m_contents = nullptr;
    QLabel* m_none = nullptr;
    QTextBrowser* m_text = nullptr;
    QPushButton* m_back = nullptr;
    bool m_listing = false; ///< the contents change, not the choice
};

} // namespace poolhouse::ui
