/* SPDX-License-Identifier: MIT */
/* F_SETPIPE_SZ rounds up to pages and keeps what is in the pipe; EBUSY if that would not fit. FIONREAD counts it. */
#include "check.h"

#include <sys/ioctl.h>

static int
waiting_bytes(int fd)
{
    int bytes;

    CHECK_OK(ioctl(fd, FIONREAD, &bytes));
    return bytes;
}

int
main(void)
{
    static unsigned char out[100000], in[100000];
    int ends[2], file = (int)CHECK_OK(open("/tmp", O_RDONLY));

    for (size_t i = 0; i < sizeof(out); i++)
        out[i] = (unsigned char)(i * 7 + i / 251);
    CHECK_OK(pipe2(ends, O_NONBLOCK));
    CHECK_EQ(fcntl(ends[0], F_GETPIPE_SZ), 65536);
    CHECK_EQ(write(ends[1], out, 65536), 65536);
    CHECK_EQ(read(ends[0], in, 50000), 50000);
    CHECK_EQ(write(ends[1], out + 65536, 30000), 30000);
    CHECK_EQ(waiting_bytes(ends[0]), 45536);
    CHECK_ERRNO(fcntl(ends[1], F_SETPIPE_SZ, 4096), EBUSY);
    CHECK_EQ(fcntl(ends[1], F_SETPIPE_SZ, 70000), 131072);
    CHECK_EQ(waiting_bytes(ends[1]), 45536);
    CHECK_EQ(read(ends[0], in + 50000, 50000), 45536);
    CHECK_EQ(memcmp(in, out, 95536), 0);
    CHECK_EQ(fcntl(ends[0], F_SETPIPE_SZ, 1), 4096);
    CHECK_EQ(write(ends[1], out, 5000), 4096);
    CHECK_ERRNO(fcntl(file, F_GETPIPE_SZ), EBADF);
    return 0;
}
