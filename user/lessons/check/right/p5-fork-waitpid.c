/* SPDX-License-Identifier: MIT */
/* Right: fork, and wait for whoever ends next, as often as there are children. */
#include "user/lessons/lesson.h"

#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void
mail(char **of, long parent_delay)
{
    int64_t delay = strcmp(of[2], "random") == 0 ? MILLISECONDS(parent_delay) : seconds_of(of[2]);
    printf("@mail to=%s age=%s delay_ms=%ld\n", of[0], of[1], (long)(delay / MILLISECONDS(1)));
    usleep((useconds_t)(delay / 1000));
    printf("@sent to=%s\n", of[0]);
    _exit(0);
}

int
main(int argc, char **argv)
{
    static char *people[] = { "p5", "小杨", "18", "random", "Bob", "20", "random", "Allen", "55", "random" };
    char **of = argc > 3 ? argv : people;
    int count = argc > 3 ? (argc - 1) / 3 : 3;
    int64_t start = conc_now();
    lesson_begin();
    srandom((unsigned)time(NULL));
    for (int i = 0; i < count; i++) {
        long delay = random() % 1000;
        pid_t pid = fork();
        if (pid == 0) {
            mail(of + 1 + 3 * i, delay);
        }
        printf("@started to=%s pid=%d\n", of[1 + 3 * i], (int)pid);
    }
    while (wait(NULL) > 0) {
    }
    printf("@all_sent ms=%ld\n", milliseconds_since(start));
}
