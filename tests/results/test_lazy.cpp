// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/lazy.hpp"
#include "sim/results/seal.hpp"
#include "tests/results/synthetic.hpp"
#include "tests/results/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace truyvet;
using namespace truyvet::results;
using Catch::Matchers::Contains;

namespace {

/// Where the first piece of a column's values stands in a file.
std::size_t place_of_chunk(const std::vector<std::byte>& file, const char* column) {
    const hdf5::Handle opened = hdf5::open_image(file);
    const hdf5::Handle dataset(H5Dopen2(opened, column, H5P_DEFAULT), H5Dclose, column);
    const hdf5::Handle space(H5Dget_space(dataset), H5Sclose, column);
    haddr_t place = 0;
    hdf5::check(H5Dget_chunk_info(dataset, space, 0, nullptr, nullptr, &place, nullptr), column);
    return place;
}

} // namespace

TEST_CASE("Tables are decoded when they are asked for") {
    const test::TemporaryFolder folder;
    const Results r = test::synthetic(7, 3, 5);
    write(r, folder / "run.h5");
    LazyResults lazy(folder / "run.h5");
    std::filesystem::remove(folder / "run.h5"); // it is not needed any more
    CHECK(lazy.frame().tables.empty());
    CHECK(lazy.table_names() == std::vector<std::string>{"channels", "settings", "waterfall"});
    CHECK(lazy.find("nonsense") == nullptr);

    const Table* settings = lazy.find("settings");
    REQUIRE(settings != nullptr);
    CHECK(settings->counts("found") == r.find("settings")->counts("found"));
    CHECK(lazy.frame().tables.size() == 1);
    CHECK(lazy.table_names().size() == 3);

    CHECK(digest(lazy.whole()) == digest(r));
    CHECK(lazy.find("settings") == settings); // views on it stay good
}

TEST_CASE("Results in memory are lazy ones with nothing left") {
    const Results r = test::synthetic(7, 2, 2);
    LazyResults lazy{Results(r)};
    CHECK(lazy.find("channels")->rows() == r.find("channels")->rows());
    CHECK(digest(lazy.whole()) == digest(r));
}

TEST_CASE("A damaged table is refused, the others can be read") {
    const test::TemporaryFolder folder;
    const Results r = test::synthetic(7, 3, 5);
    auto bytes = to_bytes(r);
    bytes.resize(bytes.size() - 40); // sealed again, so that only HDF5's checksum can tell
    bytes.at(place_of_chunk(bytes, "tables/settings/found") + 5) ^= std::byte{0xA5};
    add_seal(bytes);
    write_atomically(folder / "x.h5", bytes);
    LazyResults lazy(folder / "x.h5");
    for (int again = 0; again < 2; ++again) {
        CHECK_THROWS_WITH(lazy.find("settings"),
                          Contains("x.h5: is truncated or damaged (at found)"));
        CHECK_THROWS_AS(lazy.whole(), core::InputError);
        CHECK(lazy.find("channels")->counts("found") == r.find("channels")->counts("found"));
    }
}
