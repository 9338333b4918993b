/* SPDX-License-Identifier: MIT */
/* A client with the key is let in, over a UNIX socket and over TCP; with another key, without one, or when the listener does
 * not know the key, both sides are told so, and the listener goes on.  A timeout holds for the proof as well. */
#include "claim.h"

#include <conc/listener.h>
#include <conc/process.h>
#include <errno.h>

static const char *address;

struct attempt {
    const char *key;
    int expected;
};

static int
attempt(void *arg)
{
    const struct attempt *a = arg;
    struct connection *c;
    CLAIM_EQ(connection_client(address, a->key, &c), a->expected);
    if (a->expected == 0) {
        CLAIM_EQ(connection_send_bytes(c, "hello", 5), 0);
    }
    return 0;
}

static void
serve(const char *where)
{
    struct attempt good = { "secret", 0 }, other = { "secreu", -EACCES }, none = { NULL, 0 };
    struct attempt *all[] = { &good, &other, &none, &good };
    struct connection *c;
    char text[8];
    int error;
    struct listener *l = listener_new(where, "secret", &error);
    CLAIM_EQ(error, 0);
    address = listener_address(l);
    CLAIM_EQ(listener_accept_timeout(l, &c, MILLISECONDS(20)), -ETIMEDOUT);
    for (int i = 0; i < 4; i++) {
        struct process *p = process_new(attempt, all[i]);
        CLAIM_EQ(process_start(p), 0);
        int r = listener_accept(l, &c);
        CLAIM_EQ(r, all[i] == &good ? 0 : -EACCES);
        if (r == 0) {
            CLAIM_EQ(connection_recv_bytes(c, text, sizeof text), 5);
            connection_close(c);
        }
        int code;
        CLAIM_EQ(process_join(p), 0);
        CLAIM_EQ(process_exitcode(p, &code), 0);
        CLAIM_EQ(code, 0);
    }
    listener_close(l);
    CLAIM(connection_client(where, "secret", &c) < 0);
}

/* Nobody accepts, so the connection stands and nothing is asked: the client's timeout ends it. */
static void
silent(void)
{
    struct connection *c;
    int error;
    struct listener *l = listener_new("127.0.0.1:0", NULL, &error);
    int64_t start = conc_now();
    CLAIM_EQ(connection_client_timeout(listener_address(l), "secret", &c, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(connection_client_timeout(listener_address(l), "secret", &c, 0), -EAGAIN);
    listener_close(l);
}

int
main(void)
{
    char path[64];
    int error;
    snprintf(path, sizeof path, "/tmp/listener-key-%d", getpid());
    serve(path);
    serve("127.0.0.1:0");
    silent();
    CLAIM(listener_new("no address", NULL, &error) == NULL);
    CLAIM_EQ(error, -EINVAL);
}
