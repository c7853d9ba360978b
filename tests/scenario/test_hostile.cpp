// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/text_check.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace truyvet;
using namespace truyvet::scenario;

namespace {

std::vector<core::Fault> faults_of(const std::string& toml, const Overrides& overrides = {}) {
    try {
        read_text(toml, "x.toml", ".", overrides);
    } catch (const core::InputError& e) {
        return e.faults();
    }
    return {};
}

std::string first_of(const std::string& toml, const Overrides& overrides = {}) {
    const auto faults = faults_of(toml, overrides);
    return faults.empty() ? "no fault" : faults.front().text();
}

} // namespace

TEST_CASE("Text that would end the parser is refused with its place") {
    std::string parts = "a";
    for (int i = 0; i < 3000000; ++i) {
        parts += ".a";
    }
    CHECK(
        first_of("name = \"x\"\n" + parts + " = 1\n").find("x.toml:2:66: a key of more than 32") ==
        0);
    CHECK(first_of(std::string(2000000, 'k') + " = 1\n").find("x.toml:1:1001: a key of more") == 0);
    CHECK(first_of("name = \"\xc3\x28\"\n").find("x.toml:1:9: is not UTF-8") == 0);
    CHECK(first_of("notes = \"\xed\xa0\x80\"\n").find("is not UTF-8") != std::string::npos);
    CHECK(faults_of("name = \"Lào Cai\"\nnotes = '''a.b.c\n= '' \"'''\n").empty());
}

TEST_CASE("Long values on the command line are values") {
    const std::string long_text(100000, '7');
    CHECK(faults_of("", {{"cases.per_replicate=" + long_text}, {}}).size() == 1);
    CHECK(faults_of("", {{}, {"adoption.share=" + std::string(30000, '1') + ":2"}}).size() == 1);
    CHECK(faults_of("", {{"notes=\xff"}, {}}).size() == 1);
}

TEST_CASE("Thousands of faults are a hundred and a count") {
    std::string toml = "[cases]\n";
    for (int i = 0; i < 20000; ++i) {
        toml += "key_" + std::to_string(i) + " = 1\n";
    }
    const auto faults = faults_of(toml);
    REQUIRE(faults.size() == 101);
    CHECK(faults.back().text() == "and 19900 faults more");
}

TEST_CASE("A key of two megabytes is named by its beginning") {
    const std::string said = first_of("\"" + std::string(2'000'000, 'a') + "\" = 1\n");
    CHECK(said.find("aaa") != std::string::npos);
    CHECK(said.find("bytes more") != std::string::npos);
    CHECK(said.size() < 1200);
}

TEST_CASE("Pipes and devices are no scenarios") {
    CHECK(first_of("extends = \"/dev/zero\"\n").find("not a readable file") != std::string::npos);
    const auto pipe = std::filesystem::temp_directory_path() / ("pipe-" + std::to_string(getpid()));
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THROWS_WITH(read(pipe), Catch::Contains("not a readable file"));
    std::filesystem::remove(pipe);
}
