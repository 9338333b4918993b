/* SPDX-License-Identifier: MIT */
/*
 * M3  poll: as select, with an array in place of bit maps, and so without a largest descriptor.
 *
 * Python: p = select.poll(); p.register(fd, POLLIN); p.poll(timeout in milliseconds).  select's sets have 1024 bits, and Python refuses
 * a larger descriptor (lesson M2); poll takes pairs of a descriptor and what is asked of it, as many as the process may
 * have open.  As select it goes through all of them at each call, and so do you afterwards (lesson M4).
 *
 * Look at: more pipes than a set has bits, the last of them with a descriptor over 1023; which were ready, after how long;
 * and what poll says of a pipe whose writer is gone (HUP), a pipe without reader (ERR) and a closed descriptor (NVAL).
 *
 * Why: a bit map must be as large as its largest number, and its size is part of the program when it is compiled.  An array is as
 * long as you say, so the only limit left is RLIMIT_NOFILE, of the process.  An entry answers in a field of its own,
 * so poll can tell of things that nobody asked, and the array need not be filled again.
 *
 * Try: lesson m3 PIPES READY SECONDS
 */
#include "lesson.h"

#include <errno.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <unistd.h>

#include <conc/process.h>

static int (*pipes)[2];
static struct pollfd *set;
static long count;
static int64_t delay;

static void
look(const char *name, int timeout_ms)
{
    int64_t start = conc_now();
    int n = poll(set, (nfds_t)count, timeout_ms);
    printf("@%s ready=%d ms=%ld which=", name, n, milliseconds_since(start));
    const char *separator = "";
    for (long i = 0; i < count; i++) {
        char byte;
        if (set[i].revents == POLLIN && read(set[i].fd, &byte, 1) == 1) {
            printf("%s%ld", separator, i);
            separator = ",";
        }
    }
    printf("\n");
}

static int
write_later(void *arg)
{
    (void)arg;
    conc_sleep(delay);
    return write(pipes[count - 1][1], "x", 1) != 1;
}

/* What one call says of three descriptors that nobody can use any more. */
static void
ends(void)
{
    int closed_writer[2], closed_reader[2], closed[2];
    if (pipe(closed_writer) < 0 || pipe(closed_reader) < 0 || pipe(closed) < 0) {
        perror("pipe");
        return;
    }
    close(closed_writer[1]);
    close(closed_reader[0]);
    close(closed[0]);
    struct pollfd three[] = { { closed_writer[0], POLLIN, 0 }, { closed_reader[1], POLLOUT, 0 }, { closed[0], POLLIN, 0 } };
    int n = poll(three, 3, -1);
    printf("@ends ready=%d writer_gone=%s reader_gone=%s closed=%s\n", n, three[0].revents & POLLHUP ? "HUP" : "none",
           three[1].revents & POLLERR ? "ERR" : "none", three[2].revents & POLLNVAL ? "NVAL" : "none");
}

int
main(int argc, char **argv)
{
    count = arg_number(argc, argv, 1, 600);
    long ready = arg_number(argc, argv, 2, 3);
    delay = arg_seconds(argc, argv, 3, "1");
    struct rlimit limit = { (rlim_t)(2 * count + 32), (rlim_t)(2 * count + 32) };
    lesson_begin();
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0) {
        perror("setrlimit");
        return 1;
    }
    pipes = calloc((size_t)count, sizeof *pipes);
    set = calloc((size_t)count, sizeof *set);
    for (long i = 0; i < count; i++) {
        if (pipe(pipes[i]) < 0) {
            perror("pipe");
            return 1;
        }
        set[i] = (struct pollfd){ pipes[i][0], POLLIN, 0 };
    }
    int last = pipes[count - 1][0];
    printf("@last fd=%d select=%s\n", last, last >= FD_SETSIZE ? "EINVAL" : "takes-it");
    look("zero", 0);
    look("timed", (int)(delay / 2 / MILLISECONDS(1)));
    for (long i = 0; i < ready; i++) {
        if (write(pipes[i * count / ready][1], "x", 1) != 1) {
            perror("write");
        }
    }
    look("many", -1);
    struct process *writer = process_new(write_later, NULL);
    process_start(writer);
    look("forever", -1);
    process_join(writer);
    ends();
}
