/* SPDX-License-Identifier: MIT */
/* Right: a loop by hand: a list of callbacks by time, which sleeps in poll on an eventfd until the first of them or the thread's word. */
#include "user/lessons/lesson.h"

#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define MOST 40

struct callback {
    void (*function)(const struct callback *c);
    int64_t when, delay;
    const char *way;
};

static struct callback list[MOST];
static int entries, bell;
static int64_t delay[MOST], start, longest;
static bool stopped;

static void
print(const struct callback *c)
{
    printf("@sleep seconds=%ld.%02ld way=%s ms=%ld\n", (long)(c->delay / SECONDS(1)),
           (long)(c->delay % SECONDS(1) / MILLISECONDS(10)), c->way, milliseconds_since(start));
}

static void
stop(const struct callback *c)
{
    (void)c;
    stopped = true;
}

/* Behind those of the same time. */
static void
add(void (*function)(const struct callback *), int64_t when, int64_t seconds, const char *way)
{
    int at = entries++;
    for (; at > 0 && list[at - 1].when > when; at--) {
        list[at] = list[at - 1];
    }
    list[at] = (struct callback){ function, when, seconds, way };
}

static void
schedule(int count, bool with_stop)
{
    start = conc_now();
    entries = 0;
    add(print, 0, delay[0], "soon");
    if (with_stop) {
        add(stop, 0, 0, "soon");
    }
    for (int i = 0; i < count; i++) {
        add(print, start + delay[i], delay[i], "later");
    }
    for (int i = 0; i < count; i++) {
        if (i != 1) {
            add(print, start + delay[i], delay[i], "at");
        }
    }
}

static void
run(void)
{
    for (stopped = false; !stopped;) {
        int64_t left = entries > 0 ? list[0].when - conc_now() : -1;
        if (entries == 0 || left > 0) {
            struct pollfd p = { bell, POLLIN, 0 };
            struct timespec t = { left / SECONDS(1), left % SECONDS(1) };
            if (ppoll(&p, 1, entries ? &t : NULL, NULL) > 0) {
                eventfd_t n;
                eventfd_read(bell, &n);
                stopped = true;
            }
            continue;
        }
        struct callback c = list[0];
        entries--;
        for (int i = 0; i < entries; i++) {
            list[i] = list[i + 1];
        }
        c.function(&c);
    }
    printf("@stopped ms=%ld\n", milliseconds_since(start));
}

static void *
ring(void *arg)
{
    (void)arg;
    conc_sleep(longest + MILLISECONDS(500));
    eventfd_write(bell, 1);
    return NULL;
}

static bool
call_soon_threadsafe(void (*function)(const struct callback *))
{
    return function && eventfd_write(bell, 1) == 0;
}

int
main(int argc, char **argv)
{
    static char *usual[] = { NULL, "2", "1", "3", NULL };
    int count = 0;
    pthread_t other;
    lesson_begin();
    argv = argc < 2 ? usual : argv;
    for (; count < 16 && argv[count + 1]; count++) {
        delay[count] = seconds_of(argv[count + 1]);
        longest = delay[count] > longest ? delay[count] : longest;
    }
    bell = eventfd(0, 0);
    printf("@program as=written\n");
    schedule(count, true);
    if (!call_soon_threadsafe(NULL)) {
        printf("@raised error=TypeError\n");
    }
    printf("@program as=without\n");
    schedule(count, true);
    run();
    printf("@program as=mended\n");
    schedule(count, false);
    pthread_create(&other, NULL, ring, NULL);
    run();
    pthread_join(other, NULL);
}
