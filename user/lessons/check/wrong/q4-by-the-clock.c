/* SPDX-License-Identifier: MIT */
/* Wrong: no result comes back: main sleeps until each should be there, and the workers know which tasks are theirs. */
#include "user/lessons/lesson.h"

#include <sys/wait.h>
#include <unistd.h>

static long workers;
static int64_t length[3], end[3];

static void
work(long w, int again)
{
    char byte;
    for (int call = 0; call < 2; call++) {
        for (long i = w; i < 3; i += workers) {
            printf("@task ms=%ld pid=%d\n", (long)(length[i] / MILLISECONDS(1)), getpid());
            conc_sleep(length[i]);
        }
        if (call == 0 && read(again, &byte, 1) != 1) {
            break;
        }
    }
    _exit(0);
}

/* The one that ends first after `last`. */
static int
next(int64_t last)
{
    int n = -1;
    for (int i = 0; i < 3; i++) {
        n = end[i] > last && (n < 0 || end[i] < end[n]) ? i : n;
    }
    return n;
}

static int64_t
take(const char *word, int n, int64_t now)
{
    if (end[n] > now) {
        conc_sleep(end[n] - now);
        now = end[n];
    }
    printf("@%s value=%ld ms=%ld\n", word, (long)(length[n] / MILLISECONDS(1)), (long)(now / MILLISECONDS(1)));
    return now;
}

int
main(int argc, char **argv)
{
    static const char *const defaults[] = { "1", "5", "3" };
    int again[2];
    int64_t sum = 0, now = 0;
    workers = arg_number(argc, argv, 1, 3);
    for (int i = 0; i < 3; i++) {
        length[i] = arg_seconds(argc, argv, 2 + i, defaults[i]);
        sum += length[i];
        end[i] = workers == 1 ? sum : length[i];
    }
    lesson_begin();
    if (pipe(again) < 0) {
        return 1;
    }
    for (long w = 0; w < workers; w++) {
        if (fork() == 0) {
            work(w, again[0]);
        }
    }
    for (int i = 0; i < 3; i++) {
        now = take("ordered", i, now);
    }
    conc_sleep(MILLISECONDS(1));
    if (write(again[1], "xxx", (size_t)workers) < 0) {
        return 1;
    }
    now = 0;
    for (int i = 0; i < 3; i++) {
        now = take("unordered", next(now), now);
    }
    printf("@after_close imap=refused\n");
    while (wait(NULL) > 0) {
    }
}
