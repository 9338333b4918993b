/* SPDX-License-Identifier: MIT */
/* SHA-256 of files and texts, in hexadecimal; the caller's to free. */
#pragma once

#include <stddef.h>

/* NULL, errno set, when the file cannot be read. */
char *digest_file(const char *path);
char *digest_bytes(const void *bytes, size_t size);
