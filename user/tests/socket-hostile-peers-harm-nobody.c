/* SPDX-License-Identifier: MIT */
/* Processes and threads that share descriptors and do anything to sockets in any order: the system goes on, nothing
 * waits for ever, and all memory comes back. */
#include "socket.h"

#include <pthread.h>

#define PROCESSES 3
#define STEPS (is_deterministic() ? 150 : 1500) /* where every interruption costs ten times as much */
#define SLOTS 24

static int fds[SLOTS];

static unsigned
chance(unsigned *seed, unsigned n)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed / 65536 % n;
}

static void
put(unsigned slot, int fd)
{
    int old;

    if (fd < 0)
        return;
    old = __atomic_exchange_n(&fds[slot], fd, __ATOMIC_SEQ_CST);
    if (old >= 0)
        close(old);
}

static struct sockaddr_storage
some_name(unsigned *seed, socklen_t *size)
{
    struct sockaddr_storage name = { 0 };
    struct sockaddr_un *un = (void *)&name;
    struct sockaddr_in in = loopback(20000 + chance(seed, 3));

    *size = sizeof(in);
    if (chance(seed, 2)) {
        memcpy(&name, &in, sizeof(in));
        return name;
    }
    un->sun_family = AF_UNIX;
    un->sun_path[1] = (char)('a' + chance(seed, 3));
    *size = sizeof(sa_family_t) + 2;
    return name;
}

static void
make(unsigned *seed)
{
    static const int kinds[][2] = { { AF_UNIX, SOCK_STREAM }, { AF_UNIX, SOCK_DGRAM }, { AF_UNIX, SOCK_SEQPACKET },
                                    { AF_INET, SOCK_STREAM }, { AF_INET, SOCK_DGRAM } };
    const int *kind = kinds[chance(seed, 5)];
    int ends[2];

    if (chance(seed, 2)) {
        put(chance(seed, SLOTS), socket(kind[0], kind[1] | SOCK_NONBLOCK, 0));
    } else if (socketpair(AF_UNIX, kind[0] == AF_UNIX ? kind[1] | SOCK_NONBLOCK : SOCK_STREAM, 0, ends) == 0) {
        for (int i = 0; i < 2; i++) {
            fcntl(ends[i], F_SETFL, O_NONBLOCK);
            put(chance(seed, SLOTS), ends[i]);
        }
    }
}

static void
pass(int fd, unsigned *seed)
{
    int carried[3], n = (int)chance(seed, 3) + 1, got[4];
    char control[CMSG_SPACE(sizeof(got))] __attribute__((aligned(8))), bytes[64];
    struct iovec part = { bytes, sizeof(bytes) };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control) };

    for (int i = 0; i < n; i++)
        carried[i] = fds[chance(seed, SLOTS)];
    if (chance(seed, 3)) {
        send_files(fd, "x", carried, n);
        return;
    }
    if (recvmsg(fd, &m, MSG_DONTWAIT | (chance(seed, 4) ? 0 : MSG_PEEK)) < 0 || !CMSG_FIRSTHDR(&m))
        return;
    n = (int)((CMSG_FIRSTHDR(&m)->cmsg_len - CMSG_LEN(0)) / sizeof(int));
    memcpy(got, CMSG_DATA(CMSG_FIRSTHDR(&m)), (size_t)n * sizeof(int));
    for (int i = 0; i < n; i++)
        put(chance(seed, SLOTS), got[i]);
}

static void
step(unsigned *seed)
{
    static char block[9000];
    int fd = fds[chance(seed, SLOTS)];
    socklen_t size;
    struct sockaddr_storage name = some_name(seed, &size);

    switch (chance(seed, 14)) {
    case 0: case 1:
        make(seed);
        break;
    case 2:
        put(chance(seed, SLOTS), accept4(fd, NULL, NULL, SOCK_NONBLOCK));
        break;
    case 3:
        bind(fd, ANY(name), size);
        break;
    case 4:
        listen(fd, (int)chance(seed, 3));
        break;
    case 5:
        connect(fd, ANY(name), size);
        break;
    case 6:
        send(fd, block, chance(seed, sizeof(block)), MSG_NOSIGNAL | MSG_DONTWAIT);
        break;
    case 7:
        recv(fd, block, chance(seed, sizeof(block)), MSG_DONTWAIT);
        break;
    case 8:
        shutdown(fd, (int)chance(seed, 3));
        break;
    case 9:
        sendto(fd, block, chance(seed, 100), MSG_NOSIGNAL | MSG_DONTWAIT, ANY(name), size);
        break;
    case 10:
        events_of(fd, ALL_EVENTS, 0);
        break;
    case 11:
        fd = __atomic_exchange_n(&fds[chance(seed, SLOTS)], -1, __ATOMIC_SEQ_CST);
        if (fd >= 0)
            close(fd);
        break;
    default:
        pass(fd, seed);
    }
}

static void *
thread(void *arg)
{
    unsigned seed = (unsigned)(unsigned long)arg;

    for (int i = 0; i < STEPS; i++)
        step(&seed);
    return NULL;
}

static void
process(unsigned seed)
{
    pthread_t other;

    for (int i = 0; i < SLOTS; i++)
        fds[i] = -1;
    CHECK_EQ(pthread_create(&other, NULL, thread, (void *)(seed * 2ul)), 0);
    thread((void *)(seed * 2ul + 1));
    CHECK_EQ(pthread_join(other, NULL), 0);
    for (int i = 0; i < SLOTS; i++)
        put((unsigned)i, open("/dev/null", O_RDWR)); /* closes what is there */
    _exit(0);
}

static void
round_of(unsigned seed)
{
    pid_t children[PROCESSES];

    for (unsigned i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        CHECK_OK(children[i]);
        if (children[i] == 0)
            process(seed + i * 100);
    }
    for (int i = 0; i < PROCESSES; i++)
        CHECK_EQ(wait_status(children[i]), EXITED(0));
}

int
main(void)
{
    struct heddle_counters before, after;

    signal(SIGPIPE, SIG_IGN);
    round_of(1);
    if (heddle_version() < 1)
        return 0;
    frames_at_rest();
    CHECK_OK(heddle_counters(&before));
    for (unsigned i = 2; i < 6; i++)
        round_of(i);
    close((int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0))); /* the collector looks */
    for (int i = 0; i < 400; i++) {
        CHECK_OK(heddle_counters(&after));
        if (after.heap <= before.heap + 4096)
            return 0;
        pause_for(5 * MILLISECOND);
    }
    CHECK_EQ(after.heap, before.heap);
    return 1;
}
