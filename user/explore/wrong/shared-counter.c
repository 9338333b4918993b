/* SPDX-License-Identifier: MIT */
/* Two processes add to a counter in shared memory, each under a mutex that is its own: pshared was forgotten, and fork copied it. */
#include <assert.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void
add(int *counter)
{
    pthread_mutex_lock(&lock);
    ++*counter;
    pthread_mutex_unlock(&lock);
}

int
main(void)
{
    int *counter = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t child = fork();

    add(counter);
    if (child == 0)
        _exit(0);
    waitpid(child, NULL, 0);
    assert(*counter == 2);
}
