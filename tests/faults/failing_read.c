/* SPDX-License-Identifier: GPL-2.0-only
 * LD_PRELOAD this: reading the file whose name ends in TRUYVET_FAIL_FILE gives EIO from byte
 * TRUYVET_FAIL_AFTER on, as a failing disk does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static off_t last_good(int fd) {
    const char* ending = getenv("TRUYVET_FAIL_FILE");
    const char* after = getenv("TRUYVET_FAIL_AFTER");
    char link[64];
    char name[PATH_MAX];
    if (ending == NULL || after == NULL) {
        return -1;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t length = readlink(link, name, sizeof name - 1);
    const size_t wanted = strlen(ending);
    if (length < (ssize_t)wanted || memcmp(name + length - wanted, ending, wanted) != 0) {
        return -1;
    }
    return (off_t)atoll(after);
}

/* How many of `size` bytes at `at` can be read; -1 with errno if none. */
static ssize_t granted(int fd, size_t size, off_t at) {
    const off_t end = last_good(fd);
    if (end < 0 || at + (off_t)size <= end) {
        return (ssize_t)size;
    }
    if (at >= end) {
        errno = EIO;
        return -1;
    }
    return (ssize_t)(end - at);
}

ssize_t read(int fd, void* to, size_t size) {
    ssize_t (*real)(int, void*, size_t) = (ssize_t(*)(int, void*, size_t))dlsym(RTLD_NEXT, "read");
    const ssize_t n = granted(fd, size, lseek(fd, 0, SEEK_CUR));
    return n < 0 ? n : real(fd, to, (size_t)n);
}

ssize_t pread64(int fd, void* to, size_t size, off_t at) {
    ssize_t (*real)(int, void*, size_t, off_t) =
        (ssize_t(*)(int, void*, size_t, off_t))dlsym(RTLD_NEXT, "pread64");
    const ssize_t n = granted(fd, size, at);
    return n < 0 ? n : real(fd, to, (size_t)n, at);
}

ssize_t pread(int fd, void* to, size_t size, off_t at) {
    return pread64(fd, to, size, at);
}
