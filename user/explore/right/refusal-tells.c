/* SPDX-License-Identifier: MIT */
/* A call that fails tells something, too: nobody reads any more, the name is there already or gone, no child is left. */
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2], why, prepared[2];

static void *
read_once(void *unused)
{
    char c;

    assert(read(ends[0], &c, 1) == 1);
    why = 4;
    close(ends[0]);
    return unused;
}

static void
nobody_reads(void)
{
    pthread_t t;
    char all[4096] = "";

    signal(SIGPIPE, SIG_IGN);
    assert(pipe(ends) == 0);
    pthread_create(&t, NULL, read_once, NULL);
    while (write(ends[1], all, sizeof(all)) > 0)
        ;
    assert(errno == EPIPE && why == 4);
    pthread_join(t, NULL);
}

static void *
prepare(void *mine)
{
    int me = *(int *)mine;

    prepared[me] = 1;
    if (mkdir("/tmp/first", 0700) != 0)
        assert(errno == EEXIST && prepared[!me]);
    return NULL;
}

static void
the_name_is_taken(void)
{
    static int numbers[2] = { 0, 1 };
    pthread_t t;

    pthread_create(&t, NULL, prepare, &numbers[0]);
    prepare(&numbers[1]);
    pthread_join(t, NULL);
}

static void
the_name_is_gone(int *shared)
{
    struct stat s;

    if (fork() == 0) {
        shared[0] = 1;
        assert(rmdir("/tmp/first") == 0);
        _exit(0);
    }
    while (stat("/tmp/first", &s) == 0)
        usleep(100);
    assert(errno == ENOENT && shared[0] == 1);
}

static void
no_child_is_left(int *shared)
{
    signal(SIGCHLD, SIG_IGN);
    if (fork() == 0) {
        shared[1] = 1;
        _exit(0);
    }
    assert(wait(NULL) == -1 && errno == ECHILD && shared[1] == 1);
}

int
main(void)
{
    int *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    nobody_reads();
    the_name_is_taken();
    the_name_is_gone(shared);
    assert(wait(NULL) > 0);
    no_child_is_left(shared);
}
