/* SPDX-License-Identifier: MIT */
/* A thread names another of its process through /proc/self/task/TID/comm, 15 bytes of it; a child may not name its parent. */
#include "check.h"

#include <pthread.h>
#include <sys/wait.h>

static int to_other[2];

static void *
wait_for_end(void *arg)
{
    char byte;
    CHECK_EQ(read(to_other[0], &byte, 1), 0);
    return arg;
}

static void
in_child(const char *path)
{
    int fd = open(path, O_WRONLY);
    CHECK(fd >= 0);
    CHECK_ERRNO(write(fd, "child", 5), EINVAL);
    _exit(0);
}

int
main(void)
{
    char name[16], path[64];
    pthread_t other;
    int fd, status;
    CHECK_OK(pipe(to_other));
    CHECK_EQ(pthread_create(&other, NULL, wait_for_end, NULL), 0);
    CHECK_EQ(pthread_setname_np(other, "Producer"), 0);
    CHECK_EQ(pthread_getname_np(other, name, sizeof(name)), 0);
    CHECK_EQ(strcmp(name, "Producer"), 0);
    CHECK_EQ(pthread_getname_np(pthread_self(), name, sizeof(name)), 0);
    CHECK(strcmp(name, "Producer") != 0);

    snprintf(path, sizeof(path), "/proc/%d/comm", getpid());
    fd = open(path, O_RDWR);
    CHECK(fd >= 0);
    CHECK_EQ(write(fd, "of-more-than-15-bytes", 21), 21);
    CHECK_EQ(pthread_getname_np(pthread_self(), name, sizeof(name)), 0);
    CHECK_EQ(strcmp(name, "of-more-than-15"), 0);

    pid_t child = fork();
    if (child == 0) {
        in_child(path);
    }
    CHECK_EQ(waitpid(child, &status, 0), child);
    CHECK_EQ(status, 0);
    close(to_other[1]);
    CHECK_EQ(pthread_join(other, NULL), 0);
    return 0;
}
