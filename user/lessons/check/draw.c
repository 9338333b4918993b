/* SPDX-License-Identifier: MIT */
/* Values drawn at check time from a seed, so that a failing set can be run again. */
#include "user/lessons/check/check.h"

/* splitmix64 */
static uint64_t
next(struct draw *d)
{
    uint64_t z = (d->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

long
draw_number(struct draw *d, long least, long most)
{
    return least + (long)(next(d) % (uint64_t)(most - least + 1));
}

static char *
next_text(void)
{
    static char texts[8][24];
    static unsigned turn;
    return texts[turn++ % 8];
}

const char *
draw_seconds(struct draw *d, int64_t least, int64_t most)
{
    char *text = next_text();
    long hundredths = draw_number(d, (long)(least / TICK), (long)(most / TICK));
    snprintf(text, 24, "%ld.%02ld", hundredths / 100, hundredths % 100);
    return text;
}

const char *
draw_word(struct draw *d)
{
    char *text = next_text();
    for (int i = 0; i < 6; i++) {
        text[i] = (char)('a' + draw_number(d, 0, 25));
    }
    text[6] = '\0';
    return text;
}
