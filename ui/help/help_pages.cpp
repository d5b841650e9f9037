// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_pages.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace poolhouse::ui {

namespace {

struct HelpContext {
    const char* objectName;
    const char* page;
};

constexpr std::array helpContextTable{
    HelpContext{"aboutDialog", "account"},
    HelpContext{"activityPage", "activity"},
    HelpContext{"appsTab", "apps"},
    HelpContext{"addPoolWizard", "changes"},
    HelpContext{"attachDialog", "apps"},
    HelpContext{"detachDialog", "apps"},
    HelpContext{"moveDialog", "apps"},
    HelpContext{"newClusterWizard", "changes"},
    HelpContext{"ageLabel", "ages"},
    HelpContext{"clusterPage", "headroom"},
    HelpContext{"comingPage", "maintenance"},
    HelpContext{"commandPalette", "board"},
    HelpContext{"connectionsChart", "headroom"},
    HelpContext{"costTable", "prices"},
    HelpContext{"credentialDialog", "credentials"},
    HelpContext{"credentialsTab", "credentials"},
    HelpContext{"destroyPoolDialog", "changes"},
    HelpContext{"fleetBoardPage", "board"},
    HelpContext{"fleetPane", "board"},
    HelpContext{"forgetDialog", "account"},
    HelpContext{"leaderDialog", "redundancy"},
    HelpContext{"lockBanner", "changes"},
    HelpContext{"locksDialog", "changes"},
    HelpContext{"maintenanceTab", "maintenance"},
    HelpContext{"messageBar", "changes"},
    HelpContext{"planTab", "planner"},
    HelpContext{"poolAddedDialog", "changes"},
    HelpContext{"problemBanner", "ages"},
    HelpContext{"reviewDialog", "planner"},
    HelpContext{"scaleDialog", "loss"},
    HelpContext{"settingsTab", "settings"},
    HelpContext{"shortcutsDialog", "board"},
    HelpContext{"storageTab", "storage"},
    HelpContext{"welcomePage", "account"},
};

constexpr std::array helpIds{"headroom", "loss",    "redundancy",  "prices",      "ages",
                             "board",    "apps",    "credentials", "maintenance", "settings",
                             "storage",  "planner", "changes",     "activity",    "account"};

QString titleOf(const QString& markdown) {
    const QString first = markdown.section(QLatin1Char('\n'), 0, 0);
    return first.startsWith(QLatin1String("# ")) ? first.mid(2) : first;
}

bool hasWord(const QString& text, const QStringList& words) {
    return std::any_of(words.begin(), words.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

QStringList helpPageIds() {
    QStringList ids;
    for (const char* id : helpIds) {
        ids << QLatin1String(id);
    }
    return ids;
}

std::vector<HelpPage> helpPages() {
    std::vector<HelpPage> pages;
    for (const QString& id : helpPageIds()) {
        QFile file(QStringLiteral(":/poolhouse/help/%1.md").arg(id));
        if (file.open(QIODevice::ReadOnly)) {
            const QString markdown = QString::fromUtf8(file.readAll());
            pages.push_back({id, titleOf(markdown), markdown});
        }
    }
    return pages;
}

std::vector<int> searchHelp(const std::vector<HelpPage>& pages, const QString& query) {
    const QStringList words = query.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<int> found;
    for (std::size_t index = 0; index < pages.size(); ++index) {
        const QString& text = pages[index].markdown;
        const bool all = std::all_of(words.begin(), words.end(),
                                     [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        if (all) {
            found.push_back(static_cast<int>(index));
        }
    }
    std::stable_partition(found.begin(), found.end(), [&](int index) {
        return words.isEmpty() || hasWord(pages[static_cast<std::size_t>(index)].title, words);
    });
    return found;
}

QString helpPageOf(const QString& objectName) {
    const auto at =
        std::find_if(helpContextTable.begin(), helpContextTable.end(),
                     [&objectName](const HelpContext& each) { return objectName == QLatin1String(each.objectName); });
    return at == helpContextTable.end() ? QString() : QString::fromLatin1(at->page);
}

QStringList helpContexts() {
    QStringList names;
    for (const auto& each : helpContextTable) {
        names << QLatin1String(each.objectName);
    }
    return names;
}

} // namespace poolhouse::ui
