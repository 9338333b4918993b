/* SPDX-License-Identifier: MIT */
/* The loop looks for work and only then empties the pipe that tells of work: what came in between is forgotten. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static int bell[2];
static atomic_int work;

static void *
ask(void *unused)
{
    for (int i = 0; i < 2; i++) {
        work++;
        if (write(bell[1], "!", 1) != 1)
            return NULL;
    }
    return unused;
}

int
main(void)
{
    pthread_t a;
    char text[8];
    int done = 0;

    if (pipe(bell) < 0)
        return 1;
    fcntl(bell[0], F_SETFL, O_NONBLOCK);
    pthread_create(&a, NULL, ask, NULL);
    while (done < 2) {
        struct pollfd p = { bell[0], POLLIN, 0 };

        poll(&p, 1, -1);
        done += atomic_exchange(&work, 0);
        while (read(bell[0], text, sizeof(text)) > 0)
            ;
    }
    pthread_join(a, NULL);
}
