/* SPDX-License-Identifier: MIT */
/* The handler of a signal locks, and what it interrupts may hold that lock. */
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int lines;

static void
count(int number)
{
    (void)number;
    pthread_mutex_lock(&lock);
    lines++;
    pthread_mutex_unlock(&lock);
}

int
main(void)
{
    pid_t parent = getpid();

    signal(SIGUSR1, count);
    if (fork() == 0) {
        kill(parent, SIGUSR1);
        _exit(0);
    }
    pthread_mutex_lock(&lock);
    if (write(STDOUT_FILENO, "line\n", 5) == 5)
        lines++;
    pthread_mutex_unlock(&lock);
    while (wait(NULL) < 0)
        ;
}
