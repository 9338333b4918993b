/* SPDX-License-Identifier: MIT */
/* Children: one that ends, one that is killed, one that stops, one that runs a program; and who has none. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
    char *words[] = { "again", "a word of more than thirty-two bytes, cut", "2", NULL };
    char *environment[] = { "A=1", NULL };
    struct rlimit limit;
    siginfo_t info;
    int status;
    pid_t pid;

    if (argc > 2)
        return 5;
    if (fork() == 0)
        _exit(3);
    wait(&status);
    if (fork() == 0)
        kill(getpid(), SIGKILL);
    wait(NULL);
    if ((pid = fork()) == 0)
        raise(SIGSTOP);
    waitpid(pid, &status, WUNTRACED);
    waitpid(-1, &status, WNOHANG);
    kill(pid, SIGKILL);
    waitid(P_PID, (id_t)pid, &info, WEXITED);
    if ((pid = fork()) == 0) {
        execve("/no/such/program", words, environment);
        execve("/proc/self/exe", words, environment);
    }
    waitpid(pid, &status, 0);
    waitid(P_PID, 1, &info, WEXITED | WNOHANG);
    waitpid(getpid(), NULL, 0);
    getrlimit(RLIMIT_STACK, &limit);
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_CORE, &limit);
    setpgid(0, 0);
    setpriority(PRIO_PROCESS, 0, 19); /* whatever that of who runs this is */
    getpriority(PRIO_PROCESS, 0);
    kill(getpid(), SIGTERM);
    return 0;
}
