/* SPDX-License-Identifier: MIT */
/* A file that has become longer, or is there, says that a datum was written. */
#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int datum, file;

static bool
is_longer(void)
{
    struct stat s;

    return fstat(file, &s) == 0 && s.st_size == 1;
}

static bool
ends_later(void)
{
    return lseek(file, 0, SEEK_END) == 2;
}

static bool
is_named(void)
{
    struct stat s;

    return stat("/tmp/folder/3", &s) == 0;
}

static bool
is_listed(void)
{
    DIR *folder = opendir("/tmp/folder");
    bool found = false;

    for (struct dirent *e; (e = readdir(folder)) != NULL;)
        found = found || strcmp(e->d_name, "4") == 0;
    closedir(folder);
    return found;
}

static void *
publish(void *value)
{
    int i = *(int *)value;
    char name[] = "/tmp/folder/0";

    datum = i;
    name[strlen(name) - 1] = (char)('0' + i);
    if (i <= 2)
        assert(ftruncate(file, i) == 0);
    else
        close(open(name, O_CREAT | O_WRONLY, 0600));
    return NULL;
}

int
main(void)
{
    bool (*const ways[])(void) = { is_longer, ends_later, is_named, is_listed };
    pthread_t t;

    assert(mkdir("/tmp/folder", 0700) == 0);
    file = open("/tmp/file", O_CREAT | O_RDWR, 0600);
    for (int i = 1; i <= 4; i++) {
        pthread_create(&t, NULL, publish, &i);
        while (!ways[i - 1]())
            sched_yield();
        assert(datum == i);
        pthread_join(t, NULL);
    }
}
