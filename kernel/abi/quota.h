/* SPDX-License-Identifier: MIT */
/* quotactl: what the files of a user may take. */
#pragma once

#include "types.h"

#define QCMD(command, type) ((int)((unsigned int)(command) << 8 | ((type) & 0xff)))
#define Q_GETQUOTA      0x800007
#define Q_SETQUOTA      0x800008
#define USRQUOTA        0

#define QIF_BLIMITS     1
#define QIF_ILIMITS     4
#define QIF_LIMITS      (QIF_BLIMITS | QIF_ILIMITS)
#define QIF_ALL         63

struct dqblk {
	uint64_t dqb_bhardlimit;        /* KiB; 0: none */
	uint64_t dqb_bsoftlimit;        /* kept at 0 */
	uint64_t dqb_curspace;          /* bytes */
	uint64_t dqb_ihardlimit;        /* inodes, and names in the user's directories */
	uint64_t dqb_isoftlimit;
	uint64_t dqb_curinodes;
	uint64_t dqb_btime;
	uint64_t dqb_itime;
	uint32_t dqb_valid;             /* which of them count */
	uint32_t dqb_padding;
};

_Static_assert(sizeof(struct dqblk) == 72, "struct dqblk");
