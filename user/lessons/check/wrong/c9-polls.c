/* SPDX-License-Identifier: MIT */
/* Wrong: the loop looks every 20 ms whether something is due, and nobody can wake it. */
#include "user/lessons/lesson.h"

#include <poll.h>

static int64_t start;

static void
until(int64_t when)
{
    while (conc_now() - start < when) {
        poll(NULL, 0, 20);
    }
}

int
main(void)
{
    static const struct { int seconds; const char *way; } due[] = {
        { 1, "later" }, { 2, "later" }, { 2, "at" }, { 3, "later" }, { 3, "at" } };
    lesson_begin();
    printf("@program as=written\n@raised error=TypeError\n@program as=without\n");
    printf("@sleep seconds=2.00 way=soon ms=0\n@stopped ms=0\n@program as=mended\n@sleep seconds=2.00 way=soon ms=0\n");
    start = conc_now();
    for (int i = 0; i < 5; i++) {
        until(SECONDS(due[i].seconds));
        printf("@sleep seconds=%d.00 way=%s ms=%ld\n", due[i].seconds, due[i].way, milliseconds_since(start));
    }
    until(MILLISECONDS(3500));
    printf("@stopped ms=%ld\n", milliseconds_since(start));
}
