// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/setting_change.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace poolhouse::views {

/// What was entered for settings of one cluster, and not accepted by the API yet.
class SettingDraft {
public:
    struct Entry {
        std::string value;                ///< spelled as it would be sent, which may not be possible
        core::SettingValue before;        ///< as shown when it was entered
        std::optional<QString> refused{}; ///< what the API said of it

        friend bool operator==(const Entry&, const Entry&) = default;
    };

    /// The value that is shown already takes back what was entered before.
    void enter(const core::Setting& shown, const QString& text);
    void discard(const std::string& name);
    void clear() { m_entries.clear(); }

    /// Keeps what the API said beside the settings that it names; beside all of them if it names none.
    void refuse(const core::ChangedSettings& changes, const std::string& said);
    /// Removes the accepted entries from the draft.
    void accept(const core::ChangedSettings& changes);

    [[nodiscard]] bool empty() const { return m_entries.empty(); }
    [[nodiscard]] const Entry* find(const std::string& name) const; ///< null: nothing was entered
    [[nodiscard]] const std::map<std::string, Entry>& entries() const { return m_entries; }
    /// All of them, as they were shown when they were entered.
    [[nodiscard]] core::ChangedSettings changes() const;

    friend bool operator==(const SettingDraft&, const SettingDraft&) = default;

private:
    std::map<std::string, Entry> m_entries; ///< by name
};

} // namespace poolhouse::views
