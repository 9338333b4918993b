/* SPDX-License-Identifier: MIT */
/* touch: makes files that do not exist yet. (Nothing here keeps times, so an existing file stays as it is.) */
#include "user/bin/tool.h"

#include <fcntl.h>

int
main(int argc, char **argv)
{
    tool_start("touch", "FILE...");
    if (getopt(argc, argv, "") != -1 || optind == argc)
        usage();
    for (int i = optind; i < argc; i++) {
        int fd = open(argv[i], O_WRONLY | O_CREAT, 0666);

        if (fd < 0)
            complain(argv[i]);
        else
            close(fd);
    }
    return tool_end();
}
