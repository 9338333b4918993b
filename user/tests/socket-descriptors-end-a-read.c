/* SPDX-License-Identifier: MIT */
/* A stream's read stops behind a message that carries descriptors, so that they belong to the bytes read with them;
 * looking with MSG_PEEK gives copies. */
#include "socket.h"

int
main(void)
{
    int ends[2], got[4], null = (int)CHECK_OK(open("/dev/null", O_RDWR));
    char buffer[16];

    unix_pair(ends);
    CHECK_EQ(send_files(ends[0], "ab", &null, 1), 2);
    CHECK_EQ(send_files(ends[0], "cd", &null, 1), 2);
    say(ends[0], "ef");
    CHECK_EQ(receive_files(ends[1], got, 4, MSG_PEEK, NULL), 1);
    CHECK_EQ(read(ends[1], buffer, sizeof(buffer)), 2);
    CHECK_EQ(receive_files(ends[1], got + 1, 4, 0, NULL), 1);
    CHECK(got[0] != got[1]);
    CHECK_EQ(read(ends[1], buffer, sizeof(buffer)), 2);
    CHECK_EQ(memcmp(buffer, "ef", 2), 0);
    return 0;
}
