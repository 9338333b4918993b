/* SPDX-License-Identifier: MIT */
/* lseek(2): ESPIPE for a pipe, socket, or FIFO, EINVAL for an unknown whence, EBADF for O_PATH; on a device it is 0, or as the device likes. */
#include <mqueue.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>

#include "user/foreign/posix/see.h"

static void
seek(const char *name, int fd)
{
    uint64_t value;

    if (fd < 0)
        see("%s is not there: %s\n", name, error_name(errno));
    errno = 0;
    see("%s: %ld", name, (long)lseek(fd, 5, SEEK_SET));
    see(" %s", error_name(errno));
    errno = 0;
    see(", %ld", (long)lseek(fd, 0, SEEK_CUR));
    see(" %s", error_name(errno));
    errno = 0;
    see(", %ld", (long)lseek(fd, 0, 99));
    see(" %s", error_name(errno));
    errno = 0;
    see("; pread: %ld", (long)pread(fd, &value, sizeof(value), 3));
    see(" %s\n", error_name(errno));
    close(fd);
}

int
main(void)
{
    int ends[2];
    sigset_t set;

    sigemptyset(&set);
    DO(pipe2(ends, O_NONBLOCK));
    seek("pipe", ends[0]);
    seek("socket", socket(AF_UNIX, SOCK_STREAM, 0));
    seek("datagrams", socket(AF_INET, SOCK_DGRAM, 0));
    seek("eventfd", eventfd(1, EFD_NONBLOCK));
    seek("timerfd", timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK));
    seek("signalfd", signalfd(-1, &set, SFD_NONBLOCK));
    seek("epoll", epoll_create1(0));
    seek("null", open("/dev/null", O_RDWR));
    seek("zero", open("/dev/zero", O_RDWR));
    seek("full", open("/dev/full", O_RDWR));
    seek("folder", open("/", O_RDONLY | O_DIRECTORY));
    seek("path", open("/", O_PATH));
    seek("random", open("/dev/urandom", O_RDONLY));
    seek("proc", open("/proc/self/stat", O_RDONLY));
    mkfifo("fifo", 0600);
    seek("fifo", open("fifo", O_RDWR | O_NONBLOCK));
    return 0;
}
