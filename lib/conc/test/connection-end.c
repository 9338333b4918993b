/* SPDX-License-Identifier: MIT */
/* When the process at the other end is killed, what it sent can be read, then the end is an error; sending is one too, and
 * no signal.  An unfinished message is the end. */
#include "claim.h"

#include <conc/connection.h>
#include <conc/process.h>
#include <errno.h>
#include <sys/socket.h>

static struct connection *here, *there;

static int
say_and_wait(void *arg)
{
    (void)arg;
    connection_close(here);
    CLAIM_EQ(connection_send_bytes(there, "last", 4), 0);
    CLAIM_EQ(send(connection_fileno(there), "\0\0\0\7half", 8, 0), 8);
    conc_sleep(SECONDS(60));
    return 0;
}

int
main(void)
{
    char text[8];
    CLAIM_EQ(connection_pipe(&here, &there, true), 0);
    struct process *p = process_new(say_and_wait, NULL);
    CLAIM_EQ(process_start(p), 0);
    connection_close(there);
    CLAIM_EQ(connection_poll(here, TIMEOUT_FOREVER), 1);
    CLAIM_EQ(connection_recv_bytes(here, text, sizeof text), 4);
    CLAIM_EQ(connection_poll(here, TIMEOUT_FOREVER), 1);
    CLAIM_EQ(process_kill(p), 0);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_EQ(connection_recv_bytes(here, text, sizeof text), -EPIPE);
    CLAIM_EQ(connection_poll(here, 0), 1);
    CLAIM_EQ(connection_send_bytes(here, "x", 1), -EPIPE);
    connection_close(here);
}
