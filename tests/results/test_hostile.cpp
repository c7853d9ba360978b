// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/file.hpp"
#include "sim/results/lazy.hpp"
#include "tests/results/hostile.hpp"
#include "tests/results/synthetic.hpp"
#include "tests/results/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <fstream>

using namespace truyvet;
using namespace truyvet::results;
using Catch::Matchers::Contains;

namespace {

/// What the reader says; empty where it reads the file.
template <class Read>
std::string refusal(Read read) {
    try {
        read();
    } catch (const core::InputError& e) {
        CHECK(e.faults().size() == 1);
        CHECK_THAT(e.what(), !Contains("\n"));
        return e.what();
    }
    return {};
}

} // namespace

TEST_CASE("A sealed file made to do harm is refused in one line") {
    const test::TemporaryFolder folder;
    const auto sound = to_bytes(test::synthetic(7, 2, 5));
    REQUIRE(refusal([&] { from_bytes(test::changed(sound, [](hid_t) {})); }).empty());
    for (const test::Attack& attack : test::attacks()) {
        INFO(attack.name);
        const auto bytes = test::changed(sound, attack.on);
        write_atomically(folder / "bad.h5", bytes);
        CHECK_THAT(refusal([&] { from_bytes(bytes); }), Contains("damaged"));
        CHECK_THAT(refusal([&] { read(folder / "bad.h5"); }), Contains("bad.h5"));
        CHECK_THAT(refusal([&] { LazyResults(folder / "bad.h5").whole(); }), Contains("bad.h5"));
        CHECK_THAT(refusal([&] { read_apart(folder / "bad.h5", Unsealed::taken); }),
                   Contains("bad.h5"));
    }
}

TEST_CASE("Keys are the schema's, whatever the file says") {
    const Results r = test::synthetic(7, 2, 5);
    const auto bytes = test::changed(to_bytes(r), [](hid_t file) {
        const hid_t table = H5Gopen2(file, "tables/channels", H5P_DEFAULT);
        const hid_t scalar = H5Screate(H5S_SCALAR);
        const std::int64_t one = 1;
        test::attribute(table, "keys", H5T_STD_I64LE, scalar, &one);
        H5Sclose(scalar);
        H5Gclose(table);
    });
    const Results back = from_bytes(bytes);
    CHECK(back.find("channels")->keys().size() == 3);
    CHECK(digest(back) == digest(r));
}

TEST_CASE("A file without its seal is read only on demand") {
    const test::TemporaryFolder folder;
    const Results r = test::synthetic(7, 2, 5);
    write(r, folder / "run.h5");
    std::filesystem::resize_file(folder / "run.h5",
                                 std::filesystem::file_size(folder / "run.h5") - 40);
    CHECK_THAT(refusal([&] { read(folder / "run.h5"); }), Contains("--unsealed"));
    CHECK_THAT(refusal([&] { LazyResults{folder / "run.h5"}; }), Contains("--unsealed"));
    CHECK_THAT(refusal([&] { read_apart(folder / "run.h5", Unsealed::refused); }),
               Contains("--unsealed"));
    CHECK(digest(read_apart(folder / "run.h5", Unsealed::taken)) == digest(r));
}

TEST_CASE("Whatever a flipped byte does, an unsealed file ends in one line or is read") {
    const test::TemporaryFolder folder;
    auto bytes = to_bytes(test::synthetic(7, 1, 2));
    bytes.resize(bytes.size() - 40);
    for (std::size_t i = 0; i < 40; ++i) {
        auto bad = bytes;
        bad[i * bad.size() / 40 + i % 7] ^= std::byte{0xA5};
        write_atomically(folder / "bad.h5", bad);
        refusal([&] { read_apart(folder / "bad.h5", Unsealed::taken); });
    }
}

TEST_CASE("What is no regular file is not waited for") {
    const test::TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe.h5").c_str(), 0600) == 0);
    CHECK_THAT(refusal([&] { read(folder / "pipe.h5"); }), Contains("no regular file"));
    CHECK_THAT(refusal([&] { read("/dev/zero"); }), Contains("no regular file"));
}

TEST_CASE("Parts of another truyvet stay apart") {
    Results a = test::synthetic(7, 1, 2);
    Results b = test::synthetic_frame(7);
    b.source_revision = "another";
    CHECK_THROWS_WITH(a.merge(b, "b.h5"), Contains("another truyvet"));
}
