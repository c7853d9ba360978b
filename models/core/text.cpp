// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/text.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

namespace truyvet::core {
namespace {

icu::UnicodeString in_form_c(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form_c = icu::Normalizer2::getNFCInstance(status);
    const auto given = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    icu::UnicodeString made = U_SUCCESS(status) ? form_c->normalize(given, status) : given;
    if (U_FAILURE(status)) {
        throw std::runtime_error(std::string("ICU cannot normalise text: ") + u_errorName(status));
    }
    return made;
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

} // namespace truyvet::core
