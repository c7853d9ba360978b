// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/results/atomic_file.hpp"
#include "sim/results/digest.hpp"
#include "sim/results/file.hpp"
#include "sim/results/hdf5.hpp"
#include "sim/results/schema.hpp"
#include "sim/results/seal.hpp"
#include "tests/results/synthetic.hpp"
#include "tests/results/temporary_folder.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

using namespace truyvet;
using namespace truyvet::results;
using Catch::Matchers::Contains;

namespace {

void overwrite(const std::filesystem::path& path, std::size_t at, char value) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(value);
}

std::string fault_of(const std::filesystem::path& path) {
    try {
        read(path);
    } catch (const core::InputError& e) {
        REQUIRE(e.faults().size() == 1);
        CHECK_THAT(std::string(e.what()), !Contains("\n"));
        return e.what();
    }
    return "read without fault";
}

std::string digest_if_readable(const std::filesystem::path& path) {
    try {
        return digest(read(path));
    } catch (const core::InputError&) {
        return {};
    }
}

} // namespace

TEST_CASE("What is written is read back") {
    const test::TemporaryFolder folder;
    Results r = test::synthetic(7, 3, 5);
    r.table(burden_shape)
        .append(std::array<std::int64_t, 7>{1, 2, 0, 17, 4, 3, 2}, std::array{3.5, 0.25});
    write(r, folder / "run.h5");
    const Results back = read(folder / "run.h5");
    CHECK(back.scenario == r.scenario);
    CHECK(back.scenario_name == r.scenario_name);
    CHECK(back.created_at == r.created_at);
    CHECK(back.program_version == r.program_version);
    CHECK(back.source_revision == r.source_revision);
    CHECK(back.seed == 7);
    CHECK(back.channels == r.channels);
    CHECK(back.arms.size() == r.arms.size());
    CHECK(back.arms[1].settings.dump() == r.arms[1].settings.dump());
    CHECK(back.replicates() == 3);
    CHECK(digest(back) == digest(r));
    CHECK(std::get<Reals>(back.find("burden")->columns().back().values) == Reals{0.25});
}

TEST_CASE("Results travel as bytes") {
    const Results r = test::synthetic(7, 3, 5);
    CHECK(digest(from_bytes(to_bytes(r))) == digest(r));
    CHECK_THROWS_AS(from_bytes({}), core::InputError);
    const auto bytes = to_bytes(r);
    CHECK_THROWS_AS(from_bytes(std::span(bytes).first(bytes.size() / 2)), core::InputError);
}

TEST_CASE("An experiment without any cell is a file too") {
    const test::TemporaryFolder folder;
    Results r = test::synthetic_frame(1);
    r.table(channel_shape);
    r.seed = std::numeric_limits<std::uint64_t>::max();
    r.scenario.clear();
    write(r, folder / "run.h5");
    CHECK(digest(read(folder / "run.h5")) == digest(r));
    CHECK(read(folder / "run.h5").seed == r.seed);
}

TEST_CASE("Files of earlier formats go on opening") {
    struct Fixture {
        const char* name;
        std::size_t replicates;
        const char* digest;
    };
    // 1.0: make_synthetic format-1.0.h5 2 7, of the truyvet that introduced the format. 1.1 and
    // 1.2: runs of a few cases with every channel and F2; 1.2 with full detail.
    const auto f =
        GENERATE(Fixture{"format-1.0.h5", 2,
                         "538ab9558d3e3e8a242390312a8f5c40150eb67a1a306c9f769ea28e92c08ece"},
                 Fixture{"format-1.1.h5", 2,
                         "834c3b8643d1b8805e67e82851999e43aeef550b71196b036b9965749c7fbdf3"},
                 Fixture{"format-1.2.h5", 1,
                         "6aee83a7b0bd188ec016a4c840bbca080c3db2e798d9c986f10c0e4d62fd4031"});
    const Results r = read(std::filesystem::path(TRUYVET_FIXTURES) / f.name);
    CHECK(r.replicates() == f.replicates);
    CHECK(digest(r) == f.digest);
}

TEST_CASE("A file that is none is named in one line") {
    const test::TemporaryFolder folder;
    CHECK_THAT(fault_of(folder / "absent.h5"), Contains("No such file"));
    CHECK_THAT(fault_of(folder.path()), Contains("is a folder"));
    std::ofstream(folder / "text.h5") << "persons,730420\n";
    CHECK_THAT(fault_of(folder / "text.h5"), Contains("not an HDF5 file"));
    std::ofstream(folder / "empty.h5").flush();
    CHECK_THAT(fault_of(folder / "empty.h5"), Contains("not an HDF5 file"));
}

TEST_CASE("A file cut short anywhere is refused") {
    const test::TemporaryFolder folder;
    write(test::synthetic(7, 2, 2), folder / "run.h5");
    const auto size = std::filesystem::file_size(folder / "run.h5");
    for (const double share : {0.002, 0.1, 0.5, 0.9, 0.99}) {
        std::filesystem::copy_file(folder / "run.h5", folder / "cut.h5",
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(
            folder / "cut.h5", static_cast<std::uintmax_t>(share * static_cast<double>(size)));
        CHECK_THAT(fault_of(folder / "cut.h5"), Contains("truncated or damaged"));
    }
}

TEST_CASE("A changed byte is refused or does no harm") {
    const test::TemporaryFolder folder;
    write(test::synthetic(7, 2, 2), folder / "run.h5");
    const std::string sum = digest(read(folder / "run.h5"));
    const auto size = std::filesystem::file_size(folder / "run.h5");
    for (std::size_t i = 0; i < 200; ++i) {
        std::filesystem::copy_file(folder / "run.h5", folder / "bad.h5",
                                   std::filesystem::copy_options::overwrite_existing);
        overwrite(folder / "bad.h5", i * size / 200 + i % 7, static_cast<char>(0xA5));
        const std::string after = digest_if_readable(folder / "bad.h5");
        CHECK((after.empty() || after == sum));
    }
}

TEST_CASE("Another type and a newer major version are told apart") {
    const test::TemporaryFolder folder;
    const auto save = [&](const char* type, const char* version) {
        auto bytes = hdf5::make_image([&](hid_t file) {
            if (type != nullptr) {
                hdf5::write_attribute(file, "file_type", std::string(type));
                hdf5::write_attribute(file, "version", std::string(version));
            }
        });
        add_seal(bytes);
        write_atomically(folder / "x.h5", bytes);
    };
    save("truyvet-results", "2.0");
    CHECK_THAT(fault_of(folder / "x.h5"), Contains("version 2.0"));
    save("truyvet-tracks", "1.0");
    CHECK_THAT(fault_of(folder / "x.h5"), Contains("truyvet-tracks"));
    save(nullptr, nullptr);
    CHECK_THAT(fault_of(folder / "x.h5"), Contains("not one of truyvet's results"));
    save("truyvet-results", "1.7");
    CHECK_THAT(fault_of(folder / "x.h5"), Contains("damaged"));
}

TEST_CASE("A full disk leaves the old file and nothing else") {
    const test::TemporaryFolder folder;
    const Results r = test::synthetic(7, 20, 5);
    write(test::synthetic(8, 1, 1), folder / "run.h5");
    const std::string before = digest(read(folder / "run.h5"));
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN); // writing past the limit then fails as on a full disk
        const rlimit limit{10000, 10000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int outcome = 0;
        try {
            write(r, folder / "run.h5");
        } catch (const core::RunError&) {
            outcome = 42;
        }
        ::_exit(outcome);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WEXITSTATUS(status) == 42);
    CHECK(digest(read(folder / "run.h5")) == before);
    CHECK(folder.files() == 1);
}

TEST_CASE("A folder that is not there is the user's fault") {
    const test::TemporaryFolder folder;
    CHECK_THROWS_AS(write(test::synthetic_frame(1), folder / "none" / "run.h5"), core::InputError);
}
