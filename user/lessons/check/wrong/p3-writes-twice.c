/* SPDX-License-Identifier: MIT */
/* Wrong: forks twice, but the doubled line is simply printed twice by the parent. */
#include "user/lessons/lesson.h"

#include <sys/wait.h>
#include <unistd.h>

int
main(void)
{
    lesson_begin();
    pid_t pid = fork();
    printf("@both word=hello\n");
    if (pid == 0) {
        printf("@child pid=%d ppid=%d\n", getpid(), getppid());
        conc_sleep(SECONDS(2));
        _exit(0);
    }
    printf("@parent pid=%d child=%d\n", getpid(), pid);
    conc_sleep(SECONDS(2));
    waitpid(pid, NULL, 0);
    pid = fork();
    if (pid == 0) {
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    printf("@unflushed by=%d\n@unflushed by=%d\n", getpid(), getpid());
}
