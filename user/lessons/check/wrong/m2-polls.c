/* SPDX-License-Identifier: MIT */
/* Wrong: looks with a timeout of 0 again and again where it should sleep in select. */
#include "user/lessons/lesson.h"

#include <errno.h>
#include <sys/select.h>
#include <unistd.h>

static int pipes[20][2];

static int
look(void)
{
    fd_set set;
    struct timeval none = { 0 };
    FD_ZERO(&set);
    for (int i = 0; i < 20; i++) {
        FD_SET(pipes[i][0], &set);
    }
    return select(pipes[19][0] + 1, &set, NULL, NULL, &none);
}

int
main(void)
{
    lesson_begin();
    for (int i = 0; i < 20; i++) {
        if (pipe(pipes[i]) < 0) {
            return 1;
        }
    }
    look();
    printf("@zero ready=0 ms=0 which=\n");
    conc_sleep(MILLISECONDS(500));
    look();
    printf("@timed ready=0 ms=500 which=\n");
    look();
    printf("@many ready=3 ms=0 which=0,6,13\n");
    for (int i = 0; i < 100; i++) {
        conc_sleep(MILLISECONDS(10));
        look();
    }
    printf("@null ready=1 ms=1000 which=19\n@set fd=1024 error=EINVAL\n");
    while (dup(0) >= 0) {
    }
    printf("@table last=0 error=EMFILE\n");
}
