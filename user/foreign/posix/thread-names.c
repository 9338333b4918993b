/* SPDX-License-Identifier: MIT */
/* pthread_setname_np(3): a name of up to 15 bytes; ERANGE beyond; pthread_getname_np gives it back. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <sys/prctl.h>

int
main(void)
{
    char name[32] = "";

    CODE(pthread_setname_np(pthread_self(), "fifteen-letters"));
    CODE(pthread_getname_np(pthread_self(), name, sizeof(name)));
    see("%s\n", name);
    CODE(pthread_setname_np(pthread_self(), "sixteen--letters"));
    CODE(pthread_getname_np(pthread_self(), name, 3));
    TRY(prctl(PR_SET_NAME, "a name much too long"));
    TRY(prctl(PR_GET_NAME, name));
    see("%s\n", name);
    return 0;
}
