/* SPDX-License-Identifier: MIT */
/* Right: the pool is a process behind two pipes, and who waits for a receipt waits in poll. */
#include "user/lessons/lesson.h"

#include <poll.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

struct job {
    bool fails;
    long n;
    int64_t duration;
};

struct receipt {
    bool failed;
    long value;
    char message[64];
};

static int to_worker[2], from_worker[2];
static struct receipt receipt;
static bool have;

static void
work(void)
{
    struct job j;
    while (read(to_worker[0], &j, sizeof j) == sizeof j) {
        struct receipt r = { .failed = j.fails, .value = j.n * j.n };
        if (j.fails) {
            snprintf(r.message, sizeof r.message, "no_good_%ld", j.n);
        } else {
            printf("@task pid=%d\n", getpid());
            conc_sleep(j.duration);
        }
        if (write(from_worker[1], &r, sizeof r) < 0) {
            break;
        }
    }
    _exit(0);
}

static void
submit(struct job j)
{
    have = false;
    if (write(to_worker[1], &j, sizeof j) < 0) {
        exit(1);
    }
}

/* -1: until it is there. */
static bool
wait_for(int64_t ns)
{
    struct pollfd p = { .fd = from_worker[0], .events = POLLIN };
    if (!have && poll(&p, 1, ns < 0 ? -1 : (int)(ns / MILLISECONDS(1))) > 0) {
        have = read(from_worker[0], &receipt, sizeof receipt) == sizeof receipt;
    }
    return have;
}

int
main(int argc, char **argv)
{
    lesson_begin();
    struct job j = { false, arg_number(argc, argv, 4, 12), arg_seconds(argc, argv, 1, "2") };
    int64_t get = arg_seconds(argc, argv, 2, "0.5"), wait = arg_seconds(argc, argv, 3, "0.7"), start, asked;
    if (pipe(to_worker) < 0 || pipe(from_worker) < 0) {
        return 1;
    }
    pid_t worker = fork();
    if (worker == 0) {
        close(to_worker[1]);
        work();
    }
    start = conc_now();
    submit(j);
    printf("@state when=before ready=%d successful=error\n", wait_for(0));
    bool ready = wait_for(get);
    printf("@get_timeout error=%s ms=%ld\n", ready ? "none" : "timeout", milliseconds_since(start));
    asked = conc_now();
    ready = wait_for(wait);
    printf("@wait ready=%d ms=%ld\n", ready, milliseconds_since(asked));
    wait_for(-1);
    printf("@get value=%ld ms=%ld\n", receipt.value, milliseconds_since(start));
    printf("@state when=after ready=%d successful=%s\n", have, receipt.failed ? "no" : "yes");
    j.fails = true;
    submit(j);
    wait_for(-1);
    printf("@state when=failed ready=%d successful=%s\n", have, receipt.failed ? "no" : "yes");
    printf("@failed error=%s message=%s\n", receipt.failed ? "raised" : "none", receipt.message);
    close(to_worker[1]);
    waitpid(worker, NULL, 0);
    return 0;
}
