/* SPDX-License-Identifier: MIT */
/* One looks for a word in a line that another is writing. */
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

static char line[32] = "stop";

static void *
change(void *unused)
{
    line[1] = 'l';
    return unused;
}

int
main(void)
{
    pthread_t t;
    bool found;

    pthread_create(&t, NULL, change, NULL);
    found = strstr(line, "top") != NULL;
    pthread_join(t, NULL);
    return found && line[1] == 't';
}
