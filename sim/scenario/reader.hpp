// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "models/core/error.hpp"
#include "sim/scenario/parameter.hpp"
#include "sim/scenario/scenario.hpp"

#include <toml++/toml.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

/// The steps of reading, each adding its faults to one list.
namespace truyvet::scenario {

/// A parameter that a design takes over a range.
struct Factor {
    const Parameter* parameter;
    double low;
    double high;
    bool log;
};

/// More arms than anybody has run or would wait for.
inline constexpr std::size_t most_arms = 100000;

struct Reader {
    Experiment experiment;
    std::vector<Factor> factors; ///< in the order given
    std::vector<core::Fault> faults;
    std::vector<std::filesystem::path> open; ///< files being extended, to catch circles
    /// Read back from what a program wrote: its files are not at hand.
    bool stored = false;

    /// Each fault once; of very many only how many more there are.
    void blame(const std::string& place, const std::string& message);
    [[nodiscard]] bool full() const { return faults.size() >= most_faults; }

    static constexpr std::size_t most_faults = 100;
    std::set<std::string, std::less<>> said; ///< the texts of all faults
};

std::string place_of(const std::string& file, const toml::node& node);

/// Sets one key of the base, or blames.
void assign(Reader& reader, const std::string& place, const std::string& key, const Value& value);
/// Whether the key may be set to the value; blames if not.
bool acceptable(Reader& reader, const std::string& place, const std::string& key,
                const Value& value);

/// [experiment] arm and vary.
void read_arms(Reader& reader, const std::string& file, const toml::table& experiment);

/// "0:1:0.1" or "a,b,c" as values of the parameter; blames and gives nothing if it cannot be.
std::vector<Value> values_from_text(Reader& reader, const std::string& place,
                                    const Parameter& parameter, const std::string& text);

/// [inputs]: the hashes that files must have.
void read_inputs(Reader& reader, const std::string& file, const toml::node& node);
/// Finds the files that the arms name, and notes what they hold.
void find_inputs(Reader& reader);

/// What the values of a factor are called, each list empty or one name a value.
struct ValueNames {
    std::vector<std::string> en{};
    std::vector<std::string> vi{};
};
/// One more factor of the grid: every arm once for every value.
/// Blames where there would be too many, or an arm sets the parameter already.
void cross(Reader& reader, const std::string& place, std::vector<Arm>& arms,
           const Parameter& parameter, const std::vector<Value>& values,
           const ValueNames& names = {});
/// Blames, with the arms' names, a value for all arms of a parameter that they set themselves.
bool set_by_arms(Reader& reader, const std::string& place, const std::vector<Arm>& arms,
                 const Parameter& parameter, bool by_all);

} // namespace truyvet::scenario
