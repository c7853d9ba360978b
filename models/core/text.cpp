// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/text.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <iterator>
#include <sstream>
#include <stdexcept>

namespace truyvet::core {
namespace {

using Form = const icu::Normalizer2* (*)(UErrorCode&);

icu::UnicodeString in_form(Form form_of, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = form_of(status);
    const auto given = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    icu::UnicodeString made = U_SUCCESS(status) ? form->normalize(given, status) : given;
    if (U_FAILURE(status)) {
        throw std::runtime_error(std::string("ICU cannot normalise text: ") + u_errorName(status));
    }
    return made;
}

icu::UnicodeString in_form_c(std::string_view text) {
    return in_form(icu::Normalizer2::getNFCInstance, text);
}

} // namespace

std::string capitals(std::string_view text) {
    std::string out;
    return in_form_c(text).toUpper(icu::Locale("vi")).toUTF8String(out);
}

std::string composed(std::string_view text) {
    std::string out;
    return in_form_c(text).toUTF8String(out);
}

std::string lower(std::string_view text) {
    std::string out;
    return in_form_c(text).toLower(icu::Locale("vi")).toUTF8String(out);
}

std::string unmarked(std::string_view text) {
    constexpr UChar32 d_with_stroke = 0x111;
    const auto apart = in_form(icu::Normalizer2::getNFDInstance, lower(text));
    icu::UnicodeString bare;
    for (int at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 letter = apart.char32At(at);
        if (u_charType(letter) != U_NON_SPACING_MARK) {
            bare.append(letter == d_with_stroke ? UChar32{'d'} : letter);
        }
    }
    std::string out;
    return bare.toUTF8String(out);
}

std::vector<std::string> words(std::string_view text) {
    std::istringstream in{std::string(text)};
    return {std::istream_iterator<std::string>(in), {}};
}

} // namespace truyvet::core
