/* SPDX-License-Identifier: MIT */
/* What stops at the first sign that it finds does not read what another writes behind that. */
#include <assert.h>
#include <pthread.h>
#include <string.h>

static char setting[16] = "key=?";

static void *
set_value(void *unused)
{
    setting[4] = '7';
    return unused;
}

int
main(void)
{
    pthread_t t;

    pthread_create(&t, NULL, set_value, NULL);
    assert(strchr(setting, '=') == setting + 3 && memchr(setting, '=', sizeof(setting)) == setting + 3);
    assert(strstr(setting, "ey=") == setting + 1 && strcspn(setting, "=") == 3);
    pthread_join(t, NULL);
    assert(strcmp(setting, "key=7") == 0);
}
