/* SPDX-License-Identifier: MIT */
/* Limits that both sides of the system call must agree on. */
#pragma once

#define PAGE_SIZE       4096ul
#define PATH_MAX        4096    /* with the final NUL */
#define NAME_MAX        255     /* one component, without NUL */
#define PIPE_BUF        4096    /* writes up to this size are atomic */
#define IOV_MAX         1024
#define NGROUPS_MAX     65536
#define ARG_MAX         131072  /* bytes of argv + envp */
#define MQ_PRIO_MAX     32768
#define COMM_LEN        16      /* a thread's name, with the final NUL */
#define HOST_NAME_MAX   64
#define TTY_NAME_MAX    32
#define OPEN_MAX        1024
#define PID_MAX         4194304 /* as Linux on 64 bits */
