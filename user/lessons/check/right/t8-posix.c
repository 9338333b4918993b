/* SPDX-License-Identifier: MIT */
/* Right: a thread of POSIX; its name is the kernel's, and who is there is what /proc/self/task lists. */
#include "user/lessons/lesson.h"

#include <dirent.h>
#include <pthread.h>
#include <stdbool.h>
#include <unistd.h>

static int64_t seconds;

static void *
work(void *arg)
{
    conc_sleep(seconds);
    return arg;
}

static int
tasks(void)
{
    DIR *folder = opendir("/proc/self/task");
    int n = 0;
    for (struct dirent *d; (d = readdir(folder)) != NULL;) {
        n += d->d_name[0] != '.';
    }
    closedir(folder);
    return n;
}

int
main(int argc, char **argv)
{
    bool join = strcmp(arg_word(argc, argv, 1, "join|nojoin", "join"), "join") == 0;
    const char *new_name = arg_text(argc, argv, 3, "线程1");
    char name[16] = "Thread-1 (work)";
    pthread_t thread;
    seconds = arg_seconds(argc, argv, 2, "2");
    lesson_begin();
    pthread_create(&thread, NULL, work, NULL);
    pthread_setname_np(thread, name);
    if (join) {
        pthread_join(thread, NULL);
    }
    printf("@alive %d\n", tasks() > 1);
    printf("@name %s\n", name);
    if (!join) {
        pthread_setname_np(thread, new_name);
        pthread_getname_np(thread, name, sizeof name);
        new_name = name;
    }
    printf("@name %s\n@count %d\n@thread MainThread\n", new_name, tasks());
    if (!join) {
        printf("@thread %s\n", name);
    }
    printf("@current MainThread\n");
    if (!join) {
        pthread_join(thread, NULL);
    }
}
