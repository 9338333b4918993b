/* SPDX-License-Identifier: MIT */
/*
 * Playing a sequence: a process of three threads makes the calls, each those whose number is its own modulo three.
 * It fails if it does not end by itself, or if memory is missing afterwards, thrice (the first time may fill a table).
 * A panic ends the machine: tools/check/grind-shrink.sh does from outside what shrink does here.
 */
#include "user/bin/grind/grind.h"

#include <heddle.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define THREADS 3
#define PATIENCE_MS 20000
#define WORKERS 4

void
plan_all(struct plan *plan, uint64_t seed, unsigned int calls)
{
    plan->seed = seed;
    plan->count = calls;
    for (unsigned int i = 0; i < calls; i++)
        plan->list[i] = i;
}

void
plan_print(const struct plan *plan)
{
    printf("grind: %u calls of seed %lu:", plan->count, plan->seed);
    for (unsigned int i = 0; i < plan->count; i++)
        printf(" %s", grammar_name(plan->seed, plan->list[i]));
    printf("\ngrind: again with: grind -g -s %lu -l ", plan->seed);
    for (unsigned int i = 0; i < plan->count; i++)
        printf("%s%u", i ? "," : "", plan->list[i]);
    printf("\n");
    fflush(stdout);
}

static const struct plan *playing;

static void *
worker(void *arg)
{
    unsigned long thread = (unsigned long)arg;

    for (unsigned int i = 0; i < playing->count; i++)
        if (playing->list[i] % THREADS == thread)
            grammar_call(playing->seed, playing->list[i]);
    return NULL;
}

static void
ignore(int signo)
{
    (void)signo;
}

__attribute__((noreturn)) static void
play_here(const struct plan *plan)
{
    struct sigaction action = { .sa_handler = ignore };
    pthread_t threads[THREADS];

    setpgid(0, 0);
    playing = plan;
    grammar_begin();
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR2, &action, NULL);
    sigaction(SIGPIPE, &action, NULL);
    for (int i = 0; i < 16; i++)
        sigaction(SIGRTMIN + i, &action, NULL);
    for (unsigned long i = 1; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, worker, (void *)i) != 0)
            _exit(0);
    worker((void *)0);
    for (int i = 1; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    _exit(0);
}

static void
pause_ms(long ms)
{
    struct timespec time = { ms / 1000, ms % 1000 * 1000000 };

    nanosleep(&time, NULL);
}

/* Plays it once. Returns whether it ended by itself. */
static int
play_once(const struct plan *plan)
{
    pid_t child = fork();
    int ended = 0;

    if (child == 0)
        play_here(plan);
    setpgid(child, child);
    for (long waited = 0; waited < PATIENCE_MS && !ended; waited++) {
        ended = waitpid(child, NULL, WNOHANG) != 0;
        if (!ended)
            pause_ms(1);
    }
    kill(-child, SIGKILL);
    if (!ended)
        waitpid(child, NULL, 0);
    grammar_clean();
    return ended;
}

/* Bytes that the world has: frames, heap objects and stacks. Sockets that only lie in each other's messages go when
 * another one is closed, as on Linux. */
static long
bytes_in_use(void)
{
    struct heddle_counters counters;
    int pair[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) {
        close(pair[0]);
        close(pair[1]);
    }
    heddle_counters(&counters);
    return (long)(counters.frames * 4096 + counters.heap);
}

/* The same once it is as wanted: what was killed takes a moment to go, and may make a name meanwhile. */
static long
settled_bytes(long wanted)
{
    long bytes = bytes_in_use();

    for (int i = 0; i < 100 && bytes != wanted; i++) {
        pause_ms(5);
        grammar_clean();
        bytes = bytes_in_use();
    }
    return bytes;
}

const char *
play(const struct plan *plan)
{
    static char why[80];
    long lost = 1;

    for (int round = 0; round < 3 && lost > 0; round++) {
        long before = bytes_in_use();

        if (!play_once(plan))
            return "does not end";
        lost = settled_bytes(before) - before;
    }
    if (lost <= 0)
        return NULL;
    snprintf(why, sizeof(why), "%ld bytes are lost each time", lost);
    return why;
}

/* Leaves out halves, quarters, ... single calls, as long as what is left still fails. */
void
shrink(struct plan *plan)
{
    for (unsigned int size = plan->count / 2; size > 0; size /= 2) {
        for (unsigned int start = 0; start < plan->count;) {
            struct plan less = *plan;
            unsigned int end = start + size < plan->count ? start + size : plan->count;

            memmove(&less.list[start], &less.list[end], (less.count - end) * sizeof(less.list[0]));
            less.count -= end - start;
            if (less.count > 0 && play(&less) != NULL)
                *plan = less;
            else
                start = end;
        }
    }
}

static long
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec;
}

static void
soak_worker(uint64_t seed, long until, unsigned int calls)
{
    static struct plan plan;

    for (; now() < until; seed += WORKERS) {
        plan_all(&plan, seed, calls);
        play_once(&plan);
    }
    _exit(0);
}

/* Mixed load from several processes at once; before and after it the same memory is in use, to the byte. */
const char *
soak(uint64_t seed, long seconds, unsigned int calls)
{
    static char why[80];
    long until = now() + seconds;
    long before = bytes_in_use(), lost;

    for (unsigned int i = 0; i < WORKERS; i++)
        if (fork() == 0)
            soak_worker(seed + i, until, calls);
    while (wait(NULL) > 0)
        ;
    grammar_clean();
    lost = settled_bytes(before) - before;
    if (lost <= 0)
        return NULL;
    snprintf(why, sizeof(why), "%ld bytes are lost", lost);
    return why;
}
