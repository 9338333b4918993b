/* SPDX-License-Identifier: MIT */
/* Only one can make what must not be there yet: a folder, a queue, an address of a socket. */
#include <arpa/inet.h>
#include <assert.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static int counters[3];

static void
by_folder(void)
{
    while (mkdirat(AT_FDCWD, "/tmp/lock", 0700) != 0)
        sched_yield();
    counters[0]++;
    assert(unlinkat(AT_FDCWD, "/tmp/lock", AT_REMOVEDIR) == 0);
}

static void
by_queue(void)
{
    while (mq_open("/lock", O_CREAT | O_EXCL | O_RDWR, 0600, NULL) == (mqd_t)-1)
        sched_yield();
    counters[1]++;
    assert(mq_unlink("/lock") == 0);
}

static void
by_address(void)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(77), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int s = socket(AF_INET, SOCK_DGRAM, 0);

    while (bind(s, (struct sockaddr *)&a, sizeof(a)) != 0)
        sched_yield();
    counters[2]++;
    close(s);
}

static void *
use(void *unused)
{
    by_folder();
    by_queue();
    by_address();
    return unused;
}

int
main(void)
{
    pthread_t t;

    pthread_create(&t, NULL, use, NULL);
    use(NULL);
    pthread_join(t, NULL);
    assert(counters[0] == 2 && counters[1] == 2 && counters[2] == 2);
}
