/* SPDX-License-Identifier: MIT */
/*
 * Random system calls with random and hostile arguments.
 *
 * Children make the calls, a hundred each; what a child does follows from the seed and its number alone, so the
 * command that is printed first does it all again. A child that hangs in a call gets signals, and in the end
 * SIGKILL. The calls that could reach beyond the child (kill, setpgid) are bent so that they cannot.
 */
#include "user/bin/grind/grind.h"

#include <errno.h>
#include <fcntl.h>
#include <heddle.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STEPS_EACH   100
#define LAST_CALL    334
#define MAX_FORKS    8
#define NOBODY       1000000        /* a pid that nobody has */
#define MILLISECOND  1000000
#define PATIENCE     20             /* looks without progress before a child is killed */

/* In memory that parent and children share: how far they are, and how often they forked. */
static volatile struct {
    long steps;
    int forks;
} *progress;

static unsigned long random_state;
static char scratch[4][8192] __attribute__((aligned(4096)));

static unsigned long
random_number(void)
{
    random_state += 0x9e3779b97f4a7c15UL;
    unsigned long x = random_state;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9UL;
    x = (x ^ x >> 27) * 0x94d049bb133111ebUL;
    return x ^ x >> 31;
}

static unsigned long
below(unsigned long limit)
{
    return random_number() % limit;
}

static unsigned long
hostile_pointer(void)
{
    static const unsigned long pointers[] = {
        0, 1, 8, 0xfff, 0x7ffffffff000UL, 0x7fffffffffffUL, 0x800000000000UL, 0xffff800000000000UL,
        0xffffffff80000000UL, 0xffffffff80100000UL, 0xfffffffffffff000UL, 0xffffffffffffffffUL,
    };

    return pointers[below(sizeof(pointers) / sizeof(pointers[0]))];
}

static unsigned long
odd_number(void)
{
    static const unsigned long numbers[] = {
        0, 1, 2, 7, 8, 100, 4095, 4096, 4097, 65536, 1UL << 20, 1UL << 31, (1UL << 31) - 1, 1UL << 32, 1UL << 47,
        1UL << 62, 1UL << 63, -1UL, -2UL, -100UL, -4096UL,
    };

    return numbers[below(sizeof(numbers) / sizeof(numbers[0]))];
}

/* A path, a small struct or plain noise in memory of ours. */
static unsigned long
good_pointer(void)
{
    static const char *const paths[] = {
        FOLDER, FOLDER "/a", FOLDER "/b", FOLDER "/d", FOLDER "/d/e", "a", "d/../b", "/proc",
        "/proc/self/stat", "/queue", "", "/", "..", FOLDER "/a/b", "no-such-file",
    };
    char *place = scratch[below(4)];

    switch (below(4)) {
    case 0:
        strcpy(place, paths[below(sizeof(paths) / sizeof(paths[0]))]);
        break;
    case 1:
        memset(place, 0, 256);
        break;
    case 2:
        for (int i = 0; i < 64; i++)
            ((unsigned long *)place)[i] = below(3) == 0 ? odd_number() : below(20);
        break;
    }
    return (unsigned long)place + (below(8) == 0 ? below(64) : 0);
}

static unsigned long
argument(void)
{
    switch (below(10)) {
    case 0: case 1: case 2: return below(12);
    case 3: return below(4096);
    case 4: case 5: case 6: return good_pointer();
    case 7: return hostile_pointer();
    case 8: return odd_number();
    default: return random_number();
    }
}

/* Bends a call that would reach beyond the child. Returns whether it may be made. */
static int
is_allowed(long number, unsigned long *a)
{
    switch (number) {
    case SYS_exit: case SYS_exit_group:
        return below(20) == 0;
    case SYS_fork: case SYS_vfork: case SYS_clone:
        return number != SYS_vfork && progress->forks++ < MAX_FORKS;
    case SYS_kill: case SYS_tkill: case SYS_setpgid:
        a[0] = below(2) ? NOBODY : (unsigned long)getpid();
        return 1;
    case SYS_tgkill: case SYS_rt_sigqueueinfo:
        a[0] = a[1] = (unsigned long)getpid();
        return 1;
    case SYS_setsid: case SYS_execve: case SYS_chroot: case SYS_ioctl: case SYS_reboot:
        return 0;
    case 4096:
        return a[0] != HEDDLE_WORLD_RUN;
    default:
        return 1;
    }
}

static void
step(void)
{
    long number = below(100) == 0 ? 4096 : (long)below(LAST_CALL + 1);
    unsigned long a[6];

    for (int i = 0; i < 6; i++)
        a[i] = argument();
    if (is_allowed(number, a))
        syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
    progress->steps++;
}

static void
wake(int signo)
{
    (void)signo;
}

/* A child that has spoilt its own memory ends quietly. */
static void
leave(int signo)
{
    _exit(signo);
}

static void
grind(unsigned long seed, long child)
{
    struct sigaction action = { .sa_handler = wake };
    int null = open("/dev/null", O_RDWR);
    int ends[2];

    setpgid(0, 0);
    for (int fd = 0; fd < 3; fd++)
        dup2(null, fd);
    pipe(ends);
    open(FOLDER "/a", O_RDWR | O_CREAT, 0600);
    sigaction(SIGUSR1, &action, NULL);
    signal(SIGSEGV, leave);
    signal(SIGBUS, leave);
    random_state = seed * 1000003 + (unsigned long)child;
    for (int i = 0; i < STEPS_EACH; i++)
        step();
    _exit(0);
}

__attribute__((noreturn)) static void
stop(const char *what)
{
    perror(what);
    exit(1);
}

/* Waits for a child to end; one that makes no progress is woken by signals, then killed. */
static void
watch(pid_t child)
{
    struct timespec moment = { 0, 2 * MILLISECOND };
    long last = -1;
    int patience = PATIENCE;

    while (waitpid(child, NULL, WNOHANG) == 0) {
        nanosleep(&moment, NULL);
        if (progress->steps != last)
            patience = PATIENCE;
        else
            kill(child, patience-- > 0 ? SIGUSR1 : SIGKILL);
        last = progress->steps;
    }
    kill(-child, SIGKILL);
}

static void
run_children(unsigned long seed, long steps)
{
    for (long i = 0; i * STEPS_EACH < steps; i++) {
        pid_t child;

        progress->forks = 0;
        child = fork();
        if (child < 0)
            stop("fork");
        if (child == 0)
            grind(seed, i);
        setpgid(child, child);
        watch(child);
    }
}

long
hostile_run(unsigned long seed, long steps)
{
    progress = mmap(NULL, sizeof(*progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (progress == MAP_FAILED)
        stop("memory");
    run_children(seed, steps);
    return progress->steps;
}
