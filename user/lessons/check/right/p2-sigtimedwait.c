/* SPDX-License-Identifier: MIT */
/* Right: fork, and a join with a timeout that waits for SIGCHLD. */
#include "user/lessons/lesson.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static void
work(const char *text, int64_t delay)
{
    unsigned long long power = 1;
    printf("@worker text=%s pid=%d ppid=%d\n", text, getpid(), getppid());
    conc_sleep(delay);
    for (int i = 0; i < 20; i++) {
        power *= 8;
    }
    printf("@result text=%s value=%llu\n", text, power);
    exit(0);
}

int
main(int argc, char **argv)
{
    lesson_begin();
    int64_t delay = arg_seconds(argc, argv, 1, "2"), patience = arg_seconds(argc, argv, 3, "0.5"), start = conc_now(), asked;
    struct timespec timeout = { patience / SECONDS(1), patience % SECONDS(1) };
    sigset_t ended;
    pid_t child[2];
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ended, NULL);
    for (int i = 0; i < 2; i++) {
        child[i] = fork();
        if (child[i] == 0) {
            work(arg_text(argc, argv, 2, "test"), delay);
        }
    }
    asked = conc_now();
    int signal = sigtimedwait(&ended, NULL, &timeout);
    printf("@patience join=%s alive=%d ms=%ld\n", signal < 0 ? "timeout" : "joined", kill(child[0], 0) == 0,
           milliseconds_since(asked));
    waitpid(child[0], NULL, 0);
    waitpid(child[1], NULL, 0);
    printf("@total ms=%ld\n", milliseconds_since(start));
    return 0;
}
