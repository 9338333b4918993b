/* SPDX-License-Identifier: MIT */
/* Bytes from a stranger: cut short, with each byte changed, with counts and depths that lie, or made at random, they are
 * refused or are a value; what is decoded is encoded to exactly these bytes. */
#include "claim.h"

#include <conc/codec.h>
#include <errno.h>

/* In memory of exactly its length, so that a byte beyond is one that malloc did not give. */
static int
decode(const char *from, size_t length)
{
    char *bytes = malloc(length + !length), *again;
    struct value *v;
    size_t length_again;
    memcpy(bytes, from, length);
    int r = codec_decode(bytes, length, &v);
    if (r == 0) {
        CLAIM_EQ(codec_encode(v, &again, &length_again, NULL), 0);
        CLAIM(length == length_again && memcmp(bytes, again, length) == 0);
        free(again);
        value_free(v);
    }
    free(bytes);
    return r;
}

int
main(void)
{
    static char nest[100000];
    char *bytes;
    size_t length;
    struct value *v = value_dict("a", value_list(value_int(1), value_string("two"), value_bool(true)), "b",
                                 value_error(-1, "x"), NULL);
    CLAIM_EQ(codec_encode(v, &bytes, &length, NULL), 0);
    value_free(v);
    for (size_t n = 0; n < length; n++) {
        CLAIM_EQ(decode(bytes, n), -EBADMSG);
    }
    for (size_t i = 0; i < length; i++) {
        char was = bytes[i];
        for (int c = 0; c < 256; c++) {
            bytes[i] = (char)c;
            int r = decode(bytes, length);
            CLAIM(r == 0 || r == -EBADMSG);
        }
        bytes[i] = was;
    }
    free(bytes);
    CLAIM_EQ(decode("l\xff\xff\xff\xffN", 6), -EBADMSG);
    CLAIM_EQ(decode("d\xff\xff\xff\xffNN", 7), -EBADMSG);
    CLAIM_EQ(decode("s\xff\xff\xff\x7fx", 6), -EBADMSG);
    CLAIM_EQ(decode("d\1\0\0\0l\0\0\0\0N", 11), -EBADMSG);
    CLAIM_EQ(decode("NN", 2), -EBADMSG);
    CLAIM_EQ(decode("", 0), -EBADMSG);
    for (size_t i = 0; i + 5 <= sizeof nest; i += 5) {
        memcpy(nest + i, "l\1\0\0\0", 5);
    }
    CLAIM_EQ(decode(nest, sizeof nest), -ELOOP);

    uint64_t state = 1;
    for (int i = 0; i < 8000; i++) {
        char some[40];
        size_t n = 0;
        for (; n < sizeof some && (n == 0 || state >> 60 != 0); n++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            some[n] = "NTFifsbeld\0\0\0\1\2\3"[state >> 33 & 15];
        }
        int r = decode(some, n);
        CLAIM(r == 0 || r == -EBADMSG);
    }
}
