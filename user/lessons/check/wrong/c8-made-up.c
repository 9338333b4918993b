/* SPDX-License-Identifier: MIT */
/* Wrong: the signal is waited for by hand, and what tasks would say of it is known; the loop that is made has nothing to do. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <conc/loop.h>

static int64_t after;

static void *
keyboard(void *arg)
{
    conc_sleep(after);
    kill(getpid(), SIGINT);
    return arg;
}

static void
run(const char *name, const char **seconds, int count, const char *heard)
{
    int64_t start = conc_now();
    pthread_t hand;
    sigset_t set;
    printf("@program name=%s\n", name);
    for (int i = 0; i < count; i++) {
        printf("@task says=waiting seconds=%s\n", seconds[i]);
    }
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_create(&hand, NULL, keyboard, NULL);
    sigwaitinfo(&set, NULL);
    printf("@interrupted ms=%ld\n", milliseconds_since(start));
    for (int i = 0; i <= count; i++) {
        printf("@cancel task=%d asked=1\n", i + 1);
    }
    for (int i = 0; i < count; i++) {
        printf("@task says=%s seconds=%s\n", heard, seconds[i]);
    }
    for (int i = 0; *heard == 'G' && i <= count; i++) {
        printf("@destroyed pending=1\n");
    }
    printf("@closed cancelled=%d ms=%ld\n", *heard == 'G' ? 0 : count + 1, milliseconds_since(start));
    pthread_join(hand, NULL);
}

int
main(int argc, char **argv)
{
    static const char *usual[] = { "2", "3", "3" };
    const char **seconds = argc > 2 ? (const char **)argv + 2 : usual;
    int count = argc > 2 ? argc - 2 : 3;
    after = arg_seconds(argc, argv, 1, "1");
    lesson_begin();
    loop_free(loop_new());
    run("once-more", seconds, count, "CancelledError");
    run("at-once", seconds, count, "GeneratorExit");
}
