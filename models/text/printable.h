// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/printable.h"

namespace poolhouse::text {

using fleet::isDeceptive;
using fleet::printable;
using fleet::printableLines;

} // namespace poolhouse::text
