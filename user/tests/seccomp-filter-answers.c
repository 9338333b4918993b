/* SPDX-License-Identifier: MIT */
/* Each answer does what it says: an error, a logged call, SIGSYS with all about the call, the end of a thread, the end of
 * the process; of several filters the strictest counts. */
#include "filter.h"

#include <pthread.h>
#include <ucontext.h>

PROGRAM(answers, LOAD_NUMBER, ON(SYS_getppid, ERRNO(ECHILD)), ON(SYS_getpgid, ERRNO(0)), ON(SYS_getuid, SECCOMP_RET_LOG),
        ON(SYS_getgid, SECCOMP_RET_TRAP | 77), ON(SYS_umask, SECCOMP_RET_KILL_THREAD),
        ON(SYS_getsid, SECCOMP_RET_KILL_PROCESS), ON(SYS_chroot, 0x12345678), ANSWER(SECCOMP_RET_ALLOW));
PROGRAM(milder, LOAD_NUMBER, ON(SYS_getppid, SECCOMP_RET_LOG), ON(SYS_getgid, ERRNO(5)), ANSWER(SECCOMP_RET_ALLOW));

static siginfo_t seen;

static void
trapped(int signo, siginfo_t *info, void *context)
{
    ucontext_t *at = context;

    seen = *info;
    if (at->uc_mcontext.gregs[REG_RAX] == SYS_getgid)
        at->uc_mcontext.gregs[REG_RAX] = 4711;
}

static void
answers_one_by_one(void)
{
    struct sigaction action = { .sa_sigaction = trapped, .sa_flags = SA_SIGINFO };

    CHECK_OK(sigaction(SIGSYS, &action, NULL));
    filter(&answers);
    filter(&milder);
    CHECK_ERRNO(syscall(SYS_getppid), ECHILD);
    CHECK_EQ(syscall(SYS_getpgid, 0), 0);
    CHECK_OK(syscall(SYS_getuid));
    CHECK_EQ(syscall(SYS_getgid), 4711);
    CHECK_EQ(seen.si_signo, SIGSYS);
    CHECK_EQ(seen.si_code, SYS_SECCOMP);
    CHECK_EQ(seen.si_errno, 77);
    CHECK_EQ(seen.si_syscall, SYS_getgid);
    CHECK_EQ(seen.si_arch, AUDIT_ARCH_X86_64);
    CHECK(seen.si_call_addr != NULL);
}

static void
trapped_without_handler(void)
{
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    filter(&answers);
    syscall(SYS_getgid);
}

static void *
calls_umask(void *unused)
{
    syscall(SYS_umask, 0);
    return NULL;
}

static void
one_thread_ends(void)
{
    static pthread_t thread;

    filter(&answers);
    CHECK_EQ(pthread_create(&thread, NULL, calls_umask, NULL), 0);
    pause_for(100 * MILLISECOND); /* it is gone without a word: there is nothing to join */
    _exit(3);
}

static void *
calls_getsid(void *unused)
{
    syscall(SYS_getsid, 0);
    return NULL;
}

static void
all_threads_end(void)
{
    pthread_t thread;

    filter(&answers);
    CHECK_EQ(pthread_create(&thread, NULL, calls_getsid, NULL), 0);
    for (;;)
        pause_for(SECOND);
}

static void
unknown_answer(void)
{
    filter(&answers);
    syscall(SYS_chroot, "/");
}

static void
last_thread_ends(void)
{
    filter(&answers);
    syscall(SYS_umask, 0);
}

int
main(void)
{
    CHECK_EQ(run(answers_one_by_one), 0);
    CHECK_EQ(run(trapped_without_handler), KILLED(SIGSYS));
    CHECK_EQ(run(one_thread_ends), EXITED(3));
    CHECK_EQ(run(all_threads_end), KILLED(SIGSYS));
    CHECK_EQ(run(unknown_answer), KILLED(SIGSYS));
    CHECK_EQ(run(last_thread_ends), KILLED(SIGSYS));
    return 0;
}
