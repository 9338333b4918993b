/* SPDX-License-Identifier: MIT */
/* Two processes, a semaphore in memory that they share. */
#include <assert.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    sem_t lock;
    int counter;
};

static void
add(struct shared *s)
{
    sem_wait(&s->lock);
    s->counter++;
    sem_post(&s->lock);
}

int
main(void)
{
    struct shared *s = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    sem_init(&s->lock, 1, 1);
    if (fork() == 0) {
        add(s);
        _exit(0);
    }
    add(s);
    wait(NULL);
    assert(s->counter == 2);
}
