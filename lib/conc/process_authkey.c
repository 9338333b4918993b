/* SPDX-License-Identifier: MIT */
/* The key of a family of processes, inherited by fork.  Contracts in process.h. */
#include <conc/process.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#define AUTHKEY_ROOM 64

static char authkey[AUTHKEY_ROOM];      /* "": not made yet */

static void
make_authkey(void)
{
    unsigned char random[16];
    if (!authkey[0] && getrandom(random, sizeof random, 0) == sizeof random) {
        for (size_t i = 0; i < sizeof random; i++) {
            snprintf(authkey + 2 * i, 3, "%02x", random[i]);
        }
    }
}

const char *
process_authkey(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_authkey);
    return authkey;
}

int
process_set_authkey(const char *key)
{
    if (strlen(key) >= sizeof authkey) {
        return -ENOMEM;
    }
    process_authkey();
    snprintf(authkey, sizeof authkey, "%s", key);
    return 0;
}
