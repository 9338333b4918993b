/* SPDX-License-Identifier: MIT */
/* uname(2), gethostname(2), getuid(2): who and where this process is; setuid(2) to what it is already. */
#include "user/foreign/posix/see.h"
#include <sys/utsname.h>

int
main(void)
{
    struct utsname name;
    char host[70];
    uid_t r, e, s;

    TRY(uname(&name));
    see("%s %s\n", name.sysname, name.machine);
    TRY(gethostname(host, sizeof(host)));
    see("%s\n", host);
    TRY(getuid());
    TRY(getegid());
    TRY(getresuid(&r, &e, &s));
    see("%d %d %d\n", (int)r, (int)e, (int)s);
    TRY(setuid(1000));
    TRY(setreuid(-1, 1000));
    return 0;
}
