/* SPDX-License-Identifier: MIT */
/* What can still be received is kept, though only messages refer to it: through a socket that is open, or that lies in
 * the queue of one, or of a listener. */
#include "socket.h"

int
main(void)
{
    int outer[2], inner[2], last[2], got[2], listener = unix_listener("@keep", SOCK_STREAM, 4), client;

    unix_pair(outer);
    unix_pair(inner);
    unix_pair(last);
    CHECK_EQ(send_files(inner[0], "x", &last[1], 1), 1); /* last[1] lies with inner[1] */
    CHECK_EQ(send_files(outer[0], "x", &inner[1], 1), 1); /* which lies with outer[1] */
    client = unix_connected("@keep", SOCK_STREAM);
    CHECK_EQ(send_files(client, "x", &inner[0], 1), 1); /* not accepted yet */
    close(inner[0]);
    close(inner[1]);
    close(last[1]);
    say(last[0], "kept");
    unix_pair(inner);
    close(inner[0]);
    close(inner[1]); /* the collector looks */
    CHECK_EQ(receive_files(outer[1], got, 1, 0, NULL), 1);
    CHECK_EQ(receive_files(got[0], got + 1, 1, 0, NULL), 1);
    expect(got[1], "kept");
    CHECK_EQ(receive_files((int)CHECK_OK(accept(listener, NULL, NULL)), got + 1, 1, 0, NULL), 1);
    say(got[1], "too");
    expect(got[0], "too");
    return 0;
}
