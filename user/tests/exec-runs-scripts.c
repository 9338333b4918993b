/* SPDX-License-Identifier: MIT */
/* "#!interpreter argument": one argument with its blanks, then the script's path; a script may interpret a script. */
#include "check.h"

#include <sys/stat.h>

static char self[256];

static void
write_script(const char *path, const char *line, mode_t mode)
{
    int fd = (int)CHECK_OK(open(path, O_WRONLY | O_CREAT | O_TRUNC, 0700));

    CHECK_EQ(write(fd, line, strlen(line)), strlen(line));
    CHECK_OK(fchmod(fd, mode));
    CHECK_OK(close(fd));
}

/* The test itself is the interpreter, and tells by its status what it was given. */
static int
look(int argc, char **argv)
{
    if (!strcmp(argv[1], "one word"))           /* self "one word" /tmp/script-a given */
        return argc == 4 && !strcmp(argv[2], "/tmp/script-a") && !strcmp(argv[3], "given") ? 11 : 1;
    if (!strcmp(argv[1], "/tmp/script-b"))      /* no argument */
        return argc == 3 && !strcmp(argv[2], "given") ? 12 : 2;
    return 3;
}

static int
status_of(const char *path)
{
    char *arguments[] = { "name", "given", NULL }, *environment[] = { NULL };
    pid_t child = fork();

    if (child == 0) {
        execve(path, arguments, environment);
        _exit(errno);
    }
    return wait_status(child) >> 8;
}

int
main(int argc, char **argv)
{
    char line[512], long_line[512];

    if (argc > 1)
        return look(argc, argv);
    CHECK_OK(readlink("/proc/self/exe", self, sizeof(self) - 1));
    snprintf(line, sizeof(line), "#! %s \t one word \t\nignored", self);
    write_script("/tmp/script-a", line, 0700);
    CHECK_EQ(status_of("/tmp/script-a"), 11);
    snprintf(line, sizeof(line), "#!%s", self);  /* no newline at the end */
    write_script("/tmp/script-b", line, 0700);
    CHECK_EQ(status_of("/tmp/script-b"), 12);
    write_script("/tmp/script-c", "#!/tmp/script-a\n", 0700);
    CHECK_EQ(status_of("/tmp/script-c"), 1);     /* it gets script-a's line first, and is one argument more */
    write_script("/tmp/script-a", line, 0600);
    CHECK_EQ(status_of("/tmp/script-c"), EACCES);
    write_script("/tmp/script-a", "#!/tmp/script-a\n", 0700);
    CHECK_EQ(status_of("/tmp/script-a"), ELOOP);
    write_script("/tmp/script-a", "#!/no/such\n", 0700);
    CHECK_EQ(status_of("/tmp/script-a"), ENOENT);
    write_script("/tmp/script-a", "#!\n", 0700);
    CHECK_EQ(status_of("/tmp/script-a"), ENOEXEC);
    write_script("/tmp/script-a", "#! \t \n", 0700);
    CHECK_EQ(status_of("/tmp/script-a"), ENOEXEC);
    memset(long_line, 'x', sizeof(long_line));
    memcpy(long_line, "#!/", 3);
    long_line[400] = '\0';
    write_script("/tmp/script-a", long_line, 0700);
    CHECK_EQ(status_of("/tmp/script-a"), ENOEXEC);      /* the interpreter's name is cut off */
    CHECK_OK(unlink("/tmp/script-a"));
    CHECK_OK(unlink("/tmp/script-b"));
    CHECK_OK(unlink("/tmp/script-c"));
    return 0;
}
