/* SPDX-License-Identifier: MIT */
/* SHA-256 as FIPS 180-4 writes it, and HMAC.  Contracts in sha256.h. */
#include <conc/sha256.h>

#include <stdint.h>
#include <string.h>

#define BLOCK 64

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

/* The message schedule of one block, section 6.2.2 step 1. */
static void
schedule(uint32_t w[64], const unsigned char *block)
{
    for (int t = 0; t < 16; t++) {
        const unsigned char *p = block + 4 * t;
        w[t] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    }
    for (int t = 16; t < 64; t++) {
        uint32_t s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ w[t - 15] >> 3;
        uint32_t s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ w[t - 2] >> 10;
        w[t] = s1 + w[t - 7] + s0 + w[t - 16];
    }
}

static void
add_block(uint32_t hash[8], const unsigned char *block)
{
    uint32_t w[64], s[8];   /* s: a b c d e f g h */
    schedule(w, block);
    memcpy(s, hash, sizeof s);
    for (int t = 0; t < 64; t++) {
        uint32_t sum1 = rotate(s[4], 6) ^ rotate(s[4], 11) ^ rotate(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t t1 = s[7] + sum1 + choice + constants[t] + w[t];
        uint32_t sum0 = rotate(s[0], 2) ^ rotate(s[0], 13) ^ rotate(s[0], 22);
        uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + sum0 + majority;
    }
    for (int i = 0; i < 8; i++) {
        hash[i] += s[i];
    }
}

/* The rest, a 1 bit, zeros, and the length in bits: one block, or two where they do not fit. */
static void
add_last(uint32_t hash[8], const unsigned char *rest, size_t left, uint64_t length)
{
    unsigned char end[2 * BLOCK] = { 0 };
    size_t size = left + 9 > BLOCK ? 2 * BLOCK : BLOCK;
    if (left > 0) {
        memcpy(end, rest, left);
    }
    end[left] = 0x80;
    for (int i = 0; i < 8; i++) {
        end[size - 1 - (size_t)i] = (unsigned char)(length * 8 >> 8 * i);
    }
    for (size_t at = 0; at < size; at += BLOCK) {
        add_block(hash, end + at);
    }
}

void
sha256(const void *bytes, size_t length, unsigned char sum[SHA256_SIZE])
{
    uint32_t hash[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    const unsigned char *p = bytes;
    size_t left = length;
    for (; left >= BLOCK; left -= BLOCK, p += BLOCK) {
        add_block(hash, p);
    }
    add_last(hash, p, left, length);
    for (int i = 0; i < SHA256_SIZE; i++) {
        sum[i] = (unsigned char)(hash[i / 4] >> (24 - 8 * (i % 4)));
    }
}

/* H((key ^ opad) H((key ^ ipad) message)), RFC 2104. */
void
hmac_sha256(const void *key, size_t key_length, const void *message, size_t length, unsigned char sum[SHA256_SIZE])
{
    unsigned char text[BLOCK + HMAC_MESSAGE] = { 0 }, outer[BLOCK + SHA256_SIZE] = { 0 };
    if (key_length > BLOCK) {
        sha256(key, key_length, text);
    } else {
        memcpy(text, key, key_length);
    }
    for (int i = 0; i < BLOCK; i++) {
        outer[i] = text[i] ^ 0x5c;
        text[i] ^= 0x36;
    }
    length = length < HMAC_MESSAGE ? length : HMAC_MESSAGE;
    memcpy(text + BLOCK, message, length);
    sha256(text, BLOCK + length, outer + BLOCK);
    sha256(outer, sizeof outer, sum);
}
