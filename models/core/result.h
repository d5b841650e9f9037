// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace poolhouse::core {

/// A value or an error. Precondition of value(): ok(); of error(): !ok(); both assert.
template <class T, class E> class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const& {
        assert(ok());
        return std::get<0>(m_content);
    }
    /// By value, so that a range-for over `f().value()` does not dangle.
    [[nodiscard]] T value() && {
        assert(ok());
        return std::get<0>(std::move(m_content));
    }
    [[nodiscard]] const E& error() const {
        assert(!ok());
        return std::get<1>(m_content);
    }

private:
    std::variant<T, E> m_content;
};

/// Value of a Result that only reports success: Result<Done, Error>.
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

} // namespace poolhouse::core
