// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/label_list.h"

#include "models/fleet/name_pattern.h"
#include "models/fleet/store.h"
#include "models/tables/pattern_list.h"
#include "models/text/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace poolhouse::tables {

namespace {

using fleet::LabelColor;
using fleet::LabelRule;
using LabelScope = LabelRule::Scope;

/// As stored: never change one.
constexpr std::array<std::pair<const char*, LabelColor>, fleet::labelColors> colorWords{
    {{"violet", LabelColor::Violet},
     {"blue", LabelColor::Blue},
     {"teal", LabelColor::Teal},
     {"magenta", LabelColor::Magenta},
     {"indigo", LabelColor::Indigo},
     {"gray", LabelColor::Gray}}};

QString colorWord(LabelColor color) {
    const auto at =
        std::find_if(colorWords.begin(), colorWords.end(), [color](const auto& each) { return each.second == color; });
    return QLatin1String(at->first);
}

std::optional<LabelColor> colorOf(const QString& word) {
    const auto at = std::find_if(colorWords.begin(), colorWords.end(),
                                 [&word](const auto& each) { return word == QLatin1String(each.first); });
    return at == colorWords.end() ? std::nullopt : std::optional(at->second);
}

/// Without line breaks, control characters, or characters that change the direction of text around them.
bool isShowable(QChar c) {
    return c.isPrint() && c.category() != QChar::Other_Format;
}

std::optional<LabelRule> ruleOf(const QString& line) {
    constexpr int words = 3; // scope, colour, pattern; the text may have spaces
    const auto parts = line.split(QLatin1Char(' '));
    if (parts.size() <= words) {
        return std::nullopt;
    }
    const bool app = parts[0] == QLatin1String("app");
    const auto color = colorOf(parts[1]);
    if (!color || (!app && parts[0] != QLatin1String("cluster"))) {
        return std::nullopt;
    }
    LabelRule rule{
        app ? LabelScope::App : LabelScope::Cluster, parts[2], {parts.mid(words).join(QLatin1Char(' ')), *color}};
    return labelProblem(rule) ? std::nullopt : std::optional(std::move(rule));
}

} // namespace

std::optional<LabelProblem> labelProblem(const LabelRule& rule) {
    if (auto problem = patternProblem(rule.pattern)) {
        return LabelProblem{LabelField::Pattern, *problem};
    }
    const auto& text = rule.label.text;
    if (text.trimmed().isEmpty()) {
        return LabelProblem{LabelField::Text, text::Text::tr("Enter a label, for example production.")};
    }
    if (text.size() > fleet::ClusterLabel::longest) {
        return LabelProblem{LabelField::Text,
                            text::Text::tr("A label has at most %1 characters.").arg(fleet::ClusterLabel::longest)};
    }
    if (!std::all_of(text.begin(), text.end(), isShowable)) {
        return LabelProblem{LabelField::Text, text::Text::tr("A label must be one line of visible characters.")};
    }
    return std::nullopt;
}

QString labelTitle(const LabelRule& rule) {
    const bool many = fleet::hasWildcard(rule.pattern);
    switch (rule.scope) {
    case LabelScope::App:
        return (many ? text::Text::tr("Apps matching %1") : text::Text::tr("App %1")).arg(rule.pattern);
    case LabelScope::Cluster:
        return (many ? text::Text::tr("Clusters matching %1") : text::Text::tr("Cluster %1")).arg(rule.pattern);
    }
    return {};
}

QString labelColorName(LabelColor color) {
    switch (color) {
    case LabelColor::Violet: return text::Text::tr("Violet");
    case LabelColor::Blue: return text::Text::tr("Blue");
    case LabelColor::Teal: return text::Text::tr("Teal");
    case LabelColor::Magenta: return text::Text::tr("Magenta");
    case LabelColor::Indigo: return text::Text::tr("Indigo");
    case LabelColor::Gray: return text::Text::tr("Gray");
    }
    return {};
}

QString labelInWords(const fleet::ClusterLabel& label) {
    return text::Text::tr("Label: %1").arg(label.text);
}

QStringList clustersMatching(const LabelRule& rule, const fleet::Store& store) {
    QStringList names;
    for (const auto& id : store.clusterIds()) {
        const auto& summary = store.cluster(id)->summary;
        if (fleet::matches(rule, summary)) {
            names << text::toQString(summary.name);
        }
    }
    return names;
}

QString labelPreview(const std::vector<LabelRule>& rules, std::size_t row, const fleet::Store& store) {
    const auto matching = clustersMatching(rules[row], store);
    const auto sentence = matchSentence(matching, static_cast<qsizetype>(store.clusterIds().size()));
    qsizetype earlier = 0;
    for (const auto& id : store.clusterIds()) {
        const auto& summary = store.cluster(id)->summary;
        const auto before = rules.begin() + static_cast<std::ptrdiff_t>(row);
        const bool taken = std::any_of(rules.begin(), before,
                                       [&summary](const LabelRule& rule) { return fleet::matches(rule, summary); });
        earlier += taken && fleet::matches(rules[row], summary) ? 1 : 0;
    }
    return earlier == 0 ? sentence
                        : text::Text::tr("%1 An earlier label applies to %2 of them.", "matches, clusters")
                              .arg(sentence, text::Text::number(earlier));
}

QStringList writtenLabels(const std::vector<LabelRule>& rules) {
    QStringList lines;
    for (const auto& rule : rules) {
        lines << QStringList{rule.scope == LabelScope::App ? QStringLiteral("app") : QStringLiteral("cluster"),
                             colorWord(rule.label.color), rule.pattern, rule.label.text}
                     .join(QLatin1Char(' '));
    }
    return lines;
}

fleet::ClusterLabels readLabels(const QStringList& lines) {
    fleet::ClusterLabels labels;
    for (const auto& line : lines) {
        if (auto rule = ruleOf(line)) {
            labels.rules.push_back(std::move(*rule));
        } else {
            labels.incomplete = true;
        }
    }
    return labels;
}

} // namespace poolhouse::tables
