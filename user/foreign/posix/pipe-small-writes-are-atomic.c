/* SPDX-License-Identifier: MIT */
/* pipe(7): writes of at most PIPE_BUF bytes are atomic: never interleaved with those of other processes. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    char block[512];
    int ends[2], mixed = 0, count[3] = { 0, 0, 0 };

    DO(pipe(ends));
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            memset(block, 'a' + i, sizeof(block));
            for (int n = 0; n < 200; n++)
                DO(write(ends[1], block, sizeof(block)));
            _exit(0);
        }
    close(ends[1]);
    for (;;) {
        size_t have = 0;
        ssize_t n;

        while (have < sizeof(block) && (n = read(ends[0], block + have, sizeof(block) - have)) > 0)
            have += (size_t)n;
        if (have == 0)
            break;
        for (size_t i = 1; i < have; i++)
            mixed += block[i] != block[0];
        count[block[0] - 'a']++;
    }
    see("mixed %d, %d %d %d\n", mixed, count[0], count[1], count[2]);
    return 0;
}
