// SPDX-License-Identifier: GPL-2.0-only
#pragma once

#include "sim/experiment/typed_table.hpp"

/// The rows of the detail tables (docs/results-format.md). Times are milliseconds since 1970, UTC.
namespace truyvet::experiment::detail {

using Number = std::int64_t;

/// What every row begins with: the arm, or the first arm of a world for what its arms share.
struct OfCase {
    Number arm;
    Number replicate;
    Number number;
};

struct CaseRow : OfCase {
    Number person;
    Number infected;
    Number contacts_from;
    Number onset;
    Number isolated;
    Number result;
};
inline const TypedTable<CaseRow> cases{
    {"detail_cases",
     {"world", "replicate", "case"},
     {"person", "infected", "contacts_from", "onset", "isolated", "result"}},
    {{"world", &CaseRow::arm},
     {"replicate", &CaseRow::replicate},
     {"case", &CaseRow::number},
     {"person", &CaseRow::person},
     {"infected", &CaseRow::infected},
     {"contacts_from", &CaseRow::contacts_from},
     {"onset", &CaseRow::onset},
     {"isolated", &CaseRow::isolated},
     {"result", &CaseRow::result}}};

struct ContactRow : OfCase {
    Number person;
    Number close_contact;
    Number setting;
    Number shared_room;
    Number met;
    Number last;
};
inline const TypedTable<ContactRow> contacts{
    {"detail_contacts",
     {"world", "replicate", "case", "person"},
     {"close_contact", "setting", "shared_room", "met", "last"}},
    {{"world", &ContactRow::arm},
     {"replicate", &ContactRow::replicate},
     {"case", &ContactRow::number},
     {"person", &ContactRow::person},
     {"close_contact", &ContactRow::close_contact},
     {"setting", &ContactRow::setting},
     {"shared_room", &ContactRow::shared_room},
     {"met", &ContactRow::met},
     {"last", &ContactRow::last}}};

struct EncounterRow : OfCase {
    Number person;
    Number from;
    Number to;
    Number room;
    Number setting;
    Number environment;
    Number walls;
    double distance_m;
};
inline const TypedTable<EncounterRow> encounters{{"detail_encounters",
                                                  {"world", "replicate", "case", "person", "from"},
                                                  {"to", "room", "setting", "environment", "walls"},
                                                  {"distance"}},
                                                 {{"world", &EncounterRow::arm},
                                                  {"replicate", &EncounterRow::replicate},
                                                  {"case", &EncounterRow::number},
                                                  {"person", &EncounterRow::person},
                                                  {"from", &EncounterRow::from},
                                                  {"to", &EncounterRow::to},
                                                  {"room", &EncounterRow::room},
                                                  {"setting", &EncounterRow::setting},
                                                  {"environment", &EncounterRow::environment},
                                                  {"walls", &EncounterRow::walls},
                                                  {"distance", &EncounterRow::distance_m}}};

struct F0Row : OfCase {
    Number owns;
    Number installed;
    Number active;
    Number published;
};
inline const TypedTable<F0Row> f0s{
    {"detail_f0", {"arm", "replicate", "case"}, {"owns", "installed", "active", "published"}},
    {{"arm", &F0Row::arm},
     {"replicate", &F0Row::replicate},
     {"case", &F0Row::number},
     {"owns", &F0Row::owns},
     {"installed", &F0Row::installed},
     {"active", &F0Row::active},
     {"published", &F0Row::published}}};

struct PhoneRow : OfCase {
    Number person;
    Number owns;
    Number installed;
    Number active;
    Number heard;
    Number matched;
    Number uploaded;
    Number counted;
};
inline const TypedTable<PhoneRow> phones{
    {"detail_phones",
     {"arm", "replicate", "case", "person"},
     {"owns", "installed", "active", "heard", "matched", "uploaded", "counted"}},
    {{"arm", &PhoneRow::arm},
     {"replicate", &PhoneRow::replicate},
     {"case", &PhoneRow::number},
     {"person", &PhoneRow::person},
     {"owns", &PhoneRow::owns},
     {"installed", &PhoneRow::installed},
     {"active", &PhoneRow::active},
     {"heard", &PhoneRow::heard},
     {"matched", &PhoneRow::matched},
     {"uploaded", &PhoneRow::uploaded},
     {"counted", &PhoneRow::counted}}};

struct SightingRow : OfCase {
    Number person;
    Number time;
    Number rssi_dbm;
    Number tx_dbm;
};
inline const TypedTable<SightingRow> sightings{
    {"detail_sightings", {"arm", "replicate", "case", "person", "time"}, {"rssi", "tx"}},
    {{"arm", &SightingRow::arm},
     {"replicate", &SightingRow::replicate},
     {"case", &SightingRow::number},
     {"person", &SightingRow::person},
     {"time", &SightingRow::time},
     {"rssi", &SightingRow::rssi_dbm},
     {"tx", &SightingRow::tx_dbm}}};

struct NoticeRow : OfCase {
    Number person;
    Number channel;
    Number close_contact;
    Number told;
};
inline const TypedTable<NoticeRow> notices{{"detail_notices",
                                            {"arm", "replicate", "case", "person", "channel"},
                                            {"close_contact", "told"}},
                                           {{"arm", &NoticeRow::arm},
                                            {"replicate", &NoticeRow::replicate},
                                            {"case", &NoticeRow::number},
                                            {"person", &NoticeRow::person},
                                            {"channel", &NoticeRow::channel},
                                            {"close_contact", &NoticeRow::close_contact},
                                            {"told", &NoticeRow::told}}};

} // namespace truyvet::experiment::detail
