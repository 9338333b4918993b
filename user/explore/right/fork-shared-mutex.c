/* SPDX-License-Identifier: MIT */
/* Two processes add to what they share, under a lock that they share. */
#include <assert.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    pthread_mutex_t lock;
    int counter;
};

static void
add(struct shared *s)
{
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&s->lock);
        int seen = s->counter;
        getppid();
        s->counter = seen + 1;
        pthread_mutex_unlock(&s->lock);
    }
}

int
main(void)
{
    struct shared *s = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t kind;

    pthread_mutexattr_init(&kind);
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&s->lock, &kind);
    if (fork() == 0) {
        add(s);
        _exit(0);
    }
    add(s);
    wait(NULL);
    assert(s->counter == 4);
}
