/* SPDX-License-Identifier: GPL-2.0-only */
/* The C interface from C, as an app would use it. Exits 0 if all is as promised. */
#include "models/matching/truyvet_matching.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                \
            ++failures;                                                                            \
        }                                                                                          \
    } while (0)

static const int64_t day_s = 1596844800; /* 2020-08-08 */
static const int64_t noon_ms = (1596844800 + 5 * 3600) * 1000LL;
static const uint8_t vector_key[TRUYVET_KEY_BYTES] = {
    0x4C, 0x52, 0x24, 0xB3, 0x97, 0xF8, 0xAB, 0x38, 0x96, 0x78, 0x1D, 0x5A, 0xA0, 0xF3, 0x11, 0x9F,
    0x28, 0x05, 0x13, 0xF1, 0xB5, 0x92, 0xCA, 0x28, 0x0E, 0xBD, 0xED, 0x63, 0x57, 0xE2, 0x10, 0x84};
static const uint8_t slot_23[TRUYVET_ID_BYTES] = {0xb9, 0xa6, 0x65, 0xd7, 0x54, 0xfe,
                                                  0x65, 0xe6, 0x65, 0xd7, 0x6a, 0x45};

static void identifiers(void) {
    truyvet_error error;
    truyvet_chain* chain = NULL;
    uint8_t id[TRUYVET_ID_BYTES];
    EXPECT(truyvet_chain_new(vector_key, day_s, 96, &chain, &error) == TRUYVET_OK);
    EXPECT(truyvet_chain_id(chain, (day_s + 23 * 900) * 1000, id, &error) == TRUYVET_OK);
    EXPECT(memcmp(id, slot_23, sizeof id) == 0);
    EXPECT(truyvet_chain_id(chain, (day_s - 1) * 1000, id, &error) == TRUYVET_BAD_ARGUMENT);
    EXPECT(strstr(error.message, "before its base day") != NULL);
    EXPECT(truyvet_chain_id(chain, -1, id, NULL) == TRUYVET_BAD_ARGUMENT);
    EXPECT(truyvet_chain_id(NULL, 0, id, &error) == TRUYVET_BAD_ARGUMENT);
    truyvet_chain_free(chain);
    EXPECT(truyvet_chain_new(NULL, day_s + 1, 96, &chain, &error) == TRUYVET_BAD_ARGUMENT);
    EXPECT(truyvet_chain_new(NULL, day_s, 0, &chain, &error) == TRUYVET_BAD_ARGUMENT);
}

/* One phone meets another for 20 minutes; then the other's owner is confirmed. */
static void meeting(void) {
    truyvet_error error;
    truyvet_chain *self = NULL, *other = NULL;
    truyvet_history* history = NULL;
    truyvet_keys *keys = NULL, *nothing = NULL;
    truyvet_publication publication;
    truyvet_rule rule;
    truyvet_verdict verdict;
    uint8_t own[TRUYVET_ID_BYTES], contact[TRUYVET_ID_BYTES];
    int kept = -1, matched = -1, minute = 0;
    size_t count = 0;

    EXPECT(truyvet_chain_new(NULL, day_s, 96, &self, &error) == TRUYVET_OK);
    EXPECT(truyvet_chain_new(NULL, day_s, 96, &other, &error) == TRUYVET_OK);
    EXPECT(truyvet_history_new(14, &history, &error) == TRUYVET_OK);
    for (minute = 0; minute <= 20; ++minute) {
        const int64_t now_ms = noon_ms + minute * 60000;
        EXPECT(truyvet_chain_id(self, now_ms, own, &error) == TRUYVET_OK);
        EXPECT(truyvet_chain_id(other, now_ms, contact, &error) == TRUYVET_OK);
        EXPECT(truyvet_history_record(history, own, contact, now_ms, -60, -15, &kept, &error) ==
               TRUYVET_OK);
        EXPECT(kept == 1);
    }
    EXPECT(truyvet_history_record(history, NULL, contact, noon_ms + 20 * 60000 + 4999, -60, 127,
                                  &kept, &error) == TRUYVET_OK);
    EXPECT(kept == 0);
    EXPECT(truyvet_history_rows(history) == 21);
    EXPECT(truyvet_history_record(history, own, contact, noon_ms, -200, -15, &kept, &error) ==
           TRUYVET_BAD_ARGUMENT);

    EXPECT(truyvet_keys_new(NULL, 0, 0, &nothing, &error) == TRUYVET_OK);
    EXPECT(truyvet_match_phone(nothing, history, &matched, &error) == TRUYVET_OK);
    EXPECT(matched == 0);
    EXPECT(truyvet_chain_publish(other, day_s * 1000, noon_ms + 86400000, &publication, &error) ==
           TRUYVET_OK);
    EXPECT(truyvet_keys_new(&publication, 1, 0, &keys, &error) == TRUYVET_OK);
    EXPECT(truyvet_keys_count(keys) == 1);
    EXPECT(truyvet_match_phone(keys, history, &matched, &error) == TRUYVET_OK);
    EXPECT(matched == 1);

    truyvet_rule_default(&rule);
    EXPECT(rule.minimum_minutes_per_day == 15);
    EXPECT(truyvet_match_authority(keys, history, &rule, TRUYVET_ANDROID, TRUYVET_ANDROID, &verdict,
                                   1, &count, &error) == TRUYVET_OK);
    EXPECT(count == 1);
    EXPECT(verdict.close_contact == 1);
    EXPECT(verdict.encounters == 1);
    EXPECT(verdict.longest_day_minutes == 20);
    EXPECT(verdict.strongest_dbm == -60);
    EXPECT(truyvet_match_authority(keys, history, &rule, TRUYVET_ANDROID, TRUYVET_ANDROID, NULL, 0,
                                   &count, &error) == TRUYVET_OK);
    rule.merge_gap_s = -1;
    EXPECT(truyvet_match_authority(keys, history, &rule, TRUYVET_ANDROID, TRUYVET_ANDROID, &verdict,
                                   1, &count, &error) == TRUYVET_BAD_ARGUMENT);

    truyvet_keys_free(nothing);
    truyvet_keys_free(keys);
    truyvet_history_free(history);
    truyvet_chain_free(other);
    truyvet_chain_free(self);
}

static void files(void) {
    static const char row[] =
        "29abd013b41c90269332ab5d\tb9a665d754fe65e665d76a45\t-60\t1596865500\n"
        "x\n";
    static const char push[] =
        "{\"data\":[{\"daily_key\":\"4C5224B397F8AB3896781D5AA0F3119F280513F1B592CA280EBDED6357E210"
        "84\",\"time_start\":1596844800,\"max\":96,\"time_end\":1596931200},{}]}";
    truyvet_error error;
    truyvet_history* history = NULL;
    truyvet_keys* keys = NULL;
    size_t rejected = 99;
    int matched = -1;

    EXPECT(truyvet_history_parse(row, strlen(row), 0, &history, &rejected, &error) == TRUYVET_OK);
    EXPECT(truyvet_history_rows(history) == 1);
    EXPECT(rejected == 1);
    EXPECT(truyvet_keys_parse(push, strlen(push), 0, 0, &keys, &rejected, &error) == TRUYVET_OK);
    EXPECT(rejected == 1);
    EXPECT(truyvet_match_phone(keys, history, &matched, &error) == TRUYVET_OK);
    EXPECT(matched == 1);
    truyvet_keys_free(keys);
    truyvet_history_free(history);

    history = NULL;
    EXPECT(truyvet_history_parse(row, strlen(row), 1, &history, NULL, &error) == TRUYVET_BAD_INPUT);
    EXPECT(strstr(error.message, "text:2") != NULL);
    EXPECT(history == NULL);
    EXPECT(truyvet_history_read("/nonexistent.tsv", 0, &history, NULL, &error) ==
           TRUYVET_BAD_INPUT);
    EXPECT(truyvet_keys_parse("{", 1, 0, 0, &keys, NULL, &error) == TRUYVET_BAD_INPUT);
    EXPECT(truyvet_keys_parse(push, strlen(push), 0, -1, &keys, NULL, &error) ==
           TRUYVET_BAD_ARGUMENT);
    EXPECT(truyvet_match_phone(NULL, NULL, &matched, NULL) == TRUYVET_BAD_ARGUMENT);
    truyvet_keys_free(NULL);
    truyvet_history_free(NULL);
    truyvet_chain_free(NULL);
}

int main(void) {
    identifiers();
    meeting();
    files();
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
