/* SPDX-License-Identifier: MIT */
/*
 * S5  Two locks in two orders: ten threads, of which two wait for each other and eight for those two.
 *
 * Python: each thread runs func1, which takes A and then B, and then func2, which takes B, sleeps, and takes A.  The first
 * thread is through func1 and sleeps with B; the second has A by then and wants B.  When the first wakes it wants A.
 *
 * Look at: while the sleep lasts nothing is wrong; at its end the kernel tells at once of a circle of two, with the lines
 * in which they wait, and of the eight others as bystanders.  They wait as well, but nothing they could do would help.  The same
 * between processes: then the locks lie in memory that they share.  And with luck, each thread started when the
 * last is done, nobody waits; the warning about the order comes all the same.
 *
 * Why: the word of a lock holds the number of its holder, so from each waiting thread a way leads to the next.  Whoever is
 * about to wait for ever walks along it; if it comes back to himself, he has closed the circle and tells it.  The
 * warning is another thing: pairs "held this, took that" are kept, and a pair against one that is known
 * closes a circle on paper.  lib/c notes that for pthread mutexes, which the lucky run uses.
 *
 * Try: lesson s5 threads|processes|lucky COUNT SECONDS
 */
#include "lesson.h"
#include "stuck.h"

#include <pthread.h>
#include <sys/mman.h>

#include <conc/lock.h>
#include <conc/thread.h>

static struct lock *lock;       /* A and B, in shared memory */
static pthread_mutex_t lucky[2] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER };
static bool use_lucky;
static int64_t nap;
static long count;

static void
acquire(int which, const char *who)
{
    if (use_lucky) {
        pthread_mutex_lock(&lucky[which]);
    } else {
        lock_acquire(&lock[which]);
    }
    printf("@got who=%s lock=%c\n", who, "AB"[which]);
}

static void
release(int which)
{
    if (use_lucky) {
        pthread_mutex_unlock(&lucky[which]);
    } else {
        lock_release(&lock[which]);
    }
}

static void
both(const char *who, int first, int second, int64_t between)
{
    acquire(first, who);
    if (between > 0) {
        conc_sleep(between);
    }
    acquire(second, who);
    release(second);
    release(first);
}

static void
run(const char *who)
{
    both(who, 0, 1, 0);         /* func1: A, B */
    both(who, 1, 0, nap);     /* func2: B, a sleep, A */
}

static void
run_in_thread(void *arg)
{
    (void)arg;
    run(thread_name(thread_current()));
}

/* The kernel knows names by address space: a child's locks are to be named anew. */
static void
name_locks(void)
{
    for (int i = 0; i < 2; i++) {
        lock_set_name(&lock[i], i == 0 ? "A" : "B");
        lock_set_name(&lucky[i], i == 0 ? "A" : "B");
    }
}

static int
run_in_process(void *arg)
{
    (void)arg;
    name_locks();
    run(process_name(process_current()));
    return 0;
}

static struct thread *
start_thread(long n)
{
    char name[32];
    struct thread *t = thread_new(run_in_thread, NULL);
    snprintf(name, sizeof name, "Thread-%ld", n);
    thread_set_name(t, name);
    thread_start(t);
    return t;
}

/* In a child, for it may hang. */
static int
all_threads(void *arg)
{
    (void)arg;
    name_locks();
    for (long n = 1; n <= count; n++) {
        struct thread *t = start_thread(n);
        if (use_lucky) {
            thread_join(t);
        }
    }
    return 0;
}

/* Before the sleep of func2 is over, and just after. */
static void
look_twice(struct stuck *s, const char *about)
{
    int64_t start = conc_now();
    conc_sleep(nap - MILLISECONDS(20));
    stuck_look(s);
    printf("@before ms=%ld report=%s\n", milliseconds_since(start), strstr(s->report, about) ? "yes" : "none");
    conc_sleep(MILLISECONDS(30));
    stuck_look(s);
    printf("@after ms=%ld report=%s", milliseconds_since(start),
           !strstr(s->report, about) ? "none" : strstr(s->report, "2 threads wait for each other") ? "circle-of-2" : "other");
}

static void
show_threads(void)
{
    static struct stuck s;
    char about[64];
    stuck_begin(&s, all_threads, NULL);
    snprintf(about, sizeof about, "deadlock in process %d:", (int)process_pid(s.process));
    look_twice(&s, about);
    printf(" bystanders=%ld\n", stuck_count(&s, "bystander:", "waits for lock"));
    s.hangs = process_is_alive(s.process);
    stuck_end(&s);
    printf("@end code=%d\n", s.code);
}

static void
show_processes(void)
{
    static struct stuck s;
    struct process **p = calloc((size_t)count, sizeof(struct process *));
    for (long i = 0; i < count; i++) {
        p[i] = process_new(run_in_process, NULL);
        process_start(p[i]);
    }
    look_twice(&s, "deadlock in processes");
    printf("\n");
    for (long i = 0; i < count; i++) {
        process_kill(p[i]);
        process_join(p[i]);
    }
}

static void
show_lucky(void)
{
    static struct stuck s;
    stuck_run(&s, all_threads, NULL, TIMEOUT_FOREVER);
    printf("@warning report=%s\n", strstr(s.report, "warning: lock order") ? "yes" : "none");
    stuck_end(&s);
    printf("@end code=%d\n", s.code);
}

int
main(int argc, char **argv)
{
    const char *mode = arg_word(argc, argv, 1, "threads|processes|lucky", "threads");
    count = arg_number(argc, argv, 2, 10);
    nap = arg_seconds(argc, argv, 3, "2");
    lesson_begin();
    lock = mmap(NULL, 2 * sizeof *lock, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    use_lucky = *mode == 'l';
    if (*mode == 't') {
        show_threads();
    } else if (*mode == 'p') {
        show_processes();
    } else {
        show_lucky();
    }
}
