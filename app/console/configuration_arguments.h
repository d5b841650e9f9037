// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_options.h"

#include <QString>
#include <QStringList>

#include <optional>

/// Arguments of `settings set`, `settings reset` and `quotas set`. Private to change_arguments.cpp.
namespace poolhouse::console {

/// Takes the settings that follow the cluster out of `words`; of any other command nothing. A message if they are
/// invalid, or there are none.
[[nodiscard]] std::optional<QString> takeSettings(CommandLine& line, QStringList& words);
/// A message if a threshold or the action is invalid.
[[nodiscard]] std::optional<QString> readQuota(ChangeRequest& request, const ParsedArguments& parsed);

} // namespace poolhouse::console
