/* SPDX-License-Identifier: MIT */
/* rt_tgsigqueueinfo(2): one thread gets the value; who may say which code, and what is refused first. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <semaphore.h>
#include <sys/syscall.h>

static sigset_t set;
static sem_t ready;
static pid_t it;

static int
queue(pid_t pid, pid_t tid, int signo, int code)
{
    siginfo_t info = { .si_code = code };

    info.si_pid = getpid();
    info.si_value.sival_int = 4711;
    return (int)syscall(SYS_rt_tgsigqueueinfo, pid, tid, signo, &info);
}

static void *
body(void *unused)
{
    siginfo_t info;

    it = gettid();
    sem_post(&ready);
    see("same signal: %d\n", sigwaitinfo(&set, &info) == SIGRTMIN + 3);
    see("queue %d, value %d, from me %d\n", info.si_code == SI_QUEUE, info.si_value.sival_int, info.si_pid == getpid());
    TRY(queue(getpid(), gettid(), 0, SI_USER));     /* to oneself one may say anything */
    TRY(queue(getpid(), gettid(), 0, SI_TKILL));
    return unused;
}

int
main(void)
{
    pthread_t thread;
    sigset_t pending;

    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN + 3);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    sem_init(&ready, 0, 0);
    pthread_create(&thread, NULL, body, NULL);
    sem_wait(&ready);
    TRY(queue(getpid(), it, SIGRTMIN + 3, SI_USER));
    TRY(queue(getpid(), it, SIGRTMIN + 3, SI_TKILL));
    TRY(queue(getppid(), it, SIGRTMIN + 3, SI_QUEUE));
    TRY(queue(getpid(), 999999, 99, SI_QUEUE));
    TRY(queue(getpid(), it, 99, SI_QUEUE));
    TRY(queue(getpid(), it, 0, SI_QUEUE));
    TRY(queue(0, it, SIGRTMIN + 3, SI_QUEUE));
    TRY(queue(getpid(), -1, SIGRTMIN + 3, SI_USER));
    TRY((int)syscall(SYS_rt_tgsigqueueinfo, 0, 0, SIGRTMIN + 3, 8));
    int sent = queue(getpid(), it, SIGRTMIN + 3, SI_QUEUE);
    pthread_join(thread, NULL);
    see("sent %d\n", sent);
    sigpending(&pending);
    see("not mine: %d\n", sigismember(&pending, SIGRTMIN + 3));
    return 0;
}
