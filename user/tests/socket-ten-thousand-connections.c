/* SPDX-License-Identifier: MIT */
/* 10,000 TCP connections at once, each used both ways, in less than 256 MiB (2,000 if the machine has no more than
 * that); all of it comes back. */
#include "socket.h"

#include <sys/resource.h>

#define MOST 10000
#define MIB 256 /* frames */

static unsigned port;
static int count = MOST;
static int fds[MOST], tell[2];

static void
need_descriptors(void)
{
    struct rlimit limit;

    CHECK_OK(getrlimit(RLIMIT_NOFILE, &limit));
    limit.rlim_cur = MOST + 64;
    if (limit.rlim_max < limit.rlim_cur)
        limit.rlim_max = limit.rlim_cur;
    if (setrlimit(RLIMIT_NOFILE, &limit) < 0)
        skip("needs 10,064 descriptors");
}

static long
memory_mib(void)
{
    char text[64] = "";
    int fd = (int)CHECK_OK(open("/proc/meminfo", O_RDONLY));
    long kib = 0;

    CHECK(read(fd, text, sizeof(text) - 1) > 0);
    CHECK_EQ(sscanf(text, "MemTotal: %ld", &kib), 1);
    close(fd);
    return kib / 1024;
}

static void
client(void)
{
    char byte;

    for (int i = 0; i < count; i++) {
        fds[i] = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
        CHECK_OK(inet_connect(fds[i], port));
        say(fds[i], "q");
    }
    for (int i = 0; i < count; i++)
        expect(fds[i], "a");
    CHECK_EQ(read(tell[0], &byte, 1), 1);
}

int
main(void)
{
    int listener = tcp_listener(128);
    long before = heddle_version() >= 1 ? frames_at_rest() : 0;
    pid_t child;

    need_descriptors();
    if (memory_mib() < 200)
        count = 2000;
    port = port_of(listener);
    CHECK_OK(pipe(tell));
    child = start(client);
    for (int i = 0; i < count; i++)
        fds[i] = (int)CHECK_OK(accept(listener, NULL, NULL));
    for (int i = 0; i < count; i++) {
        expect(fds[i], "q");
        say(fds[i], "a");
    }
    if (heddle_version() >= 1)
        CHECK(heddle_frames() - before < (count == MOST ? 256 : 52) * MIB);
    say(tell[1], "x");
    CHECK_EQ(wait_status(child), EXITED(0));
    for (int i = 0; i < count; i++)
        close(fds[i]);
    if (heddle_version() >= 1)
        CHECK(frames_at_rest() - before < 300); /* the table of descriptors stays as big as it was */
    return 0;
}
