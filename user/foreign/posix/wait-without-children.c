/* SPDX-License-Identifier: MIT */
/* wait(2): ECHILD: no unwaited-for children, or not a child of ours; EINVAL: invalid options. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int status;

    TRY(wait(&status));
    TRY(waitpid(-1, &status, WNOHANG));
    TRY(waitpid(getpid(), &status, 0));
    TRY(waitpid(1, &status, 0));
    TRY(waitpid(-1, &status, 0x10000));
    TRY(waitid(P_PID, (id_t)getpid(), NULL, WEXITED));
    TRY(waitid(P_ALL, 0, NULL, 0));
    TRY(waitid((idtype_t)77, 0, NULL, WEXITED));
    return 0;
}
