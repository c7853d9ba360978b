/* SPDX-License-Identifier: GPL-2.0-only */
/* The matching engine for C, and so for any language. Handles are opaque; one may be read by many
 * threads at once, written by one. No global state. Times are UTC: _ms epoch milliseconds, _s epoch
 * seconds. On anything but TRUYVET_OK no handle, count or flag is set and `error`, unless NULL,
 * says what is wrong. */
#ifndef TRUYVET_MATCHING_H
#define TRUYVET_MATCHING_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define TRUYVET_API __attribute__((visibility("default")))
#else
#define TRUYVET_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum truyvet_status {
    TRUYVET_OK = 0,
    TRUYVET_FAILED = 1,      /* memory, disk or the system */
    TRUYVET_BAD_INPUT = 2,   /* a file or text is at fault */
    TRUYVET_BAD_ARGUMENT = 3 /* a NULL or a value out of its range */
} truyvet_status;

typedef struct truyvet_error {
    char message[512]; /* ends with a 0; a longer one is cut */
} truyvet_error;

enum { TRUYVET_ID_BYTES = 12, TRUYVET_KEY_BYTES = 32 };

/* A phone's own key and all that follows from it; wiped when freed. */
typedef struct truyvet_chain truyvet_chain;
/* What a phone heard. */
typedef struct truyvet_history truyvet_history;
/* Published keys, made findable. */
typedef struct truyvet_keys truyvet_keys;

typedef struct truyvet_publication {
    uint8_t daily_key[TRUYVET_KEY_BYTES];
    int64_t time_start_s;
    uint32_t max; /* slots a day; 96 in the field */
    int64_t time_end_s;
} truyvet_publication;

/* base_key NULL: a new random one. base_day_s: the UTC midnight of its day. max: slots a day. */
TRUYVET_API truyvet_status truyvet_chain_new(const uint8_t* base_key, int64_t base_day_s,
                                             uint32_t max, truyvet_chain** chain,
                                             truyvet_error* error);
TRUYVET_API void truyvet_chain_free(truyvet_chain* chain);
/* The identifier to send at that time. */
TRUYVET_API truyvet_status truyvet_chain_id(const truyvet_chain* chain, int64_t time_ms,
                                            uint8_t id[TRUYVET_ID_BYTES], truyvet_error* error);
/* What is published of a confirmed case: from the UTC midnight at or before from_ms. */
TRUYVET_API truyvet_status truyvet_chain_publish(const truyvet_chain* chain, int64_t from_ms,
                                                 int64_t to_ms, truyvet_publication* publication,
                                                 truyvet_error* error);

TRUYVET_API truyvet_status truyvet_history_new(uint32_t keep_days, truyvet_history** history,
                                               truyvet_error* error);
TRUYVET_API void truyvet_history_free(truyvet_history* history);
/* Notes a sighting as the app does, one row per contact and 5 s. own_id may be NULL; tx_dbm is 127
 * if not known. *kept (unless NULL) is 1 if a row was written. */
TRUYVET_API truyvet_status truyvet_history_record(truyvet_history* history, const uint8_t* own_id,
                                                  const uint8_t contact_id[TRUYVET_ID_BYTES],
                                                  int64_t time_ms, int rssi_dbm, int tx_dbm,
                                                  int* kept, truyvet_error* error);
/* A file of the app, TSV or SQLite. Bad rows (times after 2099, too) are counted in *rejected
 * (unless NULL), or stop the reading if strict is not 0. It fails if every row is bad, if reading
 * does, and at a database in WAL mode without its -wal: no history is better than a part of one. */
TRUYVET_API truyvet_status truyvet_history_read(const char* file, int strict,
                                                truyvet_history** history, size_t* rejected,
                                                truyvet_error* error);
/* The same from memory: TSV text. */
TRUYVET_API truyvet_status truyvet_history_parse(const char* text, size_t size, int strict,
                                                 truyvet_history** history, size_t* rejected,
                                                 truyvet_error* error);
TRUYVET_API size_t truyvet_history_rows(const truyvet_history* history);

/* tolerance_ms widens slots at both ends; the app's is 0. */
TRUYVET_API truyvet_status truyvet_keys_new(const truyvet_publication* publications, size_t count,
                                            int64_t tolerance_ms, truyvet_keys** keys,
                                            truyvet_error* error);
/* From the JSON of the app's push. Keys that stand there twice count once; it fails if every key is
 * bad, and if they stand for more than ten million identifiers. */
TRUYVET_API truyvet_status truyvet_keys_parse(const char* json, size_t size, int strict,
                                              int64_t tolerance_ms, truyvet_keys** keys,
                                              size_t* rejected, truyvet_error* error);
TRUYVET_API void truyvet_keys_free(truyvet_keys* keys);
TRUYVET_API size_t truyvet_keys_count(const truyvet_keys* keys);

/* The phone's rule: *matched is 1 if any row has a published identifier within its slot. */
TRUYVET_API truyvet_status truyvet_match_phone(const truyvet_keys* keys,
                                               const truyvet_history* history, int* matched,
                                               truyvet_error* error);

typedef enum truyvet_os { TRUYVET_ANDROID = 0, TRUYVET_IOS = 1 } truyvet_os;

/* The authority's rule; see authority_rule.hpp. Fill with truyvet_rule_default first. */
typedef struct truyvet_rule {
    double merge_gap_s;
    int threshold_dbm[2][2]; /* [observer][observed] */
    double minimum_minutes_per_day;
    double sighting_worth_s;
} truyvet_rule;
TRUYVET_API void truyvet_rule_default(truyvet_rule* rule);

typedef struct truyvet_verdict {
    size_t publication; /* the person: the first of their publications */
    int close_contact;
    double longest_day_minutes;
    size_t encounters;
    int strongest_dbm;
} truyvet_verdict;

/* One verdict per person heard (each chain of keys is a person). At most `capacity` are written;
 * *count is how many there are. */
TRUYVET_API truyvet_status truyvet_match_authority(const truyvet_keys* keys,
                                                   const truyvet_history* history,
                                                   const truyvet_rule* rule, truyvet_os observer,
                                                   truyvet_os observed, truyvet_verdict* verdicts,
                                                   size_t capacity, size_t* count,
                                                   truyvet_error* error);

#ifdef __cplusplus
}
#endif

#endif
