// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <algorithm>

namespace poolhouse::ui {

namespace {

enum class Group { File, Cluster, Pool, View, Help };

struct Definition {
    ActionId id;
    const char* name; ///< object name
    Group group;
    const char* text;
    const char* tip;
    const char* keys; ///< portable text; empty: none
    bool checkable = false;
};

// clang-format off
constexpr std::array<Definition, actionCount> definitions{{
    {ActionId::SwitchAccount, "actionSwitchAccount", Group::File, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Switch account or sandbox..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Switch to the built-in sandbox or another account"), ""},
    {ActionId::Disconnect, "actionDisconnect", Group::File, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Disconnect"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Return to the welcome page; a saved token is kept"), ""},
    {ActionId::ForgetToken, "actionForgetToken", Group::File, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Remo&ve saved token..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Remove the token from the keyring"), ""},
    {ActionId::Quit, "actionQuit", Group::File, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Quit"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Close Poolhouse"), "Ctrl+Q"},
    {ActionId::Refresh, "actionRefresh", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Refresh"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Refresh everything, starting with this page"), "F5"},
    {ActionId::RefreshCluster, "actionRefreshCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Refresh &this cluster"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Refresh the selected cluster"), "Ctrl+R"},
    {ActionId::OpenCluster, "actionOpenCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Open cluster"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Open the page of the selected cluster"), ""},
    {ActionId::CopyName, "actionCopyName", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Copy &name"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Copy the cluster's name"), "Ctrl+Shift+C"},
    {ActionId::CopyId, "actionCopyId", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Copy &ID"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Copy the cluster's ID"), "Ctrl+Shift+I"},
    {ActionId::OpenDashboard, "actionOpenDashboard", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Open in Heroku &Dashboard"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Open the cluster's page at data.heroku.com in the browser"), ""},
    {ActionId::CreateCluster, "actionCreateCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Ne&w cluster..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Choose app, names and level of a new cluster, and see the cost"), "Ctrl+Shift+N"},
    {ActionId::ForkCluster, "actionForkCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Fork or roll back..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Create a copy of the selected cluster, as it is now or was"), ""},
    {ActionId::MigrateCluster, "actionMigrateCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Migrate from a classic database..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Prepare, watch, run or cancel the migration of a classic database into the selected cluster"), ""},
    {ActionId::NextCluster, "actionNextCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "N&ext cluster"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Open the next cluster in the list"), "Ctrl+PgDown"},
    {ActionId::PreviousCluster, "actionPreviousCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Previous cluster"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Open the previous cluster in the list"), "Ctrl+PgUp"},
    {ActionId::LockNow, "actionLockNow", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Lock again now"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Lock again before the time is up"), "Ctrl+Shift+L"},
    {ActionId::Unlock, "actionUnlock", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Unlock for 15 minutes"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Allow changes to this cluster for 15 minutes"), ""},
    {ActionId::Locks, "actionLocks", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Read-only loc&ks..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Choose which accounts, apps and clusters are read-only"), ""},
    {ActionId::Labels, "actionLabels", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Cluster l&abels..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Label clusters by name or pattern, for example as production"), ""},
    {ActionId::DestroyCluster, "actionDestroyCluster", Group::Cluster, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Destro&y cluster..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Destroy the cluster with all its pools and data after reviewing what is lost"), ""},
    {ActionId::AddPool, "actionAddPool", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Add follower pool..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Choose level, instances and name, and see the cost"), "Ctrl+N"},
    {ActionId::ScalePool, "actionScalePool", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Scale..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Change the level or the number of instances of the selected follower pool"), "Ctrl+E"},
    {ActionId::DestroyPool, "actionDestroyPool", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Destroy pool..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Destroy the selected follower pool after reviewing what is lost"), "Ctrl+Del"},
    {ActionId::ChangeLevel, "actionChangeLevel", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Change &level of the leader..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Change the compute size of the leader pool"), "Ctrl+L"},
    {ActionId::HighAvailability, "actionHighAvailability", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&High availability..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Add or remove the standby of the leader"), "Ctrl+H"},
    {ActionId::AttachApp, "actionAttachApp", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "A&ttach an app..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Give an app a config var for a pool of the cluster"), "Ctrl+Shift+A"},
    {ActionId::Plan, "actionPlan", Group::Pool, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Plan..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Plan changes to the whole cluster, compare cost and capacity, and apply them"), "Ctrl+P"},
    {ActionId::Back, "actionBack", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Bac&k"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Go back to the page shown before"), "Alt+Left"},
    {ActionId::Forward, "actionForward", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "F&orward"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Go to the page shown after this one"), "Alt+Right"},
    {ActionId::ShowBoard, "actionShowBoard", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Fleet &board"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Show all clusters side by side"), "Alt+Home"},
    {ActionId::ShowActivity, "actionShowActivity", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Acti&vity"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Changes made here, with their requests and responses"), "Ctrl+J"},
    {ActionId::ShowComing, "actionShowComing", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Upcoming &maintenance"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Planned and running maintenance of all clusters, by date"), "Ctrl+M"},
    {ActionId::Filter, "actionFilter", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "F&ilter"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Show only matching clusters"), "Ctrl+F"},
    {ActionId::ExpandAll, "actionExpandAll", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Expand all"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Show every cluster and pool in the fleet list"), ""},
    {ActionId::CollapseAll, "actionCollapseAll", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Collapse all"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Collapse the fleet list to apps"), ""},
    {ActionId::AppearanceSystem, "actionAppearanceSystem", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "As the &system"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Follow the desktop's light or dark setting"), "", true},
    {ActionId::AppearanceLight, "actionAppearanceLight", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Light"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Dark text on a light background"), "", true},
    {ActionId::AppearanceDark, "actionAppearanceDark", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Dark"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Light text on a dark background"), "", true},
    {ActionId::FullScreen, "actionFullScreen", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Full screen"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Enter or leave full screen"), "F11", true},
    {ActionId::CommandPalette, "actionCommandPalette", Group::View, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Command &palette..."),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Find a cluster, a pool, an app or an action by typing"), "Ctrl+K"},
    {ActionId::Help, "actionHelp", Group::Help, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Help on this page"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Open the manual at the page for this view"), "F1"},
    {ActionId::Shortcuts, "actionShortcuts", Group::Help, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&Keyboard shortcuts"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "List all keyboard shortcuts"), "Ctrl+F1"},
    {ActionId::About, "actionAbout", Group::Help, QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "&About Poolhouse"),
     QT_TRANSLATE_NOOP("poolhouse::ui::Actions", "Version and license"), ""},
}};
// clang-format on

QString withoutMnemonic(const QString& text) {
    QString plain = text;
    plain.remove(QLatin1Char('&'));
    return plain;
}

} // namespace

QString actionName(ActionId id) {
    return QString::fromLatin1(definitions[static_cast<std::size_t>(id)].name);
}

std::optional<ActionId> actionNamed(const QString& name) {
    const auto* at = std::find_if(definitions.begin(), definitions.end(), [&name](const Definition& definition) {
        return name == QLatin1String(definition.name);
    });
    return at == definitions.end() ? std::nullopt : std::optional(at->id);
}

Actions::Actions(QWidget* window) : QObject(window) {
    m_appearance = new QActionGroup(this);
    for (const Definition& definition : definitions) {
        auto* action = new QAction(tr(definition.text), window);
        action->setObjectName(QString::fromLatin1(definition.name));
        action->setShortcut(QKeySequence::fromString(QString::fromLatin1(definition.keys)));
        action->setCheckable(definition.checkable);
        action->setMenuRole(definition.id == ActionId::Quit    ? QAction::QuitRole
                            : definition.id == ActionId::About ? QAction::AboutRole
                                                               : QAction::NoRole);
        window->addAction(action);
        const ActionId id = definition.id;
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT triggered(id); });
        m_actions[static_cast<std::size_t>(id)] = action;
    }
    for (ActionId id : {ActionId::AppearanceSystem, ActionId::AppearanceLight, ActionId::AppearanceDark}) {
        m_appearance->addAction(action(id));
    }
    apply({});
}

void Actions::apply(const ActionState& state) {
    for (const Definition& definition : definitions) {
        const Availability available = availability(definition.id, state);
        QAction* target = action(definition.id);
        target->setVisible(available.present);
        target->setEnabled(available.enabled());
        const QString tip = tr(definition.tip);
        target->setToolTip(available.whyNot ? tip + QLatin1Char('\n') + *available.whyNot : tip);
        target->setStatusTip(available.whyNot.value_or(tip));
    }
}

void Actions::add(QMenu& menu, std::initializer_list<ActionId> ids) const {
    for (ActionId id : ids) {
        menu.addAction(action(id));
    }
}

void Actions::fill(QMenuBar& bar) {
    const auto menu = [&bar](const QString& title, const char* name) {
        QMenu* made = bar.addMenu(title);
        made->setObjectName(QString::fromLatin1(name));
        made->setToolTipsVisible(true);
        return made;
    };
    QMenu* file = menu(tr("&File"), "menuFile");
    add(*file, {ActionId::SwitchAccount, ActionId::Disconnect, ActionId::ForgetToken});
    file->addSeparator();
    add(*file, {ActionId::Quit});

    QMenu* cluster = menu(tr("&Cluster"), "menuCluster");
    add(*cluster, {ActionId::Refresh});
    cluster->addSeparator();
    fillClusterMenu(*cluster);
    cluster->addSeparator();
    add(*cluster, {ActionId::NextCluster, ActionId::PreviousCluster});
    cluster->addSeparator();
    add(*cluster, {ActionId::LockNow, ActionId::Unlock, ActionId::Locks, ActionId::Labels});

    QMenu* pool = menu(tr("&Pool"), "menuPool");
    fillPoolMenu(*pool);

    QMenu* view = menu(tr("&View"), "menuView");
    add(*view, {ActionId::Back, ActionId::Forward});
    view->addSeparator();
    add(*view, {ActionId::ShowBoard, ActionId::ShowActivity, ActionId::ShowComing, ActionId::CommandPalette,
                ActionId::Filter});
    view->addSeparator();
    add(*view, {ActionId::ExpandAll, ActionId::CollapseAll});
    view->addSeparator();
    QMenu* appearance = view->addMenu(tr("&Appearance"));
    appearance->setObjectName(QStringLiteral("menuAppearance"));
    add(*appearance, {ActionId::AppearanceSystem, ActionId::AppearanceLight, ActionId::AppearanceDark});
    add(*view, {ActionId::FullScreen});

    QMenu* help = menu(tr("&Help"), "menuHelp");
    add(*help, {ActionId::Help, ActionId::Shortcuts, ActionId::About});
}

void Actions::fillClusterMenu(QMenu& menu) const {
    menu.setToolTipsVisible(true);
    add(menu, {ActionId::OpenCluster, ActionId::RefreshCluster, ActionId::CopyName, ActionId::CopyId,
               ActionId::OpenDashboard});
    menu.addSeparator();
    add(menu, {ActionId::CreateCluster, ActionId::ForkCluster, ActionId::MigrateCluster, ActionId::DestroyCluster});
}

void Actions::fillPoolMenu(QMenu& menu) const {
    menu.setToolTipsVisible(true);
    add(menu, {ActionId::AddPool});
    menu.addSeparator();
    add(menu, {ActionId::ScalePool, ActionId::DestroyPool});
    menu.addSeparator();
    add(menu, {ActionId::ChangeLevel, ActionId::HighAvailability});
    menu.addSeparator();
    add(menu, {ActionId::AttachApp});
    menu.addSeparator();
    add(menu, {ActionId::Plan});
}

QString Actions::groupTitle(ActionId id) const {
    switch (definitions[static_cast<std::size_t>(id)].group) {
    case Group::File: return withoutMnemonic(tr("&File"));
    case Group::Cluster: return withoutMnemonic(tr("&Cluster"));
    case Group::Pool: return withoutMnemonic(tr("&Pool"));
    case Group::View: return withoutMnemonic(tr("&View"));
    case Group::Help: return withoutMnemonic(tr("&Help"));
    }
    return {};
}

std::vector<Actions::ShortcutLine> Actions::shortcutLines() const {
    std::vector<ShortcutLine> lines;
    for (const Definition& definition : definitions) {
        const QAction* source = action(definition.id);
        if (!source->shortcut().isEmpty() && source->isVisible()) {
            lines.push_back({groupTitle(definition.id), withoutMnemonic(source->text()),
                             source->shortcut().toString(QKeySequence::NativeText)});
        }
    }
    return lines;
}

} // namespace poolhouse::ui
