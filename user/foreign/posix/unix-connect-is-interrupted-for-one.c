/* SPDX-License-Identifier: MIT */
/* connect(2), signal(7): of two threads that wait to connect one socket, the one that a signal interrupts gets EINTR, and the other waits on. */
#include "user/foreign/posix/see.h"

#include <pthread.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>

static const struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "\0place" };
static const socklen_t size = sizeof(sa_family_t) + 6;
static int client;

struct caller {
    pthread_t thread;
    _Atomic pid_t id;
    int error;
};

static void *
call(void *arg)
{
    struct caller *c = arg;

    c->id = (pid_t)syscall(SYS_gettid);
    c->error = connect(client, (const struct sockaddr *)&name, size) < 0 ? errno : 0;
    return NULL;
}

static void
until_it_waits(struct caller *c)
{
    DO(pthread_create(&c->thread, NULL, call, c));
    while (!c->id)
        ;
    until_thread_asleep(c->id);
}

static void
ignore(int signo)
{
    (void)signo;
}

int
main(void)
{
    struct sigaction action = { .sa_handler = ignore };
    int listener = socket(AF_UNIX, SOCK_STREAM, 0), before = socket(AF_UNIX, SOCK_STREAM, 0);
    struct caller first = { 0 }, second = { 0 };

    sigaction(SIGUSR1, &action, NULL);
    client = socket(AF_UNIX, SOCK_STREAM, 0);
    DO(bind(listener, (const struct sockaddr *)&name, size));
    DO(listen(listener, 0));
    DO(connect(before, (const struct sockaddr *)&name, size)); /* no room for another one */
    until_it_waits(&first);
    until_it_waits(&second);

    DO(pthread_kill(first.thread, SIGUSR1));
    pthread_join(first.thread, NULL);
    see("the first: %s\n", error_name(first.error));
    DO(accept(listener, NULL, NULL));
    pthread_join(second.thread, NULL);
    see("the second: %s\n", error_name(second.error));
    DO(accept(listener, NULL, NULL));
    TRY(send(client, "x", 1, 0));
    return 0;
}
