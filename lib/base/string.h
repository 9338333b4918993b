/* SPDX-License-Identifier: MIT */
/*
 * Memory and strings, for kernel and user space alike; <string.h> includes this.
 * All of it as in C and POSIX: lengths in bytes, UTF-8 is just bytes.
 */
#pragma once

#include <stddef.h>

/* memory.c */
void *memcpy(void *to, const void *from, size_t count);
void *memmove(void *to, const void *from, size_t count);
void *memset(void *to, int byte, size_t count);
int memcmp(const void *a, const void *b, size_t count);
void *memchr(const void *memory, int byte, size_t count);

/* string.c */
size_t strlen(const char *s);
size_t strnlen(const char *s, size_t limit);
int strcmp(const char *a, const char *b);
int strncmp(const char *a, const char *b, size_t limit);
char *strchr(const char *s, int byte);
/* Like strchr, but where the byte is missing: the end of the string. */
char *strchrnul(const char *s, int byte);
char *strrchr(const char *s, int byte);
char *strstr(const char *s, const char *part);
/* How many of the first bytes are (strspn), are not (strcspn) in `set`. */
size_t strspn(const char *s, const char *set);
size_t strcspn(const char *s, const char *set);
/* Copies or appends at most size-1 bytes and always ends `to` (if size > 0).
 * Returns the length it tried to make: truncated if >= size. */
size_t strlcpy(char *to, const char *from, size_t size);
size_t strlcat(char *to, const char *from, size_t size);
