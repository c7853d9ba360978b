// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include <concepts>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace truyvet::core {

/// A precondition did not hold: the programmer's fault, never the user's. Exit 1.
class BrokenPromise : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

namespace detail {

struct Promise {
    const char* file;
    int line;
    const char* condition;
    const char* operands; ///< as written, separated by commas
};
std::string shown(double);
std::string shown(std::string_view);

/// Numbers as they are; enumerations, identifiers, days and times by the number inside.
template <class T>
std::string operand(const T& value) {
    if constexpr (std::is_enum_v<T>) {
        return operand(static_cast<std::underlying_type_t<T>>(value));
    } else if constexpr (std::integral<T>) {
        return std::to_string(value);
    } else if constexpr (std::floating_point<T>) {
        return shown(double{value});
    } else if constexpr (requires { value.value; }) {
        return operand(value.value);
    } else if constexpr (requires { value.time_since_epoch(); }) {
        return operand(value.time_since_epoch().count());
    } else if constexpr (requires { value.count(); }) {
        return operand(value.count());
    } else {
        return shown(std::string_view(value));
    }
}

[[noreturn]] void broken(const Promise&, std::initializer_list<std::string> values);
template <class... Operands>
[[noreturn]] void broken_with(const Promise& promise, const Operands&... operands) {
    broken(promise, {operand(operands)...});
}

} // namespace detail
} // namespace truyvet::core

/// States what a function needs, in release too: `TRUYVET_EXPECT(i < size, i, size)` throws
/// BrokenPromise with place, condition and the operands' values. A test and a branch: leave it out
/// of loops over packets. What a user may get wrong is an InputError, not this.
#define TRUYVET_EXPECT(condition, ...)                                                             \
    ((condition) ? void()                                                                          \
                 : ::truyvet::core::detail::broken_with(                                           \
                       {__FILE__, __LINE__, #condition, #__VA_ARGS__} __VA_OPT__(, ) __VA_ARGS__))
