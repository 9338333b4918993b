/* SPDX-License-Identifier: MIT */
/* Capabilities: the powers of root that Heddle knows, by Linux's numbers. A process has those of its two sets. */
#pragma once

#include "types.h"

#define CAP_CHOWN               0       /* give files away */
#define CAP_DAC_OVERRIDE        1       /* read and write whatever the mode says */
#define CAP_FOWNER              3       /* be taken for the owner of every file */
#define CAP_FSETID              4       /* keep the set-id bits of a file that is changed */
#define CAP_KILL                5       /* signal everyone */
#define CAP_SETGID              6
#define CAP_SETUID              7
#define CAP_SETPCAP             8       /* shrink the bounding set */
#define CAP_IPC_LOCK            14      /* lock memory without a limit */
#define CAP_SYS_CHROOT          18
#define CAP_SYS_PTRACE          19      /* look into every process */
#define CAP_SYS_ADMIN           21      /* filters without no_new_privs, file quotas, worlds */
#define CAP_SYS_NICE            23
#define CAP_SYS_RESOURCE        24      /* raise hard limits */
#define CAP_SYS_TIME            25
#define CAP_MKNOD               27
#define CAP_LAST                31
#define CAP_ALL \
	(1u << CAP_CHOWN | 1u << CAP_DAC_OVERRIDE | 1u << CAP_FOWNER | 1u << CAP_FSETID | 1u << CAP_KILL | \
	 1u << CAP_SETGID | 1u << CAP_SETUID | 1u << CAP_SETPCAP | 1u << CAP_IPC_LOCK | 1u << CAP_SYS_CHROOT | \
	 1u << CAP_SYS_PTRACE | 1u << CAP_SYS_ADMIN | 1u << CAP_SYS_NICE | 1u << CAP_SYS_RESOURCE | 1u << CAP_SYS_TIME | 1u << CAP_MKNOD)

#define _LINUX_CAPABILITY_VERSION_3 0x20080522

struct cap_header {
	uint32_t version;
	int32_t pid;                    /* 0: the caller */
};

/* Two of them: bits 0 to 31, bits 32 to 63. */
struct cap_data {
	uint32_t effective;
	uint32_t permitted;
	uint32_t inheritable;           /* always empty */
};
