/* SPDX-License-Identifier: MIT */
/* /proc/PID/task has a directory for each thread, with its own name and state; the process's files tell of the first. */
#include "check.h"

#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/syscall.h>

static atomic_int second;
static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;

static void *
wait_in_a_lock(void *unused)
{
    (void)unused;
    pthread_setname_np(pthread_self(), "second");
    second = (int)syscall(SYS_gettid);
    pthread_mutex_lock(&held);
    pthread_mutex_unlock(&held);
    return NULL;
}

/* The word after `key` in the status file of a thread. */
static void
status_of(int tid, const char *key, char word[32])
{
    char path[64], text[2048] = "", *at;
    int fd;

    snprintf(path, sizeof(path), "/proc/self/task/%d/status", tid);
    fd = (int)CHECK_OK(open(path, O_RDONLY));
    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    close(fd);
    at = strstr(text, key);
    CHECK(at != NULL);
    CHECK_EQ(sscanf(at + strlen(key), "%31s", word), 1);
}

static int
count_tasks(void)
{
    DIR *tasks = opendir("/proc/self/task");
    struct dirent *entry;
    int count = 0;

    CHECK(tasks != NULL);
    while ((entry = readdir(tasks)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        CHECK(atoi(entry->d_name) == getpid() || atoi(entry->d_name) == second);
        count++;
    }
    closedir(tasks);
    return count;
}

int
main(void)
{
    pthread_t thread;
    char word[32];

    CHECK_EQ(count_tasks(), 1);
    pthread_mutex_lock(&held);
    CHECK_EQ(pthread_create(&thread, NULL, wait_in_a_lock, NULL), 0);
    while (!second)
        sched_yield();
    CHECK_EQ(count_tasks(), 2);
    do
        status_of(second, "State:", word);
    while (strcmp(word, "S") != 0);
    status_of(second, "Name:", word);
    CHECK(strcmp(word, "second") == 0);
    status_of(second, "\nPid:", word);
    CHECK_EQ(atoi(word), second);
    status_of(second, "Tgid:", word);
    CHECK_EQ(atoi(word), getpid());
    status_of(getpid(), "State:", word);
    CHECK(strcmp(word, "R") == 0);
    CHECK_ERRNO(open("/proc/self/task/1000000/status", O_RDONLY), ENOENT);
    pthread_mutex_unlock(&held);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    while (count_tasks() != 1) /* a joined thread is not quite gone */
        sched_yield();
    return 0;
}
