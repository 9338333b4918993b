/* SPDX-License-Identifier: MIT */
/* mkdir: makes folders; with -p their parents too, and one that exists is no error. */
#include "user/bin/tool.h"

#include <sys/stat.h>

static int
make(const char *path, int parents)
{
    struct stat st;

    if (mkdir(path, 0777) == 0)
        return 0;
    if (errno == EEXIST && parents && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
        return 0;
    return -1;
}

static int
make_parents(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        int failed;

        *slash = '\0';
        failed = make(path, 1);
        *slash = '/';
        if (failed)
            return -1;
    }
    return make(path, 1);
}

int
main(int argc, char **argv)
{
    int parents = 0;
    int option;

    tool_start("mkdir", "[-p] FOLDER...");
    while ((option = getopt(argc, argv, "p")) != -1) {
        if (option == '?')
            usage();
        parents = 1;
    }
    if (optind == argc)
        usage();
    for (int i = optind; i < argc; i++)
        if ((parents ? make_parents(argv[i]) : make(argv[i], 0)) < 0)
            complain(argv[i]);
    return tool_end();
}
