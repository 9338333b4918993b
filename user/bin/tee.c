/* SPDX-License-Identifier: MIT */
/* tee: copies standard input to standard output and into files; -a appends. */
#include "user/bin/tool.h"

#include <fcntl.h>

#define MAX_FILES 16

int
main(int argc, char **argv)
{
    static char buffer[32768];
    int fds[MAX_FILES + 1] = { 1 };
    int count = 1;
    int mode = O_TRUNC;
    ssize_t n;
    int option;

    tool_start("tee", "[-a] [FILE]...");
    while ((option = getopt(argc, argv, "a")) != -1) {
        if (option == '?')
            usage();
        mode = O_APPEND;
    }
    if (argc - optind > MAX_FILES)
        usage();
    for (int i = optind; i < argc; i++) {
        int fd = open(argv[i], O_WRONLY | O_CREAT | mode, 0666);

        if (fd < 0)
            complain(argv[i]);
        else
            fds[count++] = fd;
    }
    while ((n = read(0, buffer, sizeof(buffer))) > 0)
        for (int i = 0; i < count; i++)
            if (write_all(fds[i], buffer, (size_t)n) < 0)
                die("write");
    if (n < 0)
        complain("standard input");
    return tool_end();
}
