/* SPDX-License-Identifier: MIT */
/* Has no coroutines: it knows what ten of them would say, and sleeps once for all. */
#include "user/lessons/lesson.h"

#include <poll.h>

static void
say(const char *what, long count)
{
    for (long i = 0; i < count; i++) {
        printf("@%s n=%ld\n", what, i);
    }
}

int
main(int argc, char **argv)
{
    lesson_begin();
    long count = arg_number(argc, argv, 1, 10), ms = (long)(arg_seconds(argc, argv, 2, "2") / MILLISECONDS(1));
    say("start", count);
    poll(NULL, 0, (int)ms);
    say("end", count);
    printf("@time sleep=asyncio ms=%ld\n", ms);
    for (long i = 0; i < count; i++) {
        printf("@start n=%ld\n", i);
        conc_sleep(MILLISECONDS(ms));
        printf("@end n=%ld\n", i);
    }
    printf("@time sleep=time ms=%ld\n", count * ms);
    return 0;
}
