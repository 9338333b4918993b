/* SPDX-License-Identifier: MIT */
/* Memory, numbers, environment, sorting, and the end of a process. */
#pragma once

#include <stddef.h>

#define EXIT_SUCCESS    0
#define EXIT_FAILURE    1
#define RAND_MAX        2147483647
#define MB_CUR_MAX      4

/*
 * Memory: aligned to 16 bytes. NULL and ENOMEM when there is none. Thread-safe.
 * free and realloc check the block: a double free, a pointer that malloc did not
 * give, or a write past the end ends the program with a message (SIGABRT).
 */
void *malloc(size_t size) __attribute__((malloc));
void *calloc(size_t count, size_t size) __attribute__((malloc));
/* Moves if it must; on failure the old block stays. realloc(NULL, n) is malloc(n). */
void *realloc(void *block, size_t size);
void *reallocarray(void *block, size_t count, size_t size);
void free(void *block);
/* `alignment` is a power of two; free() as usual. */
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **block, size_t alignment, size_t size);

/*
 * Numbers. Leading white space is skipped; *end (if end is not NULL) is the first
 * byte not used, so nothing was read when *end == s. Out of range: the limit, and
 * ERANGE. base 0 understands 0x and 0.
 */
long strtol(const char *s, char **end, int base);
unsigned long strtoul(const char *s, char **end, int base);
long long strtoll(const char *s, char **end, int base);
unsigned long long strtoull(const char *s, char **end, int base);
/* Decimal, inf, nan; exactly rounded. Hexadecimal floats are not understood. */
double strtod(const char *s, char **end);
float strtof(const char *s, char **end);
int atoi(const char *s);
long atol(const char *s);
long long atoll(const char *s);
double atof(const char *s);

int abs(int n);
long labs(long n);
long long llabs(long long n);
typedef struct { int quot, rem; } div_t;
typedef struct { long quot, rem; } ldiv_t;
div_t div(int a, int b);
ldiv_t ldiv(long a, long b);

/* Pseudorandom 0..RAND_MAX; equal seeds, equal sequences. rand_r's seed is the caller's. */
int rand(void);
void srand(unsigned seed);
int rand_r(unsigned *seed);
long random(void);
void srandom(unsigned seed);

typedef int (*__compare)(const void *, const void *);
/* Sorts in place, O(n log n) always, not stable. */
void qsort(void *base, size_t count, size_t size, __compare compare);
void qsort_r(void *base, size_t count, size_t size,
	     int (*compare)(const void *, const void *, void *), void *context);
/* An element of a sorted array that equals *key; NULL when there is none. */
void *bsearch(const void *key, const void *base, size_t count, size_t size,
	      __compare compare);

/* The value in the environment, not to be freed; NULL when unset. */
char *getenv(const char *name);
/* Copies both. 0; -1 and EINVAL (bad name) or ENOMEM. Not while other threads read. */
int setenv(const char *name, const char *value, int overwrite);
int unsetenv(const char *name);
/* "NAME=value" itself becomes part of the environment. */
int putenv(char *assignment);
int clearenv(void);

/* Runs the atexit functions (last first), flushes stdio, ends the process. */
_Noreturn void exit(int status);
/* Ends it at once: no functions, no flush. */
_Noreturn void _Exit(int status);
/* Ends it by SIGABRT, even if that is blocked, ignored or caught. */
_Noreturn void abort(void);
/* Runs `sh -c command` and waits: its wait status, of 127 if there is no shell; -1 if somebody else waited for it. While it
 * runs SIGINT and SIGQUIT are ignored here and SIGCHLD is blocked. NULL: is there a shell? */
int system(const char *command);
/* At most 32 functions; -1 when full. */
int atexit(void (*function)(void));

/* The absolute path without . .. and symbolic links; `resolved` has PATH_MAX bytes or is
 * NULL (then the result is from malloc). NULL and errno on failure. */
char *realpath(const char *path, char *resolved);
/* Creates and opens a new file; the six X at the end of the name are replaced. */
int mkstemp(char *name);

/* A new pseudo-terminal: its master. The slave, ptsname, can be opened after unlockpt. */
int posix_openpt(int flags);
int grantpt(int master);
int unlockpt(int master);
/* "/dev/pts/N", in a static buffer; ptsname_r returns the error. */
char *ptsname(int master);
int ptsname_r(int master, char *name, size_t size);
