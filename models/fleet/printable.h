// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::fleet {

/// True for what is not seen but changes what is: control characters, line and paragraph separators, marks, embeddings,
/// overrides and isolates of the writing direction, characters without width that join nothing, tags, and halves of a
/// surrogate pair. Joiners are kept: emoji and several scripts need them.
[[nodiscard]] bool isDeceptive(char32_t character);

/// Text of others on one line, as it is: deceptive characters are visible escapes such as <U+202E>.
[[nodiscard]] QString printable(const QString& text);

/// The same for text that has lines of its own: line feeds are kept.
[[nodiscard]] QString printableLines(const QString& text);

/// The characters that the escapes of printable() stand for; escapes of others stay.
[[nodiscard]] QString withoutEscapes(const QString& text);

} // namespace poolhouse::fleet
