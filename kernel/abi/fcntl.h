/* SPDX-License-Identifier: MIT */
/* open, fcntl, lseek, access: flags and commands. */
#pragma once

#include "types.h"

#define O_RDONLY        0
#define O_WRONLY        1
#define O_RDWR          2
#define O_ACCMODE       3
#define O_CREAT         00000100
#define O_EXCL          00000200
#define O_NOCTTY        00000400
#define O_TRUNC         00001000
#define O_APPEND        00002000
#define O_NONBLOCK      00004000
#define O_NDELAY        O_NONBLOCK
#define O_DSYNC         00010000
#define O_ASYNC         00020000
#define O_DIRECT        00040000
#define O_LARGEFILE     00100000
#define O_DIRECTORY     00200000
#define O_NOFOLLOW      00400000
#define O_NOATIME       01000000
#define O_CLOEXEC       02000000
#define O_SYNC          04010000
#define O_PATH          010000000
#define O_TMPFILE       (020000000 | O_DIRECTORY)

#define F_DUPFD         0
#define F_GETFD         1
#define F_SETFD         2
#define F_GETFL         3
#define F_SETFL         4
#define F_GETLK         5
#define F_SETLK         6
#define F_SETLKW        7
#define F_SETOWN        8
#define F_GETOWN        9
#define F_SETOWN_EX     15
#define F_GETOWN_EX     16
#define F_SETSIG        10
#define F_GETSIG        11
#define F_OFD_GETLK     36      /* the same as 5 to 7 for the open file, not the process */
#define F_OFD_SETLK     37
#define F_OFD_SETLKW    38
#define F_DUPFD_CLOEXEC 1030
#define F_SETPIPE_SZ    1031
#define F_GETPIPE_SZ    1032
#define FD_CLOEXEC      1

#define F_RDLCK         0
#define F_WRLCK         1
#define F_UNLCK         2

struct f_owner_ex {
	int type;
	pid_t pid;
};
#define F_OWNER_TID     0
#define F_OWNER_PID     1
#define F_OWNER_PGRP    2

struct flock {
	short l_type;
	short l_whence;
	off_t l_start;
	off_t l_len;
	pid_t l_pid;
};

#define LOCK_SH         1
#define LOCK_EX         2
#define LOCK_NB         4
#define LOCK_UN         8

#define AT_FDCWD                (-100)
#define AT_SYMLINK_NOFOLLOW     0x100
#define AT_REMOVEDIR            0x200
#define AT_EACCESS              0x200
#define AT_SYMLINK_FOLLOW       0x400
#define AT_EMPTY_PATH           0x1000

#define SEEK_SET        0
#define SEEK_CUR        1
#define SEEK_END        2
#define SEEK_DATA       3       /* the next byte that is stored, the next that is not */
#define SEEK_HOLE       4

#define F_OK            0
#define X_OK            1
#define W_OK            2
#define R_OK            4

#define RENAME_NOREPLACE 1
#define RENAME_EXCHANGE  2

_Static_assert(sizeof(struct flock) == 32, "struct flock");

/* fallocate */
#define FALLOC_FL_KEEP_SIZE 1
