/* SPDX-License-Identifier: MIT */
/*
 * P11  Zombies and orphans: who ended and was not waited for, who lives on and has no parent.
 *
 * Python: a child that has ended stays in `ps` as <defunct> until join() (or the next start(), which looks, too).  A
 * child whose parent ends first is not lost: process 1 becomes its parent, and joins it when it ends.
 *
 * Look at: state Z after the child's end; that nothing is there after the join.  The orphan's parent before and after; nothing is
 * there after the orphan's end either, though nobody here waited for it.
 *
 * Why: somebody may still ask how it ended, so its number and its exit status stay with the kernel until its parent has
 * asked, by wait4; memory and files are gone at once.  Only the parent may ask.  So a process without one would stay
 * for ever: at the end of a process its children go to process 1, which does nothing but wait.
 *
 * Try: lesson p11 SECONDS EXIT_CODE
 */
#include "lesson.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <conc/process.h>
#include <conc/semaphore.h>

static int exit_code;
static int64_t duration;
static struct shared {
    struct semaphore parent_gone, told;
    pid_t orphan;
} *shared;

/* "3 (a name) Z 2 ...": the letter; '-' if there is no such process. */
static char
state_of(pid_t pid)
{
    char path[32], line[256] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *f = fopen(path, "r");
    if (!f || !fgets(line, sizeof line, f)) {
        return '-';
    }
    fclose(f);
    return strrchr(line, ')')[2];
}

/* What ps says of it, and the letter that it read for that. */
static void
look(const char *when, pid_t pid)
{
    char number[12];
    snprintf(number, sizeof number, "%d", (int)pid);
    printf("@look when=%s pid=%s state=%c\n", when, number, state_of(pid));
    pid_t ps = fork();
    if (ps == 0) {
        execlp("ps", "ps", "-o", "pid,ppid,s,comm", "-p", number, (char *)NULL);
        _exit(127);
    }
    waitpid(ps, NULL, 0);
}

static int
end_at_once(void *arg)
{
    (void)arg;
    return exit_code;
}

static int
live_on(void *arg)
{
    (void)arg;
    shared->orphan = getpid();
    printf("@orphan pid=%d ppid=%d\n", getpid(), getppid());
    semaphore_release(&shared->told);
    semaphore_acquire(&shared->parent_gone);
    printf("@adopted pid=%d ppid=%d\n", getpid(), getppid());
    semaphore_release(&shared->told);
    conc_sleep(duration);
    return 0;
}

/* The end of a program waits for its children, so this parent must end by _exit. */
static int
leave_a_child(void *arg)
{
    (void)arg;
    process_start(process_new(live_on, NULL));
    semaphore_acquire(&shared->told);
    _exit(0);
}

int
main(int argc, char **argv)
{
    int code = 0;
    duration = arg_seconds(argc, argv, 1, "1");
    exit_code = (int)arg_number(argc, argv, 2, 3);
    lesson_begin();
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    semaphore_init(&shared->parent_gone, 0);
    semaphore_init(&shared->told, 0);

    struct process *p = process_new(end_at_once, NULL);
    process_start(p);
    conc_sleep(duration);
    look("ended", process_pid(p));
    process_join(p);
    process_exitcode(p, &code);
    printf("@joined pid=%d exitcode=%d\n", process_pid(p), code);
    look("joined", process_pid(p));

    p = process_new(leave_a_child, NULL);
    process_start(p);
    process_join(p);
    printf("@parent pid=%d\n", process_pid(p));
    semaphore_release(&shared->parent_gone);
    semaphore_acquire(&shared->told);
    look("adopted", shared->orphan);
    conc_sleep(2 * duration);
    look("reaped", shared->orphan);
}
