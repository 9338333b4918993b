/* SPDX-License-Identifier: MIT */
/* chdir and getcwd: relative names, "..", errors; a child inherits the folder, and moving does not move the parent. */
#include "check.h"

#include <sys/stat.h>

#define FOLDER "/tmp/current"

static void
child(void)
{
    char path[64];

    CHECK_OK(chdir(".."));
    CHECK(getcwd(path, sizeof(path)) != NULL);
    CHECK(strcmp(path, "/tmp") == 0);
}

int
main(void)
{
    char path[64];

    CHECK_OK(mkdir(FOLDER, 0755));
    CHECK_OK(mkdir(FOLDER "/inner", 0755));
    CHECK_OK(chdir(FOLDER));
    CHECK_EQ(run(child), EXITED(0));
    CHECK(getcwd(path, sizeof(path)) != NULL);
    CHECK(strcmp(path, FOLDER) == 0);
    CHECK_OK(chdir("./inner/../inner//"));
    CHECK(getcwd(path, sizeof(path)) != NULL);
    CHECK(strcmp(path, FOLDER "/inner") == 0);
    CHECK(getcwd(path, 5) == NULL && errno == ERANGE);
    CHECK_ERRNO(chdir("missing"), ENOENT);
    CHECK_ERRNO(chdir("/dev/null"), ENOTDIR);
    CHECK_OK(chdir("/"));
    CHECK_OK(chdir(".."));
    CHECK(getcwd(path, sizeof(path)) != NULL);
    CHECK(strcmp(path, "/") == 0);
    CHECK_OK(rmdir(FOLDER "/inner"));
    CHECK_OK(rmdir(FOLDER));
    return 0;
}
