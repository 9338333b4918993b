/* SPDX-License-Identifier: MIT */
/* eventfd, timerfd and signalfd. */
#pragma once

#include "fcntl.h"

typedef uint64_t eventfd_t;

#define EFD_SEMAPHORE   1
#define EFD_CLOEXEC     O_CLOEXEC
#define EFD_NONBLOCK    O_NONBLOCK

#define TFD_CLOEXEC     O_CLOEXEC
#define TFD_NONBLOCK    O_NONBLOCK
#define TFD_TIMER_ABSTIME 1
#define TFD_TIMER_CANCEL_ON_SET 2

#define SFD_CLOEXEC     O_CLOEXEC
#define SFD_NONBLOCK    O_NONBLOCK

/* What read gives for each signal. */
struct signalfd_siginfo {
	uint32_t ssi_signo;
	int32_t ssi_errno;
	int32_t ssi_code;
	uint32_t ssi_pid;
	uint32_t ssi_uid;
	int32_t ssi_fd;
	uint32_t ssi_tid;
	uint32_t ssi_band;
	uint32_t ssi_overrun;
	uint32_t ssi_trapno;
	int32_t ssi_status;
	int32_t ssi_int;
	uint64_t ssi_ptr;
	uint64_t ssi_utime;
	uint64_t ssi_stime;
	uint64_t ssi_addr;
	uint16_t ssi_addr_lsb;
	uint8_t ssi_fill[46];
};

_Static_assert(sizeof(struct signalfd_siginfo) == 128, "struct signalfd_siginfo");
