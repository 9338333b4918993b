/* SPDX-License-Identifier: MIT */
/* Two threads use a queue that a server has, here another thread: what one puts the other gets, also if it asks first; then that is
 * given back, and the server ends when it is told to; what its threads had may be left if the program ends first. */
#include "threads.h"

#include <conc/event.h>
#include <conc/manager_server.h>
#include <conc/proxy_inside.h>
#include <conc/ready.h>
#include <poll.h>

#define ADDRESS "/tmp/server"
#define KEY "key"

static struct proxy *queue;
static struct event ready;

/* ready.c, without deadlines: with its patience, which may be over at any point here, hardly anyone would prove that he knows the
 * key. */
int
conc_poll_ms(int64_t left)
{
    (void)left;
    return -1;
}

bool
conc_ready(int fd, short events, int64_t deadline)
{
    return poll(&(struct pollfd){ .fd = fd, .events = events }, 1, conc_poll_ms(deadline)) == 1;
}

static void *
put(void *unused)
{
    assert(queue_proxy_put(queue, value_int(42)) == 0);
    return unused;
}

static void *
get(void *unused)
{
    struct value *item;

    assert(queue_proxy_get(queue, &item) == 0 && value_number(item) == 42);
    value_free(item);
    return unused;
}

static void
say_ready(const char *address)
{
    (void)address;
    event_set(&ready);
}

static void *
serve(void *manager)
{
    assert(manager_serve(manager, say_ready) == 0);
    return NULL;
}

int
main(void)
{
    struct manager *server = manager_new(ADDRESS, KEY), *client = manager_new(ADDRESS, KEY);
    pthread_t threads[2];

    assert(pthread_create(&threads[0], NULL, serve, server) == 0);
    event_wait(&ready);
    assert(manager_connect(client) == 0);
    queue = manager_queue(client, 0);
    assert(pthread_create(&threads[1], NULL, put, NULL) == 0);
    get(NULL);
    pthread_join(threads[1], NULL);
    proxy_free(queue);
    assert(server_call(ADDRESS, KEY, MANAGER_ITSELF, "shutdown", NULL, TIMEOUT_FOREVER, NULL) == 0);
    pthread_join(threads[0], NULL);
    manager_free(client);
}
