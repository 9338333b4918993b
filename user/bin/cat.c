/* SPDX-License-Identifier: MIT */
/* cat: copies files, or standard input, to standard output. */
#include "user/bin/tool.h"

#include <fcntl.h>

static void
cat(const char *name)
{
    int fd = strcmp(name, "-") == 0 ? 0 : open(name, O_RDONLY);

    if (fd < 0 || copy_all(fd, 1) < 0)
        complain(name);
    if (fd > 0)
        close(fd);
}

int
main(int argc, char **argv)
{
    tool_start("cat", "[FILE]...");
    if (getopt(argc, argv, "") != -1)
        usage();
    if (optind == argc)
        cat("-");
    for (int i = optind; i < argc; i++)
        cat(argv[i]);
    return tool_end();
}
