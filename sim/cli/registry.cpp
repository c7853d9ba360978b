// SPDX-License-Identifier: GPL-2.0-only
#include "sim/cli/commands/commands.hpp"

#include <array>

namespace truyvet::cli {
namespace {

constexpr std::array all{
    Command{"run",
            "SCENARIO [-o OUT] [--seed N] [--replicates N] [--jobs N] [--threads N] "
            "[--set key=value]... [--vary key=a:b:step|key=v1,v2,...|key=a:b[:log]]... "
            "[--design grid|lhs|sobol] [--samples N] [--resume | --force] "
            "[--shard k/n] [--lang vi|en] [--quiet]",
            "simulate a scenario and store what came out", run_scenario},
    Command{"calibrate",
            "SCENARIO [--data CASES.csv] --fit key=low:high[:log],... [--arm NAME] [--samples N] "
            "[-o OUT] [--seed N] [--jobs N] [--threads N] [--set key=value]... "
            "[--resume | --force] [--json] [--quiet]",
            "what a count of cases leaves of what is not known", calibrate},
    Command{"merge", "OUT|PARTS... -o FILE.h5 [--force]", "join the shards of a run", merge},
    Command{"summary", "FILE.h5 [--unsealed] [--json | --csv]", "print a results file's estimates",
            summary},
    Command{"sensitivity", "FILE.h5 [--unsealed] [--channel NAME] [--json]",
            "which parameters of a sobol design move the recall most", sensitivity},
    Command{"report",
            "FILE.h5 [-o report.html] [--force] [--unsealed] [--lang vi|en] [--form bao-cao [--arm "
            "NAME]]",
            "write the HTML report, or the provinces' quick report", report},
    Command{"digest", "FILE.h5 [--unsealed]", "print the content hash of a results file", digest},
    Command{"check", "SCENARIO", "name all faults of a scenario at once", check_scenario},
    Command{"explain", "[KEY | WORD] [--json | --markdown]",
            "describe a parameter, or all that deal with a word: unit, default, range, source",
            explain},
    Command{"adoption", "SCENARIO [--set key=value]... [--json] [--growth FROM..TO]",
            "who has the app, by arm, of what, in which district, and day by day", adoption_of},
    Command{
        "plan",
        "FILE.h5 --recall SHARE | --more INSTALLS [--arm NAME] [--unsealed] [--json]\n"
        "       truyvet plan SCENARIO --target \"50 % smartphone_users\" --by DATE [--budget VND] "
        "[--counts FILE.csv] [--from DATE] [--json]",
        "how many more installs and where, or which means by a date", plan},
    Command{"provinces", "[PROVINCE] [--json]",
            "the 63 provinces by name, their figures and districts", provinces},
    Command{"models", "[--json]", "list every registered model", models},
    Command{"ids", "--base-key HEX --base-day EPOCH_S --at EPOCH_S [--at ...]",
            "derive Bluezone identifiers", ids},
    Command{
        "match",
        "--keys KEYS.json --history FILE(.tsv|.sqlite) --rule phone|authority [--json] [--strict]",
        "match contact histories against published keys", match},
    Command{"radio",
            "--protocol P --environment E --tier packet|link --distance M[,M...] --phones N "
            "--minutes N [--seed N] [--rooms N] [--ios-share F] [--force] [--json]",
            "what phones in a room hear of each other", radio},
    Command{"replay",
            "--tracks T.csv --phones P.csv --protocol P --environment E --tier packet|link "
            "[--seed N] [--force] -o sightings.csv",
            "sightings along recorded tracks", replay},
    Command{"contacts", "SCENARIO [--set key=value]... [--person-days N] [--json]",
            "contacts per person and day, durations, by setting and age", contacts},
};

} // namespace

std::span<const Command> commands() {
    return all;
}

} // namespace truyvet::cli
