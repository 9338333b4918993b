/* SPDX-License-Identifier: MIT */
/* A thread holds the lock while another forks: in the child nobody is there to unlock it. */
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *
print(void *unused)
{
    pthread_mutex_lock(&lock);
    if (write(STDOUT_FILENO, "thread\n", 7) != 7)
        return NULL;
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, print, NULL);
    if (fork() == 0) {
        print(NULL);
        _exit(0);
    }
    wait(NULL);
    pthread_join(a, NULL);
}
