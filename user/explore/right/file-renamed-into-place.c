/* SPDX-License-Identifier: MIT */
/* Written under another name, then renamed: a reader sees the old file or the new one. */
#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static void
save(const char *path, char c)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert(write(file, &c, 1) == 1);
    assert(write(file, &c, 1) == 1);
    close(file);
}

static void *
rewrite(void *unused)
{
    save("/tmp/config.new", 'B');
    assert(rename("/tmp/config.new", "/tmp/config") == 0);
    return unused;
}

int
main(void)
{
    pthread_t a;
    char text[2];
    int file;

    save("/tmp/config", 'A');
    pthread_create(&a, NULL, rewrite, NULL);
    file = open("/tmp/config", O_RDONLY);
    assert(read(file, text, 2) == 2);
    assert(text[0] == text[1]);
    pthread_join(a, NULL);
}
