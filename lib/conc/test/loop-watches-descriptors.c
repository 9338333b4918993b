/* SPDX-License-Identifier: MIT */
/* A reader is called while there is something to read, a writer while there is room, both when the other end is gone; a
 * second add replaces the first; what is removed in the same round is not called; files of the disk are refused. */
#include "claim.h"

#include <conc/loop.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>

static struct loop *loop;
static int end[2], reads, writes;

static void
on_read(void *arg)
{
    char byte;
    (void)arg;
    ssize_t n = read(end[0], &byte, 1);
    reads++;
    if (n == 0) {
        CLAIM(loop_remove_reader(loop, end[0]));
        CLAIM(!loop_remove_reader(loop, end[0]));
        loop_stop(loop);
    }
}

static void
on_write(void *arg)
{
    (void)arg;
    if (++writes == 3) {
        CLAIM(loop_remove_writer(loop, end[1]));
        close(end[1]);
    } else {
        CLAIM_EQ(write(end[1], "x", 1), 1);
    }
}

static void
never(void *arg)
{
    (void)arg;
    CLAIM(!"called");
}

static int one[2], two[2], removals;

static void
remove_the_other(void *arg)
{
    removals++;
    CLAIM(loop_remove_reader(loop, *(int *)arg));
}

/* Both are ready in one round: only one of them is called. */
static void
removed_in_time(void)
{
    CLAIM_EQ(pipe(one), 0);
    CLAIM_EQ(pipe(two), 0);
    CLAIM_EQ(loop_add_reader(loop, one[0], remove_the_other, &two[0]), 0);
    CLAIM_EQ(loop_add_reader(loop, two[0], remove_the_other, &one[0]), 0);
    CLAIM_EQ(write(one[1], "x", 1), 1);
    CLAIM_EQ(write(two[1], "x", 1), 1);
    loop_stop(loop);
    CLAIM_EQ(loop_run_forever(loop), 0);
    CLAIM_EQ(removals, 1);
    CLAIM(loop_remove_reader(loop, one[0]) != loop_remove_reader(loop, two[0]));
    close(one[0]);
    close(one[1]);
    close(two[0]);
    close(two[1]);
}

int
main(void)
{
    loop = loop_new();
    CLAIM_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, end), 0);
    CLAIM_EQ(loop_add_reader(loop, end[0], never, NULL), 0);
    CLAIM_EQ(loop_add_reader(loop, end[0], on_read, NULL), 0);
    CLAIM_EQ(loop_add_writer(loop, end[1], on_write, NULL), 0);
    CLAIM_EQ(loop_run_forever(loop), 0);
    CLAIM_EQ(writes, 3);
    CLAIM_EQ(reads, 3);
    removed_in_time();
    int file = open("/tmp/conc-loop-file", O_RDWR | O_CREAT, 0600);
    CLAIM_EQ(loop_add_reader(loop, file, never, NULL), -EPERM);
    CLAIM_EQ(loop_add_reader(loop, -1, never, NULL), -EBADF);
    unlink("/tmp/conc-loop-file");
    loop_free(loop);
}
