// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/check_names.hpp"

#include "models/core/printable.hpp"

#include <fmt/format.h>

namespace truyvet::scenario {
namespace {

void check_one_line(Reader& reader, const std::string& place, const std::string& name) {
    if (!core::is_one_line(name)) {
        reader.blame(place, fmt::format("the name {} holds control characters or a line end, which "
                                        "a terminal would obey; take them out",
                                        in_quotes(name)));
    }
}

} // namespace

void check_names(Reader& reader) {
    check_one_line(reader, "name", reader.experiment.name);
    check_one_line(reader, "name_vi", reader.experiment.name_vi);
    std::set<std::string_view> names;
    for (const Arm& arm : reader.experiment.arms) {
        check_one_line(reader, "experiment.arm", arm.name);
        check_one_line(reader, "experiment.arm", arm.name_vi);
        if (!names.insert(arm.name).second) {
            reader.blame("experiment.arm", fmt::format("two arms are called {}; give each a name "
                                                       "of its own",
                                                       in_quotes(arm.name)));
        }
    }
}

} // namespace truyvet::scenario
