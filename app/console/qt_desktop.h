// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop.h"

namespace poolhouse::console {

/// The desktop that the program runs on.
class QtDesktop final : public ui::Desktop {
public:
    void openInBrowser(const QUrl& url) override; ///< https only
    void copyText(const QString& text) override;
};

} // namespace poolhouse::console
