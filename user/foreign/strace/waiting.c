/* SPDX-License-Identifier: MIT */
/* Pipes, poll, select, epoll and the files that count: what is asked for, and what there is. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <termios.h>
#include <unistd.h>

int
main(void)
{
    int ends[2], ep, n;
    struct epoll_event event = { EPOLLIN | EPOLLET, { .u64 = 5 } }, found[4];
    struct timespec none = { 0, 0 };
    struct timeval at_once = { 0, 0 };
    struct itimerspec timer = { { 0, 0 }, { 1000, 0 } };
    struct termios modes;
    fd_set readable, writable;
    sigset_t set;

    pipe(ends);
    struct pollfd polled[2] = { { ends[0], POLLIN, 0 }, { ends[1], POLLIN | POLLOUT, 0 } };
    poll(polled, 2, 1000);
    poll(polled, 1, 1);
    poll(NULL, 0, 0);
    write(ends[1], "x", 1);
    poll(polled, 2, -1);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    ppoll(polled, 1, &none, &set);
    FD_ZERO(&readable);
    FD_ZERO(&writable);
    FD_SET(ends[0], &readable);
    FD_SET(ends[1], &writable);
    select(10, &readable, &writable, NULL, &at_once);
    FD_ZERO(&readable);
    select(10, &readable, NULL, NULL, &at_once);
    FD_SET(ends[0], &readable);
    pselect(10, &readable, NULL, NULL, &none, &set);
    ep = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(ep, EPOLL_CTL_ADD, ends[0], &event);
    epoll_wait(ep, found, 4, -1);
    epoll_wait(ep, found, 4, 0);
    epoll_ctl(ep, EPOLL_CTL_DEL, ends[0], NULL);
    epoll_ctl(ep, EPOLL_CTL_DEL, 0x50, NULL);
    ioctl(ends[0], FIONREAD, &n);
    n = 1;
    ioctl(ends[0], FIONBIO, &n);
    tcgetattr(ends[0], &modes);
    ioctl(ends[0], 0x12345678, 0x10);
    close(ends[0]);
    close(ends[1]);
    pipe2(ends, O_CLOEXEC | O_NONBLOCK);
    eventfd(3, EFD_NONBLOCK);
    signalfd(-1, &set, SFD_CLOEXEC);
    n = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    timerfd_settime(n, TFD_TIMER_ABSTIME, &timer, NULL);
    dup2(n, 30);
    dup3(n, 31, O_CLOEXEC);
    close(n);
    close(n);
    return 0;
}
