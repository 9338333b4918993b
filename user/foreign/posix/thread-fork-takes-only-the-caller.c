/* SPDX-License-Identifier: MIT */
/* fork(2): the child is created with a single thread, the one that called fork. */
#include "user/foreign/posix/see.h"
#include <pthread.h>

static void *
body(void *argument)
{
    for (;;)
        pause();
    return argument;
}

static int
tasks(void)
{
    char text[2048];
    int fd = open("/proc/self/status", O_RDONLY);
    ssize_t n = read(fd, text, sizeof(text) - 1);

    close(fd);
    text[n > 0 ? n : 0] = '\0';
    return atoi(strstr(text, "Threads:") + 8);
}

static void *
forks(void *argument)
{
    pid_t child = fork();

    if (child == 0) {
        see("child has %d, and is its first: %d\n", tasks(), getpid() == gettid());
        _exit(0);
    }
    see_end(child);
    return argument;
}

int
main(void)
{
    pthread_t thread;

    for (int i = 0; i < 3; i++)
        pthread_create(&thread, NULL, body, NULL);
    see("parent has %d\n", tasks());
    pthread_create(&thread, NULL, forks, NULL);
    pthread_join(thread, NULL);
    return 0;
}
