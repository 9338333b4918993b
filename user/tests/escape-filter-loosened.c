/* SPDX-License-Identifier: MIT */
/* Sets a filter that allows everything, then makes a forbidden call. Defence: the filter, which no later one takes back. */
#include "escape.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>

ESCAPE("calls", "--calls", "all,-mkdir");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    struct sock_filter all[] = { BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW) };
    struct sock_fprog program = { 1, all };

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
        return 9;
    return caught_unless(mkdir("new", 0700) == 0);
}
