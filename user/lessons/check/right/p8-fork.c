/* SPDX-License-Identifier: MIT */
/* Right: fork and kill; the holder tells by a pipe that it holds the lock. */
#include "user/lessons/lesson.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <conc/lock.h>

static struct lock *lock;
static const char *name;

static void
wait_for_lock(int64_t patience)
{
    if (fork() == 0) {
        int64_t start = conc_now();
        lock_set_name(lock, name);
        printf("@waiter pid=%d\n", (int)getpid());
        int r = lock_acquire_timeout(lock, patience);
        printf("@answer pid=%d acquire=%s ms=%ld\n", (int)getpid(), r == -ETIMEDOUT ? "timeout" : "got", milliseconds_since(start));
        _exit(0);
    }
    wait(NULL);
}

int
main(int argc, char **argv)
{
    bool for_ever = strcmp(arg_text(argc, argv, 1, "timeout"), "for-ever") == 0;
    int64_t patience = for_ever ? TIMEOUT_FOREVER : arg_seconds(argc, argv, 2, "2");
    int ends[2], status;
    char byte;
    name = arg_text(argc, argv, 3, "savings");
    lesson_begin();
    lock = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (pipe(ends) < 0) {
        return 1;
    }
    pid_t holder = fork();
    if (holder == 0) {
        lock_acquire(lock);
        for (close(ends[1]);;) {
            pause();
        }
    }
    close(ends[1]);
    if (read(ends[0], &byte, 1) != 0) {
        return 1;
    }
    kill(holder, SIGTERM);
    waitpid(holder, &status, 0);
    printf("@holder pid=%d exitcode=%d locked=%d\n", (int)holder, -WTERMSIG(status), lock_try_acquire(lock) != 0);
    wait_for_lock(patience);
    printf("@release answer=%d\n", lock_release(lock));
    wait_for_lock(patience);
}
