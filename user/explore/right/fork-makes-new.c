/* SPDX-License-Identifier: MIT */
/* A child makes new what it has a copy of, whoever of its parent was about to use that. */
#include <assert.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int users, forks; /* forks: changed by children only */

static void *
use(void *seen)
{
    pthread_mutex_lock(&lock);
    users++;
    *(int *)seen = forks;
    pthread_mutex_unlock(&lock);
    return NULL;
}

static void
make_new(void)
{
    pthread_mutex_init(&lock, NULL);
    users = 0;
    forks++;
}

int
main(void)
{
    pthread_t thread;
    int seen, seen_too, status;

    pthread_atfork(NULL, NULL, make_new);
    pthread_create(&thread, NULL, use, &seen);
    pid_t child = fork();
    if (child == 0) {
        use(&seen_too);
        assert(users == 1 && seen_too == 1);
        _exit(0);
    }
    waitpid(child, &status, 0);
    pthread_join(thread, NULL);
    assert(status == 0 && users == 1 && seen == 0);
}
