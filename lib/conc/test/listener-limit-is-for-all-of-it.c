/* SPDX-License-Identifier: MIT */
/* Somebody connects and does not prove the key: the listener's limit ends that, too, and the next one is let in.  Of two threads
 * that accept at one listener one gets who comes, and the other waits no longer than it said. */
#include "claim.h"

#include <conc/listener.h>
#include <conc/thread.h>
#include <errno.h>

static _Atomic int accepted;

static void
come_with_key(void *arg)
{
    struct connection *c;
    CLAIM_EQ(connection_client(listener_address(arg), "secret", &c), 0);
    connection_close(c);
}

static void
accept_or_give_up(void *l)
{
    struct connection *c;
    int64_t start = conc_now();
    int r = listener_accept_timeout(l, &c, MILLISECONDS(50));
    if (r == 0) {
        accepted++;
    } else {
        CLAIM_EQ(r, -ETIMEDOUT);
        CLAIM_TOOK(start, MILLISECONDS(50));
    }
}

static struct thread *
start(void (*target)(void *), void *arg)
{
    struct thread *t = thread_new(target, arg);
    CLAIM_EQ(thread_start(t), 0);
    return t;
}

int
main(void)
{
    struct connection *silent, *c;
    int error;
    struct listener *l = listener_new("127.0.0.1:0", "secret", &error), *open = listener_new("127.0.0.1:0", NULL, &error);
    CLAIM(l && open);
    CLAIM_EQ(connection_client(listener_address(l), NULL, &silent), 0);
    accept_or_give_up(l);
    CLAIM_EQ(accepted, 0);
    struct thread *client = start(come_with_key, l);
    CLAIM_EQ(listener_accept_timeout(l, &c, SECONDS(60)), 0);
    thread_join(client);

    struct thread *both[] = { start(accept_or_give_up, open), start(accept_or_give_up, open) };
    conc_sleep(MILLISECONDS(10));       /* so that both wait */
    CLAIM_EQ(connection_client(listener_address(open), NULL, &silent), 0);
    thread_join(both[0]);
    thread_join(both[1]);
    CLAIM_EQ(accepted, 1);
    CLAIM_EQ(listener_accept_timeout(open, &c, 0), -EAGAIN);
}
