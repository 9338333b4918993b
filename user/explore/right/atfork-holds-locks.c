/* SPDX-License-Identifier: MIT */
/* Who forks holds the lock meanwhile, so that the child's copy is nobody else's. */
#include <assert.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int left, right;

static void
hold(void)
{
    pthread_mutex_lock(&lock);
}

static void
let_go(void)
{
    pthread_mutex_unlock(&lock);
}

static void *
move(void *unused)
{
    hold();
    left--;
    right++;
    let_go();
    return unused;
}

int
main(void)
{
    pthread_t thread;
    int status;

    pthread_atfork(hold, let_go, let_go);
    pthread_create(&thread, NULL, move, NULL);
    pid_t child = fork();
    if (child == 0) {
        hold();
        assert(left + right == 0);
        let_go();
        _exit(0);
    }
    waitpid(child, &status, 0);
    pthread_join(thread, NULL);
    assert(status == 0);
}
