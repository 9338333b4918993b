/* SPDX-License-Identifier: MIT */
/* proc(5), /proc/TID: can be opened though it is not listed, and tells of that thread; a call that wants a process takes
 * the number of any of its threads, but setpgid(2). */
#include "user/foreign/posix/see.h"
#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static volatile pid_t tid;

static void *
wait_in_a_lock(void *unused)
{
    sigset_t all;

    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    pthread_setname_np(pthread_self(), "second");
    tid = gettid();
    pthread_mutex_lock(&held);
    pthread_mutex_unlock(&held);
    return unused;
}

static const char *
whose(int number)
{
    return number == tid ? "the thread's" : number == getpid() ? "the process's" : "another";
}

static void
show_status(void)
{
    char path[64], line[256];
    FILE *status;

    snprintf(path, sizeof(path), "/proc/%d/status", tid);
    status = fopen(path, "r");
    while (fgets(line, sizeof(line), status))
        if (strncmp(line, "Tgid:", 5) == 0 || strncmp(line, "Pid:", 4) == 0)
            see("%.4s is %s\n", line, whose(atoi(strchr(line, '\t'))));
        else if (strncmp(line, "Name:", 5) == 0 || strncmp(line, "State:", 6) == 0 || strncmp(line, "Threads:", 8) == 0)
            see("%s", line);
    fclose(status);
}

/* Whether the folder, of this thread or process (%d), has a name; how many numbers it has. */
static void
look_into(const char *format, int id, const char *name)
{
    char path[64];
    DIR *folder;
    struct dirent *entry;
    int numbers = 0, found = 0;

    snprintf(path, sizeof(path), format, id);
    folder = opendir(path);
    while (folder && (entry = readdir(folder)) != NULL) {
        numbers += atoi(entry->d_name) > 0;
        found |= strcmp(entry->d_name, name) == 0;
    }
    see("%s: %d %s, %d\n", format, found, atoi(name) > 0 ? "the number" : name, strcmp(path, "/proc") == 0 ? 0 : numbers);
    if (folder)
        closedir(folder);
}

static void
look_around(void)
{
    char number[16], path[64];

    snprintf(number, sizeof(number), "%d", tid);
    look_into("/proc", 0, number);
    look_into("/proc/%d", tid, "fd");
    look_into("/proc/%d", tid, "task");
    look_into("/proc/%d/task", tid, number);
    look_into("/proc/self/task/%d", tid, "task");
    snprintf(path, sizeof(path), "/proc/%d/task/%d/comm", tid, getpid());
    TRY(access(path, R_OK));
    snprintf(path, sizeof(path), "/proc/%d/task/%d/task", tid, tid);
    TRY(access(path, R_OK));
    snprintf(path, sizeof(path), "/proc/%d/fd/1", tid);
    TRY(access(path, W_OK));
}

int
main(void)
{
    struct rlimit limit;
    pthread_t thread;
    siginfo_t info = { .si_code = SI_QUEUE };

    handle(SIGUSR1, count_it, 0);
    pthread_mutex_lock(&held);
    pthread_create(&thread, NULL, wait_in_a_lock, NULL);
    while (!tid)
        sched_yield();
    until_thread_asleep(tid);
    show_status();
    look_around();
    TRY(kill(tid, SIGUSR1));
    TRY(syscall(SYS_rt_sigqueueinfo, tid, SIGUSR1, &info));
    see("caught %d\n", caught);
    TRY(kill(-tid, 0));
    see("%d %d\n", getpgid(tid) == getpgrp(), getsid(tid) == getsid(0));
    TRY(setpgid(tid, 0));
    TRY(prlimit(tid, RLIMIT_NOFILE, NULL, &limit));
    TRY(waitpid(tid, NULL, WNOHANG));
    pthread_mutex_unlock(&held);
    pthread_join(thread, NULL);
    return 0;
}
