/* SPDX-License-Identifier: GPL-2.0-only */
/* Did this phone hear a confirmed case? cc embed.c $(pkg-config --cflags --libs truyvet_matching)
 */
#include <stdio.h>
#include <string.h>
#include <truyvet_matching.h>

int main(int argc, char** argv) {
    const char* push = argc > 2 ? argv[2] : "{\"data\":[]}";
    truyvet_error error = {"usage: embed HISTORY [PUSH]"};
    truyvet_history* history = NULL;
    truyvet_keys* keys = NULL;
    int matched = 0;
    int bad = argc < 2 || truyvet_history_read(argv[1], 0, &history, NULL, &error) ||
              truyvet_keys_parse(push, strlen(push), 0, 0, &keys, NULL, &error) ||
              truyvet_match_phone(keys, history, &matched, &error);
    puts(bad ? error.message : matched ? "match" : "no match");
    truyvet_keys_free(keys);
    truyvet_history_free(history);
    return bad;
}
