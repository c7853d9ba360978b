// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/printable_stream.hpp"

#include "models/core/printable.hpp"

#include <algorithm>

namespace truyvet::cli {
namespace {

/// Bytes at the end that may be the beginning of a character.
std::size_t begun_at_end(std::string_view text) {
    constexpr std::size_t longest = 4;
    for (std::size_t n = 1; n < longest && n <= text.size(); ++n) {
        const auto byte = static_cast<unsigned char>(text[text.size() - n]);
        if (byte >= 0xc0) {
            const std::size_t whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
            return n < whole ? n : 0;
        }
        if (byte < 0x80) {
            return 0;
        }
    }
    return 0;
}

} // namespace

PrintableStream::PrintableStream(std::ostream& stream)
    : stream_(stream), raw_(stream.rdbuf(this)) {}

PrintableStream::~PrintableStream() {
    give(begun_);
    const auto state = stream_.rdstate();
    stream_.rdbuf(raw_);
    stream_.clear(state);
}

bool PrintableStream::give(std::string_view text) {
    const std::string shown = core::printable(text);
    const auto size = static_cast<std::streamsize>(shown.size());
    return raw_->sputn(shown.data(), size) == size;
}

PrintableStream::int_type PrintableStream::overflow(int_type c) {
    if (traits_type::eq_int_type(c, traits_type::eof())) {
        return traits_type::not_eof(c);
    }
    const char one = traits_type::to_char_type(c);
    return xsputn(&one, 1) == 1 ? c : traits_type::eof();
}

std::streamsize PrintableStream::xsputn(const char* text, std::streamsize size) {
    begun_.append(text, static_cast<std::size_t>(size));
    const std::size_t rest = begun_at_end(begun_);
    const bool given = give(std::string_view(begun_).substr(0, begun_.size() - rest));
    begun_.erase(0, begun_.size() - rest);
    return given ? size : 0;
}

int PrintableStream::sync() {
    return raw_->pubsync();
}

} // namespace truyvet::cli
