/* SPDX-License-Identifier: MIT */
/* Memory and strings. What kernel and user space share is in <base/string.h>. */
#pragma once

#include <base/string.h>
#include <strings.h>

/* Like memcpy, but returns the end of what was written. */
void *mempcpy(void *to, const void *from, size_t count);
/* The last such byte; NULL when there is none. */
void *memrchr(const void *memory, int byte, size_t count);
void *memmem(const void *memory, size_t size, const void *part, size_t count);

/* `to` must have room; prefer strlcpy, strlcat, snprintf. */
char *strcpy(char *to, const char *from);
char *strcat(char *to, const char *from);
/* Like strcpy, but returns the final NUL. */
char *stpcpy(char *to, const char *from);
/* Writes exactly `count` bytes: `from`, then NULs; no NUL at all if it is too long. */
char *strncpy(char *to, const char *from, size_t count);
/* Appends at most `count` bytes and a NUL. */
char *strncat(char *to, const char *from, size_t count);
/* A copy from malloc; the caller frees it. NULL and ENOMEM when memory is out. */
char *strdup(const char *s);
char *strndup(const char *s, size_t limit);

/* The first byte that is in `set`. */
char *strpbrk(const char *s, const char *set);
char *strcasestr(const char *s, const char *part);
int strcoll(const char *a, const char *b);
/* Cuts the next token off: `s` at first, then NULL; `*rest` keeps the place.
 * Writes NULs into the string. NULL at the end. strtok keeps one place per program. */
char *strtok_r(char *s, const char *delimiters, char **rest);
char *strtok(char *s, const char *delimiters);
/* The next field, empty ones included; *s moves on, NULL at the end. */
char *strsep(char **s, const char *delimiters);

/* The sentence for an error number, a signal; never NULL, not to be freed. */
char *strerror(int error);
int strerror_r(int error, char *buffer, size_t size);
char *strsignal(int signal);
/* "ENOENT", "INT"; NULL for a number without a name. */
const char *strerrorname_np(int error);
const char *sigabbrev_np(int signal);
