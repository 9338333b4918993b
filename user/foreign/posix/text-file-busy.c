/* SPDX-License-Identifier: MIT */
/* execve(2), open(2), truncate(2): ETXTBSY, the file is open for writing, or is a program that is being executed. */
#include <sys/stat.h>

#include "user/foreign/posix/see.h"

static void
copy_self(const char *name)
{
    char bytes[4096];
    int from = open("/proc/self/exe", O_RDONLY), to = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0700);
    ssize_t n;

    while ((n = read(from, bytes, sizeof(bytes))) > 0)
        if (write(to, bytes, (size_t)n) != n)
            see("not written: %s\n", error_name(errno));
    close(from);
    close(to);
}

static void
try_to_write(void)
{
    int fd;

    DO(open("copy", O_WRONLY));
    DO(open("copy", O_RDWR | O_APPEND));
    DO(open("copy", O_RDONLY | O_TRUNC));
    DO(truncate("copy", 10));
    DO(truncate("copy", -1));
    fd = open("copy", O_RDONLY);
    DO(ftruncate(fd, 10));
    DO(close(fd));
    DO(chmod("copy", 0755));
    DO(rename("copy", "copy2"));
    DO(rename("copy2", "copy"));
}

static void
try_to_run(const char *name, char *argument)
{
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        execl(name, name, argument, (char *)NULL);
        see("%s: %s\n", name, error_name(errno));
        fflush(NULL);
        _exit(1);
    }
    waitpid(pid, &status, 0);
    see("%s: status %d\n", name, WEXITSTATUS(status));
}

/* The copy: tells that it runs, is two for a while, ends when its input does. */
static int
be_copy(void)
{
    char byte;

    if (fork() == 0)
        _exit(0);
    wait(NULL);
    if (write(4, "r", 1) == 1)
        while (read(3, &byte, 1) > 0)
            ;
    return 0;
}

int
main(int argc, char **argv)
{
    int in[2], out[2], fd;
    char byte, busy[] = "busy", end[] = "end";
    pid_t pid;

    if (argc > 1)
        return strcmp(argv[1], "busy") == 0 ? be_copy() : 7;
    copy_self("copy");
    fd = open("copy", O_RDWR);
    try_to_run("./copy", end);
    close(fd);
    try_to_run("./copy", end);

    if (pipe2(in, O_CLOEXEC) || pipe2(out, O_CLOEXEC))
        return 1;
    pid = fork();
    if (pid == 0) {
        dup2(in[0], 13), dup2(out[1], 14);
        dup2(13, 3), dup2(14, 4);
        execl("./copy", "copy", busy, (char *)NULL);
        _exit(1);
    }
    close(in[0]), close(out[1]);
    DO(read(out[0], &byte, 1));
    try_to_write();
    try_to_run("./copy", end);
    close(in[1]);
    DO(waitpid(pid, NULL, 0));
    DO(close(open("copy", O_RDWR)));

    fd = open("script", O_WRONLY | O_CREAT, 0700);
    DO(write(fd, "#!/nowhere\n", 11));
    try_to_run("./script", end);
    close(fd);
    try_to_run("./script", end);
    return 0;
}
