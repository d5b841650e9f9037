// SPDX-License-Identifier: GPL-3.0-or-later
// A hand in the real program: a plugin that Qt loads into `poolhouse` (QT_QPA_GENERIC_PLUGINS=poolhouse_hand) and that
// uses its window by object names. POOLHOUSE_HAND is a JSON array of steps, each a verb and its arguments:
//   ["tree", NAME]        click the row of the fleet tree
//   ["tab", WIDGET, N]    choose the N-th tab
//   ["click", WIDGET]     once it is visible and enabled; "poolCard.web-reads/cardScale" is a nested one
//   ["type", WIDGET, TEXT]
//   ["can", WIDGET]       wait until it can be clicked
//   ["await", WIDGET, TEXT] wait until it contains the text
//   ["exists", FILE]      wait until the file exists
//   ["trigger", ACTION]   once it is enabled
//   ["choose", COMBO, TEXT] what begins with the text, from its list
//   ["edit", TABLE, ROW, COLUMN] double-click a cell of the row with this text in its first one
//   ["texts", WIDGET]     print {"texts": [...]} of all visible labels, buttons, fields and rows in it
//   ["open"]              let other processes read the memory of this one, which the program forbids
// Prints {"step": N} after each of them, and {"message": TEXT} whenever the message bar says something else.
// POOLHOUSE_HAND=stdin: the steps come one a line, while the program runs; their end is its end.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QGenericPlugin>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QSocketNotifier>
#include <QTabBar>
#include <QTimer>
#include <QTreeView>

#include <cstdio>
#include <initializer_list>
#include <optional>
#include <sys/prctl.h>
#include <unistd.h>

namespace {

void print(const QJsonObject& line) {
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

template <class Widget> Widget* visibleBelow(const QWidget& parent, const QString& name) {
    for (auto* each : parent.findChildren<Widget*>(name)) {
        if (each->isVisible()) {
            return each;
        }
    }
    return nullptr;
}

/// In the newest window that has it.
template <class Widget> Widget* visiblePart(const QString& path) {
    const auto names = path.split(QLatin1Char('/'));
    for (const auto* window : QApplication::topLevelWidgets()) {
        const QWidget* parent = window->isVisible() ? window : nullptr;
        for (const auto& name : names.mid(0, names.size() - 1)) {
            parent = parent != nullptr ? visibleBelow<QWidget>(*parent, name) : nullptr;
        }
        auto* found = parent != nullptr ? visibleBelow<Widget>(*parent, names.back()) : nullptr;
        if (found != nullptr) {
            return found;
        }
    }
    return nullptr;
}

QModelIndex rowBelow(const QAbstractItemModel& model, const QString& name, const QModelIndex& parent = {}) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const auto index = model.index(row, 0, parent);
        const auto found = index.data().toString() == name ? index : rowBelow(model, name, index);
        if (found.isValid()) {
            return found;
        }
    }
    return {};
}

void mouse(QAbstractItemView& view, const QModelIndex& item, std::initializer_list<QEvent::Type> events) {
    view.scrollTo(item);
    const QPointF at = view.visualRect(item).center();
    const auto global = view.viewport()->mapToGlobal(at);
    for (const auto type : events) {
        const bool pressed = type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick;
        QMouseEvent event(type, at, global, type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          pressed ? Qt::LeftButton : Qt::NoButton, {});
        QApplication::sendEvent(view.viewport(), &event);
    }
}

bool clickInTree(const QString& name) {
    auto* tree = visiblePart<QTreeView>(QStringLiteral("fleetTree"));
    const auto row = tree != nullptr ? rowBelow(*tree->model(), name) : QModelIndex();
    if (!row.isValid()) {
        return false;
    }
    mouse(*tree, row, {QEvent::MouseButtonPress, QEvent::MouseButtonRelease});
    return true;
}

bool editCell(const QString& table, const QString& name, int column) {
    auto* view = visiblePart<QAbstractItemView>(table);
    const auto row = view != nullptr ? rowBelow(*view->model(), name) : QModelIndex();
    if (row.isValid()) {
        mouse(*view, row.siblingAtColumn(column),
              {QEvent::MouseButtonPress, QEvent::MouseButtonRelease, QEvent::MouseButtonDblClick,
               QEvent::MouseButtonRelease});
    }
    return row.isValid();
}

bool choose(const QString& widget, const QString& text) {
    auto* combo = visiblePart<QComboBox>(widget);
    const int at = combo != nullptr && combo->isEnabled() ? combo->findText(text, Qt::MatchStartsWith) : -1;
    if (at < 0) {
        return false;
    }
    combo->showPopup();
    const auto* model = combo->view()->model();
    mouse(*combo->view(), model->index(at, combo->modelColumn(), combo->rootModelIndex()),
          {QEvent::MouseMove, QEvent::MouseButtonPress, QEvent::MouseButtonRelease});
    return combo->currentIndex() == at;
}

bool chooseTab(const QString& widget, int tab) {
    const auto* tabs = visiblePart<QWidget>(widget);
    auto* bar = tabs != nullptr ? tabs->findChild<QTabBar*>() : nullptr;
    if (bar == nullptr || !bar->isTabEnabled(tab)) {
        return false;
    }
    bar->setCurrentIndex(tab);
    return true;
}

QAbstractButton* usableButton(const QString& widget) {
    auto* button = visiblePart<QAbstractButton>(widget);
    return button != nullptr && button->isEnabled() ? button : nullptr;
}

bool click(const QString& widget) {
    auto* button = usableButton(widget);
    if (button != nullptr) {
        button->click();
    }
    return button != nullptr;
}

bool type(const QString& widget, const QString& text) {
    auto* field = visiblePart<QLineEdit>(widget);
    if (field == nullptr || !field->isEnabled()) {
        return false;
    }
    for (const QChar each : text) {
        QKeyEvent event(QEvent::KeyPress, 0, {}, QString(each));
        QApplication::sendEvent(field, &event);
    }
    return field->text() == text;
}

QStringList rowsOf(const QAbstractItemModel& model) {
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            cells << model.index(row, column).data().toString();
        }
        rows << cells.join(QStringLiteral(" | "));
    }
    return rows;
}

/// Its own, without those of the widgets in it. A label may have another one for screen readers.
QStringList ownTexts(const QWidget& widget) {
    const auto* view = qobject_cast<const QAbstractItemView*>(&widget);
    if (view != nullptr && qobject_cast<const QHeaderView*>(view) == nullptr) {
        return rowsOf(*view->model());
    }
    const auto* label = qobject_cast<const QLabel*>(&widget);
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const auto* field = qobject_cast<const QLineEdit*>(&widget);
    QStringList texts{label != nullptr    ? label->text()
                      : button != nullptr ? button->text()
                      : field != nullptr  ? field->text()
                                          : QString()};
    if (label != nullptr && label->accessibleName() != label->text()) {
        texts << label->accessibleName();
    }
    texts.removeAll(QString());
    return texts;
}

QStringList textsOf(const QString& path) {
    const auto* widget = visiblePart<QWidget>(path);
    if (widget == nullptr) {
        return {};
    }
    auto texts = ownTexts(*widget);
    for (const auto* each : widget->findChildren<QWidget*>()) {
        texts << (each->isVisible() ? ownTexts(*each) : QStringList());
    }
    return texts;
}

bool printTexts(const QString& widget) {
    const auto texts = textsOf(widget);
    if (!texts.isEmpty()) {
        print({{QStringLiteral("texts"), QJsonArray::fromStringList(texts)}});
    }
    return !texts.isEmpty();
}

bool says(const QString& widget, const QString& text) {
    return !textsOf(widget).filter(text).isEmpty();
}

bool trigger(const QString& name) {
    for (const auto* window : QApplication::topLevelWidgets()) {
        auto* action = window->findChild<QAction*>(name);
        if (action != nullptr && action->isEnabled()) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool openMemory() {
    (void)::prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0); // not every kernel restricts them
    return ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0;
}

/// False: not yet possible.
bool carriedOut(const QJsonArray& step) {
    const auto verb = step.at(0).toString();
    const auto widget = step.at(1).toString();
    return verb == QLatin1String("tree")      ? clickInTree(widget)
           : verb == QLatin1String("tab")     ? chooseTab(widget, step.at(2).toInt())
           : verb == QLatin1String("click")   ? click(widget)
           : verb == QLatin1String("can")     ? usableButton(widget) != nullptr
           : verb == QLatin1String("type")    ? type(widget, step.at(2).toString())
           : verb == QLatin1String("await")   ? says(widget, step.at(2).toString())
           : verb == QLatin1String("exists")  ? QFile::exists(widget)
           : verb == QLatin1String("trigger") ? trigger(widget)
           : verb == QLatin1String("choose")  ? choose(widget, step.at(2).toString())
           : verb == QLatin1String("edit")    ? editCell(widget, step.at(2).toString(), step.at(3).toInt())
           : verb == QLatin1String("texts")   ? printTexts(widget)
           : verb == QLatin1String("open")    ? openMemory()
                                              : false;
}

class Hand final : public QObject {
public:
    Hand() : m_steps(QJsonDocument::fromJson(qgetenv("POOLHOUSE_HAND")).array()) {
        connect(&m_soon, &QTimer::timeout, this, &Hand::act);
        const bool reads = qgetenv("POOLHOUSE_HAND") == "stdin";
        m_soon.start(reads ? 20 : 2); // what is waited for there takes long
        if (reads) {
            connect(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this), &QSocketNotifier::activated, this,
                    &Hand::read);
        }
    }

private:
    void read() {
        char part[4096];
        const auto length = ::read(STDIN_FILENO, part, sizeof part);
        if (length <= 0) {
            sender()->deleteLater(); // the end would be reported for ever
            QCoreApplication::quit();
            return;
        }
        m_read.append(part, length);
        for (auto end = m_read.indexOf('\n'); end >= 0; end = m_read.indexOf('\n')) {
            m_steps.append(QJsonDocument::fromJson(m_read.left(end)).array());
            m_read.remove(0, end + 1);
        }
    }
    void act() {
        const auto* bar = visiblePart<QLabel>(QStringLiteral("messageBar/messageText"));
        const auto message = bar != nullptr ? bar->text() : QString();
        if (message != m_message) {
            m_message = message;
            print({{QStringLiteral("message"), message}});
        }
        if (m_next < m_steps.size() && carriedOut(m_steps.at(m_next).toArray())) {
            print({{QStringLiteral("step"), m_next++}});
        }
    }

    QJsonArray m_steps;
    QByteArray m_read; ///< after the last whole line
    int m_next = 0;
    QString m_message;
    QTimer m_soon;
};

} // namespace

class HandPlugin final : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "window_hand.json")
public:
    QObject* create(const QString& name, const QString& specification) override {
        Q_UNUSED(name)
        Q_UNUSED(specification)
        return new Hand; // owned by the application
    }
};

#include "window_hand.moc"
