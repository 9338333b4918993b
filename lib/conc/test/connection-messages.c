/* SPDX-License-Identifier: MIT */
/* Both ways through a duplex pipe, whole messages in order, small and larger than the socket holds; one way only through
 * the other kind; a poll or receive with a timeout gives up after it, in the middle of a message too. */
#include "claim.h"

#include <conc/connection.h>
#include <conc/process.h>
#include <errno.h>
#include <sys/socket.h>

#define LARGE (1 << 19)

static struct connection *here, *there;

static int
echo(void *arg)
{
    (void)arg;
    struct value *v;
    connection_close(here);
    while (connection_recv(there, &v) == 0) {
        CLAIM_EQ(connection_send(there, v), 0);
        value_free(v);
    }
    return 0;
}

static void
echoed(struct value *v)
{
    struct value *back;
    CLAIM_EQ(connection_send(here, v), 0);
    CLAIM_EQ(connection_recv(here, &back), 0);
    CLAIM(value_equal(v, back));
    value_free(v);
    value_free(back);
}

static void
interrupted_message(void)
{
    char text[8];
    CLAIM_EQ(connection_pipe(&here, &there, true), 0);
    CLAIM_EQ(send(connection_fileno(there), "\0\0\0\3a", 5, 0), 5);
    CLAIM_EQ(connection_recv_bytes_timeout(here, text, sizeof text, MILLISECONDS(20)), -ETIMEDOUT);
    CLAIM_EQ(send(connection_fileno(there), "bc\0\0", 4, 0), 4);
    CLAIM_EQ(connection_recv_bytes(here, text, sizeof text), 3);
    CLAIM(memcmp(text, "abc", 3) == 0);
    CLAIM_EQ(connection_recv_bytes_timeout(here, text, sizeof text, 0), -EAGAIN);
    connection_close(there);
    CLAIM_EQ(connection_recv_bytes(here, text, sizeof text), -EPIPE);
    connection_close(here);
}

int
main(void)
{
    char *large = calloc(1, LARGE), text[4];
    memset(large, 'x', LARGE);
    CLAIM_EQ(connection_pipe(&here, &there, true), 0);
    struct process *p = process_new(echo, NULL);
    CLAIM_EQ(process_start(p), 0);
    connection_close(there);
    CLAIM_EQ(connection_poll(here, 0), 0);
    int64_t start = conc_now();
    CLAIM_EQ(connection_poll(here, MILLISECONDS(50)), 0);
    CLAIM_TOOK(start, MILLISECONDS(50));
    for (int i = 0; i < 100; i++) {
        echoed(value_list(value_int(i), value_string("text")));
    }
    echoed(value_bytes(large, LARGE));
    connection_close(here);
    CLAIM_EQ(process_join(p), 0);

    CLAIM_EQ(connection_pipe(&here, &there, false), 0);
    CLAIM_EQ(connection_send_bytes(here, "x", 1), -EBADF);
    CLAIM_EQ(connection_recv_bytes(there, text, sizeof text), -EBADF);
    CLAIM_EQ(connection_send_bytes(there, "long", 4), 0);
    CLAIM_EQ(connection_send_bytes(there, "", 0), 0);
    CLAIM_EQ(connection_recv_bytes(here, text, 2), -EMSGSIZE);
    CLAIM_EQ(connection_recv_bytes(here, text, 2), 0);
    start = conc_now();
    CLAIM_EQ(connection_send_bytes_timeout(there, large, LARGE, MILLISECONDS(50)), -ETIMEDOUT);
    CLAIM_TOOK(start, MILLISECONDS(50));
    CLAIM_EQ(connection_send_bytes(there, "x", 1), -EPIPE);
    connection_close(here);
    connection_close(there);
    interrupted_message();
}
