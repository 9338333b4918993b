/* SPDX-License-Identifier: MIT */
/*
 * Waiting for many descriptors: a set that is kept in the kernel, so that a wait
 * costs what is ready, not what is watched. Events: <abi/epoll.h>.
 */
#pragma once

#include <abi/epoll.h>
#include <abi/signal.h>
#include <abi/time.h>

/* A new set as a descriptor. */
int epoll_create(int size);
int epoll_create1(int flags);
/* EPOLL_CTL_ADD, _MOD, _DEL. A closed file leaves every set by itself. */
int epoll_ctl(int set, int operation, int fd, struct epoll_event *event);
/* Blocks until something is ready; how many events were stored, 0 on timeout
 * (milliseconds; -1: never, 0: only look). pwait: with that signal mask. */
int epoll_wait(int set, struct epoll_event *events, int most, int timeout);
int epoll_pwait(int set, struct epoll_event *events, int most, int timeout, const sigset_t *mask);
int epoll_pwait2(int set, struct epoll_event *events, int most, const struct timespec *timeout,
		 const sigset_t *mask);
