/* SPDX-License-Identifier: MIT */
/* sleep: waits so many seconds; fractions such as 0.25 are welcome. */
#include "user/bin/tool.h"

#include <time.h>

/* Reads "S" or "S.FRACTION" without floating point. */
static struct timespec
parse_seconds(const char *text)
{
    struct timespec time = { 0, 0 };
    long digit = 100000000;

    if (*text == '\0')
        usage();
    for (; *text >= '0' && *text <= '9'; text++)
        time.tv_sec = time.tv_sec * 10 + (*text - '0');
    if (*text == '.')
        text++;
    for (; *text >= '0' && *text <= '9'; text++, digit /= 10)
        time.tv_nsec += (*text - '0') * digit;
    if (*text != '\0')
        usage();
    return time;
}

int
main(int argc, char **argv)
{
    struct timespec left;

    tool_start("sleep", "SECONDS[.FRACTION]");
    if (argc != 2)
        usage();
    left = parse_seconds(argv[1]);
    while (nanosleep(&left, &left) < 0 && errno == EINTR)
        ;
    return tool_end();
}
