/* SPDX-License-Identifier: MIT */
/* A child of plain fork() has none of its parent's threads and child processes, whoever forks: when it has started a thread
 * or a process of its own, exit waits for that alone, and does not terminate the parent's daemon. */
#include "claim.h"

#include <conc/event.h>
#include <conc/process.h>
#include <conc/thread.h>
#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

static struct event over = EVENT_INIT;
static int out;

static void
wait_for_the_end(void *unused)
{
    (void)unused;
    event_wait(&over);
}

static int
wait_for_a_signal(void *unused)
{
    (void)unused;
    pause();
    return 0;
}

static void
say(void *text)
{
    conc_sleep(MILLISECONDS(5));
    CLAIM_EQ(write(out, text, 1), 1);
}

static int
say_as_process(void *text)
{
    say(text);
    return 0;
}

static void
start_a_thread_and_a_process(void)
{
    CLAIM(thread_current() != thread_main() || thread_active_count() == 1);
    CLAIM_EQ(thread_ident(thread_current()), getpid());
    CLAIM_EQ(thread_start(thread_new(say, "t")), 0);
    CLAIM_EQ(process_start(process_new(say_as_process, "p")), 0);
}

/* The child, in which this thread goes on, has written both when it ends. */
static pid_t
fork_one(void)
{
    pid_t child = fork();
    if (child == 0) {
        start_a_thread_and_a_process();
    }
    return child;
}

static void
wait_for_child(pid_t child, int in)
{
    char text[3] = "";
    int status;
    CLAIM_EQ(waitpid(child, &status, 0), child);
    CLAIM_EQ(status, 0);
    CLAIM_EQ(read(in, text, 1) + read(in, text + 1, 1), 2);
    CLAIM(strchr(text, 't') && strchr(text, 'p'));
}

/* In the child it returns, and as the last but one. */
static void
fork_in_a_thread(void *pid)
{
    *(pid_t *)pid = fork_one();
}

int
main(void)
{
    struct thread *waits = thread_new(wait_for_the_end, NULL), *forks;
    struct process *daemon = process_new(wait_for_a_signal, NULL);
    int ends[2];
    pid_t child;
    CLAIM_EQ(pipe(ends), 0);
    out = ends[1];
    CLAIM_EQ(process_set_daemon(daemon, true), 0);
    CLAIM_EQ(process_start(daemon), 0);
    CLAIM_EQ(thread_start(waits), 0);
    child = fork_one();
    if (child == 0) {
        return 0;
    }
    wait_for_child(child, ends[0]);
    forks = thread_new(fork_in_a_thread, &child);
    CLAIM_EQ(thread_start(forks), 0);
    CLAIM_EQ(thread_join(forks), 0);
    wait_for_child(child, ends[0]);
    CLAIM_EQ(process_join_timeout(daemon, MILLISECONDS(20)), -ETIMEDOUT);
    event_set(&over);
}
