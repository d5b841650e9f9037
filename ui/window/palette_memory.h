// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palette_target.h"

#include <QString>

#include <vector>

namespace poolhouse::fleet {
class Session;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class Preferences;

/// What was chosen in the command palette, the last one first: one list per account, kept in the preferences. Before
/// the account is known nothing is kept.
class PaletteMemory {
public:
    static constexpr std::size_t atMost = 5;

    /// All outlive the memory.
    PaletteMemory(const fleet::Store& store, const fleet::Session& session, Preferences& preferences);

    /// Without clusters, pools and apps that no longer exist, which are forgotten.
    [[nodiscard]] const std::vector<PaletteTarget>& recent();
    void remember(const PaletteTarget& target);

private:
    void follow(); ///< the account of the session
    void save();

    const fleet::Store& m_store;
    const fleet::Session& m_session;
    Preferences& m_preferences;
    QString m_account;
    std::vector<PaletteTarget> m_recent;
};

} // namespace poolhouse::ui
