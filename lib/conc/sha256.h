/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4) of some bytes, and HMAC (RFC 2104): a sum that only who knows the key can make. */
#pragma once

#include <stddef.h>

#define SHA256_SIZE 32

void sha256(const void *bytes, size_t length, unsigned char sum[SHA256_SIZE]);

/* At most HMAC_MESSAGE bytes; a longer message is cut. */
#define HMAC_MESSAGE 256
void hmac_sha256(const void *key, size_t key_length, const void *message, size_t length, unsigned char sum[SHA256_SIZE]);
