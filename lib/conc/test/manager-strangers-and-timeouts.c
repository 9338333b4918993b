/* SPDX-License-Identifier: MIT */
/* A served queue lets two clients wait, each as long as it said, and meanwhile serves a third; a get that is waiting takes what
 * comes.  A key is proved both ways: a client does not speak with a server that only pretends, and a server answers no request
 * before the proof. */
#include "claim.h"

#include <conc/exception.h>
#include <conc/listener.h>
#include <conc/manager.h>
#include <conc/process.h>
#include <conc/semaphore.h>
#include <conc/thread.h>
#include <errno.h>

static struct proxy *tasks, *results;
static const char *address;
static struct listener *pretender;

static int
wait_in_vain(void *arg)
{
    int64_t timeout = *(int64_t *)arg, start = conc_now();
    struct value *v;
    CLAIM_EQ(queue_proxy_get_timeout(tasks, &v, timeout), -ETIMEDOUT);
    CLAIM(strcmp(exception_last()->message, "Empty") == 0);
    CLAIM_TOOK(start, timeout);
    return 0;
}

static int
wait_for_one(void *arg)
{
    struct value *v;
    (void)arg;
    CLAIM_EQ(queue_proxy_get_timeout(results, &v, SECONDS(300)), 0);
    CLAIM_EQ(value_number(v), 9);
    return 0;
}

static void
ended_well(struct process *p)
{
    int code;
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 0);
}

static void
times(void)
{
    int64_t short_time = MILLISECONDS(100), long_time = MILLISECONDS(300);
    struct process *p[] = { process_new(wait_in_vain, &short_time), process_new(wait_in_vain, &long_time),
                            process_new(wait_for_one, NULL) };
    for (int i = 0; i < 3; i++) {
        CLAIM_EQ(process_start(p[i]), 0);
    }
    CLAIM_EQ(queue_proxy_qsize(tasks), 0);
    CLAIM_EQ(queue_proxy_put(results, value_int(9)), 0);
    for (int i = 0; i < 3; i++) {
        ended_well(p[i]);
    }
}

/* Asks for the proof, says that it was right whatever it was, and proves nothing itself. */
static void
pretend(void *arg)
{
    struct connection *c;
    char text[256];
    (void)arg;
    CLAIM_EQ(listener_accept(pretender, &c), 0);
    CLAIM_EQ(connection_send_bytes(c, "#CHALLENGE#random", 17), 0);
    CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), 32);
    CLAIM_EQ(connection_send_bytes(c, "#WELCOME#", 9), 0);
    CLAIM(connection_recv_bytes(c, text, sizeof text) > 11);
    CLAIM_EQ(connection_send_bytes(c, text, 32), 0);
    CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), 9);
    CLAIM(memcmp(text, "#FAILURE#", 9) == 0);
    CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), -EPIPE);
    connection_close(c);
}

static void
keys(void)
{
    struct connection *c;
    char text[64];
    int error;
    pretender = listener_new("127.0.0.1:0", NULL, &error);
    struct thread *t = thread_new(pretend, NULL);
    CLAIM_EQ(thread_start(t), 0);
    struct manager *m = manager_new(listener_address(pretender), "abc");
    CLAIM_EQ(manager_connect(m), -EACCES);
    CLAIM_EQ(thread_join(t), 0);
    manager_free(m);

    /* A request instead of the proof. */
    struct value *request = value_list(value_int(0), value_string("shutdown"), value_new_list());
    CLAIM_EQ(connection_client(address, NULL, &c), 0);
    CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), 11 + 20);
    CLAIM_EQ(connection_send(c, request), 0);
    CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), 9);
    CLAIM(memcmp(text, "#FAILURE#", 9) == 0);
    CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), -EPIPE);
    connection_close(c);
    value_free(request);
    CLAIM_EQ(queue_proxy_qsize(results), 0);
}

int
main(void)
{
    struct manager *m = manager_new("127.0.0.1:0", "abc");
    CLAIM_EQ(manager_start(m), 0);
    address = manager_address(m);
    CLAIM(tasks = manager_queue(m, 0));
    CLAIM(results = manager_queue(m, 0));
    times();
    keys();
    CLAIM_EQ(manager_shutdown(m), 0);
    manager_free(m);
}
