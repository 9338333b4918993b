/* SPDX-License-Identifier: MIT */
/* Right: a loop by hand; its tasks are functions that are called with what happened, and it sleeps until the first is due or
 * SIGINT comes. */
#include "user/lessons/lesson.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

#define MOST 50

enum came { BEGIN, CANCEL, CLOSE };

struct task {
    bool (*step)(struct task *t, enum came came);       /* false: it has ended */
    const char *seconds;
    int64_t wake;
    bool ended, asked, cancelled;
};

static struct task task[MOST + 1];
static int tasks;
static int64_t after;

static bool
get_html(struct task *t, enum came came)
{
    static const char *const says[] = { "waiting", "CancelledError", "GeneratorExit" };
    printf("@task says=%s seconds=%s\n", says[came], t->seconds);
    t->wake = conc_now() + seconds_of(t->seconds);
    t->cancelled = came == CANCEL;
    return came == BEGIN;
}

static bool
wait_for_all(struct task *t, enum came came)
{
    t->wake = INT64_MAX;
    t->cancelled = came == CANCEL;
    return came == BEGIN;
}

/* To all that go on still; the waiting one, which was made last, comes last. */
static void
go_on(bool (*meant)(const struct task *), enum came came)
{
    for (int i = 0; i < tasks; i++) {
        if (!task[i].ended && meant(&task[i])) {
            task[i].ended = !task[i].step(&task[i], came);
        }
    }
}

static bool
everybody(const struct task *t)
{
    (void)t;
    return true;
}

static bool
who_was_asked(const struct task *t)
{
    return t->asked;
}

static void *
keyboard(void *arg)
{
    (void)arg;
    conc_sleep(after);
    kill(getpid(), SIGINT);
    return NULL;
}

static void
run(const char *name, int count, const char **seconds, bool once_more)
{
    int64_t start = conc_now(), next = INT64_MAX;
    pthread_t hand;
    sigset_t interrupt;
    int n = 0;
    printf("@program name=%s\n", name);
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, NULL);
    for (tasks = 0; tasks < count; tasks++) {
        task[tasks] = (struct task){ .step = get_html, .seconds = seconds[tasks] };
    }
    task[tasks++] = (struct task){ .step = wait_for_all };
    pthread_create(&hand, NULL, keyboard, NULL);
    go_on(everybody, BEGIN);
    for (int i = 0; i < tasks; i++) {
        next = task[i].wake < next ? task[i].wake : next;
    }
    int64_t left = next - conc_now();
    if (sigtimedwait(&interrupt, NULL, &(struct timespec){ left / SECONDS(1), left % SECONDS(1) }) == SIGINT) {
        printf("@interrupted ms=%ld\n", milliseconds_since(start));
        for (int i = 0; i < tasks; i++) {
            task[i].asked = true;
            printf("@cancel task=%d asked=1\n", i + 1);
        }
        if (once_more) {
            go_on(who_was_asked, CANCEL);
        }
    }
    for (int i = 0; i < tasks; i++) {
        if (!task[i].ended) {
            printf("@destroyed pending=1\n");
        }
        n += task[i].cancelled;
    }
    go_on(everybody, CLOSE);
    printf("@closed cancelled=%d ms=%ld\n", n, milliseconds_since(start));
    pthread_join(hand, NULL);
}

int
main(int argc, char **argv)
{
    static const char *usual[] = { "2", "3", "3" };
    lesson_begin();
    after = arg_seconds(argc, argv, 1, "1");
    int count = argc > 2 ? argc - 2 : 3;
    run("once-more", count, argc > 2 ? (const char **)argv + 2 : usual, true);
    run("at-once", count, argc > 2 ? (const char **)argv + 2 : usual, false);
}
