// SPDX-License-Identifier: GPL-2.0-only
#include "models/core/error.hpp"
#include "sim/scenario/scenario.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace truyvet;
using namespace truyvet::scenario;
namespace fs = std::filesystem;

namespace {

const char* const tracks = "t_s,id,x_m,y_m\n30000,a,0,0\n30000,b,1,0\n30060,a,0,0\n30060,b,1,0\n";
const char* const office = "[mobility]\nkind = \"tracks\"\n"
                           "recording = { file = \"data/tracks.csv\" }\n";

/// A scenario with its recording, in a folder of its own.
class Folder {
  public:
    explicit Folder(const std::string& name)
        : path(fs::temp_directory_path() / (name + std::to_string(::getpid()))) {
        fs::create_directories(path / "data");
        put("data/tracks.csv", tracks);
        put("office.toml", office);
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void put(const std::string& name, const std::string& text) const {
        std::ofstream(path / name) << text;
    }
    [[nodiscard]] Experiment read() const { return scenario::read(path / "office.toml"); }

    const fs::path path;
};

std::string content(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string opened(const Experiment& e) {
    return content(e.inputs.opened(e.settings.mobility).recording.file);
}

} // namespace

TEST_CASE("A file is part of the experiment by its content, wherever it lies") {
    const Folder a("inputs-a");
    const Folder b("inputs-b");
    const std::string text = resolved_toml(a.read());
    CHECK(text == resolved_toml(b.read()));
    // sha256sum of the text above.
    CHECK(text.find("\"data/tracks.csv\" = \"" + a.read().inputs.find("data/tracks.csv")->sha256) !=
          std::string::npos);
    CHECK(text.find("\"truyvet/data/provinces.csv\" = \"") != std::string::npos);
    b.put("data/tracks.csv", std::string(tracks) + "30080,a,0,0\n30080,b,1,0\n");
    CHECK(text != resolved_toml(b.read()));
}

TEST_CASE("The hash of a content is SHA-256") {
    const Folder a("inputs-hash");
    a.put("abc", "abc"); // the example of FIPS 180-2
    CHECK(content_hash(a.path / "abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_THROWS_AS(content_hash(a.path / "none"), core::InputError);
}

TEST_CASE("A scenario read again finds its files from any folder") {
    const Folder a("inputs-again");
    Experiment e = a.read();
    e.settings.experiment.replicates = 3;
    const Experiment again = read_again(e, {{}, {"adoption.share=0.1,0.2"}});
    CHECK(again.arms.size() == 2);
    CHECK(again.settings.experiment.replicates == 3);
    CHECK(opened(again) == tracks);
}

TEST_CASE("Other content under the same name is refused by name") {
    const Folder a("inputs-changed");
    const Experiment e = a.read();
    const std::string text = resolved_toml(e);
    a.put("data/tracks.csv", std::string(tracks) + "30080,a,0,0\n");
    CHECK_THROWS_WITH(opened(e), Catch::Contains("data/tracks.csv: is not the file this "
                                                 "experiment is made from"));
    CHECK_THROWS_WITH(read_text(text, "resolved.toml", a.path),
                      Catch::Contains("data/tracks.csv: is not the file this scenario was "
                                      "resolved with"));
    a.put("data/tracks.csv", tracks);
    CHECK(resolved_toml(read_text(text, "resolved.toml", a.path)) == text);
}

TEST_CASE("A stored scenario is read without its files and names none") {
    std::string text;
    {
        const Folder a("inputs-stored");
        text = resolved_toml(a.read());
    }
    const Experiment stored = read_stored(text, "stored");
    CHECK(resolved_toml(stored) == text);
    CHECK_THROWS_WITH(opened(stored), Catch::Contains("data/tracks.csv: the file is not here"));
    CHECK_THROWS_WITH(read_stored("extends = \"/dev/zero\"\n", "stored"),
                      Catch::Contains("stored:1:11: a stored scenario is whole"));
}

TEST_CASE("An experiment travels with its files or their paths") {
    const Folder here("inputs-here");
    std::string whole;
    std::string paths;
    std::string text;
    {
        const Folder there("inputs-there");
        const Experiment e = there.read();
        text = resolved_toml(e);
        whole = packed(e, 1 << 20);
        paths = packed(e, 0);
        CHECK(opened(unpacked(paths)) == tracks);
    }
    const Experiment arrived = unpacked(whole);
    CHECK(resolved_toml(arrived) == text);
    CHECK(opened(arrived) == tracks);
    CHECK(opened(unpacked(packed(arrived, 1 << 20))) == tracks);
    CHECK(opened(read_again(arrived)) == tracks);
    CHECK_THROWS_WITH(opened(unpacked(paths)), Catch::Contains("tracks.csv: cannot be read"));
    CHECK_THROWS_AS(unpacked(std::string_view(whole).substr(0, whole.size() - 1)), core::RunError);
}
