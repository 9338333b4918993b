/* SPDX-License-Identifier: MIT */
/* SHA-256 and HMAC give the sums of the standards' own examples (FIPS 180-4, RFC 4231) at and around a block's length. */
#include "claim.h"

#include <conc/sha256.h>

static void
is(const unsigned char *sum, const char *expected)
{
    char text[2 * SHA256_SIZE + 1];
    for (int i = 0; i < SHA256_SIZE; i++) {
        snprintf(text + 2 * i, 3, "%02x", sum[i]);
    }
    CLAIM(strcmp(text, expected) == 0);
}

int
main(void)
{
    unsigned char sum[SHA256_SIZE], key[131];
    char a[1000];
    sha256("", 0, sum);
    is(sum, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256("abc", 3, sum);
    is(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, sum);
    is(sum, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    memset(a, 'a', sizeof a);
    sha256(a, sizeof a, sum);
    is(sum, "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3");

    memset(key, 0x0b, 20);
    hmac_sha256(key, 20, "Hi There", 8, sum);
    is(sum, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    hmac_sha256("Jefe", 4, "what do ya want for nothing?", 28, sum);
    is(sum, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, 131);
    hmac_sha256(key, 131, "Test Using Larger Than Block-Size Key - Hash Key First", 54, sum);
    is(sum, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}
