/* SPDX-License-Identifier: MIT */
/* Limits on what the files of a user take. */
#pragma once

#include <abi/quota.h>

/* QCMD(Q_SETQUOTA or Q_GETQUOTA, USRQUOTA); all files are one file system, which any path names. */
int quotactl(int command, const char *path, int id, void *numbers);
