/* SPDX-License-Identifier: MIT */
/* Every kind of value, nested, comes back from its bytes equal and is encoded to the same bytes again; printing is repr's. */
#include "claim.h"

#include <conc/codec.h>
#include <errno.h>

static void
crosses(struct value *v, const char *printed)
{
    char *bytes, *again, text[256];
    size_t length, length_again;
    struct value *back;
    CLAIM(v);
    CLAIM_EQ(codec_encode(v, &bytes, &length, NULL), 0);
    CLAIM_EQ(codec_decode(bytes, length, &back), 0);
    CLAIM(value_equal(v, back));
    CLAIM_EQ(codec_encode(back, &again, &length_again, NULL), 0);
    CLAIM(length == length_again && memcmp(bytes, again, length) == 0);
    CLAIM_EQ(value_print(text, sizeof text, back), strlen(printed));
    CLAIM(strcmp(text, printed) == 0);
    struct value *copy = value_copy(v);
    CLAIM(value_equal(copy, v));
    value_free(copy);
    value_free(back);
    value_free(v);
    free(bytes);
    free(again);
}

int
main(void)
{
    crosses(value_none(), "None");
    crosses(value_bool(true), "True");
    crosses(value_int(INT64_MIN), "-9223372036854775808");
    crosses(value_float(0.5), "0.5");
    crosses(value_float(-3), "-3.0");
    crosses(value_string("Grüße"), "'Grüße'");
    crosses(value_bytes("a\0\xff", 3), "b'a\\x00\\xff'");
    crosses(value_error(-5, "no %s", "luck"), "Error(-5, 'no luck')");
    crosses(value_new_list(), "[]");
    crosses(value_dict("k", value_list(value_int(1), value_none()), "d", value_new_dict(), NULL),
            "{'k': [1, None], 'd': {}}");

    struct value *deep = value_new_list();
    for (int i = 0; i < CODEC_DEPTH; i++) {
        deep = value_list(deep);
    }
    char *bytes;
    size_t length;
    const char *why;
    CLAIM_EQ(codec_encode(deep, &bytes, &length, NULL), 0);
    free(bytes);
    deep = value_list(deep);
    CLAIM_EQ(codec_encode(deep, &bytes, &length, NULL), -ELOOP);
    value_free(deep);
    struct value *opaque = value_list(value_opaque(&deep, "only here"));
    CLAIM_EQ(codec_encode(opaque, &bytes, &length, &why), -EINVAL);
    CLAIM(strcmp(why, "only here") == 0);
    value_free(opaque);
}
