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
//   ["open"]              let other processes read the memory of this one, which the program forbids
// Prints {"step": N} after each of them, and {"message": TEXT} whenever the message bar says something else.
#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QGenericPlugin>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTabBar>
#include <QTimer>
#include <QTreeView>

#include <cstdio>
#include <optional>
#include <sys/prctl.h>

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

bool clickInTree(const QString& name) {
    auto* tree = visiblePart<QTreeView>(QStringLiteral("fleetTree"));
    const auto row = tree != nullptr ? rowBelow(*tree->model(), name) : QModelIndex();
    if (!row.isValid()) {
        return false;
    }
    tree->scrollTo(row);
    const QPointF at = tree->visualRect(row).center();
    const auto global = tree->viewport()->mapToGlobal(at);
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        const auto held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
        QMouseEvent event(type, at, global, Qt::LeftButton, held, {});
        QApplication::sendEvent(tree->viewport(), &event);
    }
    return true;
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

bool says(const QString& widget, const QString& text) {
    const auto* label = visiblePart<QLabel>(widget);
    return label != nullptr && label->text().contains(text);
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
           : verb == QLatin1String("open")    ? openMemory()
                                              : false;
}

class Hand final : public QObject {
public:
    Hand() : m_steps(QJsonDocument::fromJson(qgetenv("POOLHOUSE_HAND")).array()) {
        connect(&m_soon, &QTimer::timeout, this, &Hand::act);
        m_soon.start(2);
    }

private:
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
