/* SPDX-License-Identifier: MIT */
/*
 * T15  The states of a thread, seen by ps.
 *
 * Python: the notes draw a thread's life: new, runnable, running, blocked, asleep, ended.  A thread that sleeps is blocked until
 * its time is over, then runnable, until the scheduler chooses it.
 *
 * One thread of each kind; the kernel calls each by its state.  Then `ps -L`, by the main thread.  ps prints R for
 * a thread that runs or could, and S for one that waits, the CPU, and what it waits for:
 *
 *     new        made, not started: the kernel does not know it
 *     runnable   R, on the CPU on which ps has just read that: so it cannot be running itself
 *     running    R, on another CPU, which it has for itself (of which there must be one: make run SMP=2)
 *     blocked    S, waits for a lock
 *     sleeping   S, waits for time to pass
 *     ended      gone
 *
 * Look at: before and after the main thread gives the lock up and tells those who compute to stop.
 *
 * Why: the kernel keeps three of these apart: who is on a CPU, who is in a queue for one, and who is in neither until somebody
 * puts it there: the timer, or who releases the lock.  New and ended are the library's: before clone() and after exit()
 * there is no thread.
 *
 * Try: lesson t15 RUNNABLE SECONDS      so many runnable threads; ps looks so long after their start
 */
#include "lesson.h"

#include <sched.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include <conc/lock.h>
#include <conc/thread.h>

#define MOST 8

static struct lock lock = LOCK_INIT;
static atomic_bool stop;
static long cpus;

static void
go_to_cpu(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    sched_setaffinity(0, sizeof set, &set);
}

static void
compute(void *cpu)
{
    go_to_cpu((int)(intptr_t)cpu);
    while (!atomic_load_explicit(&stop, memory_order_relaxed)) {
        continue;
    }
}

static void
want_lock(void *arg)
{
    (void)arg;
    lock_acquire(&lock);
    lock_release(&lock);
}

static void
sleep_long(void *arg)
{
    (void)arg;
    conc_sleep(SECONDS(1000));
}

static void
do_nothing(void *arg)
{
    (void)arg;
}

static struct thread *
make(const char *name, void (*target)(void *), int cpu)
{
    struct thread *t = thread_new(target, (void *)(intptr_t)cpu);
    thread_set_name(t, name);
    thread_set_daemon(t, true);
    return t;
}

static struct thread *
start(const char *name, void (*target)(void *), int cpu)
{
    struct thread *t = make(name, target, cpu);
    thread_start(t);
    return t;
}

/* "PID LWP STATE CPU WAITS NAME": what of that means what. */
static const char *
meaning(char letter, int cpu, const char *waits)
{
    if (letter == 'R') {
        return cpu == 0 ? "runnable" : "running";
    }
    return strcmp(waits, "sleep") == 0 || strncmp(waits, "hrtime", 6) == 0 ? "sleeping" : "blocked";    /* (Linux's word) */
}

static void
tell_line(const char *when, const char *line)
{
    char letter, waits[32], name[32];
    int pid, tid, cpu;
    if (sscanf(line, "%d %d %c %d %31s %31s", &pid, &tid, &letter, &cpu, waits, name) == 6 && pid == getpid() && tid != pid) {
        printf("@thread when=%s name=%s tid=%d ps=%c cpu=%d waits=%s state=%s\n", when, name, tid, letter, cpu, waits,
               meaning(letter, cpu, waits));
    }
}

/* What ps says of this process, the main thread left out. */
static void
run_ps(const char *when)
{
    char line[256], own[16];
    int ends[2];
    snprintf(own, sizeof own, "%d", getpid());
    if (pipe(ends) < 0) {
        perror("pipe");
        return;
    }
    if (fork() == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execl("/bin/ps", "ps", "-L", "-o", "pid,lwp,s,psr,wchan,comm", "-p", own, NULL);
        _exit(127);
    }
    close(ends[1]);
    FILE *ps = fdopen(ends[0], "r");
    while (fgets(line, sizeof line, ps)) {
        tell_line(when, line);
    }
    fclose(ps);
    wait(NULL);
}

static void
tell_known(const char *when, struct thread *t)
{
    printf("@known when=%s name=%s tid=%u alive=%d\n", when, thread_name(t), thread_ident(t), thread_is_alive(t));
}

int
main(int argc, char **argv)
{
    struct thread *runnable[MOST];
    long n = arg_number(argc, argv, 1, 1);
    int64_t delay = arg_seconds(argc, argv, 2, "0.1");
    if (n > MOST) {
        arg_refuse("at most 8 runnable threads", argv[1]);
    }
    lesson_begin();
    cpus = sysconf(_SC_NPROCESSORS_ONLN);
    go_to_cpu(0);
    lock_acquire(&lock);

    struct thread *new = make("new", do_nothing, 0), *ended = start("ended", do_nothing, 0);
    thread_join(ended);
    struct thread *blocked = start("blocked", want_lock, 0);
    start("sleeping", sleep_long, 0);
    struct thread *running = start("running", compute, cpus > 1);
    for (long i = 0; i < n; i++) {
        runnable[i] = start("runnable", compute, 0);
    }
    conc_sleep(delay);
    run_ps("before");
    tell_known("before", new);
    tell_known("before", ended);

    lock_release(&lock);
    atomic_store(&stop, true);
    thread_start(new);
    thread_join(new);
    thread_join(blocked);
    thread_join(running);
    for (long i = 0; i < n; i++) {
        thread_join(runnable[i]);
    }
    run_ps("after");
    tell_known("after", new);
    tell_known("after", blocked);
}
