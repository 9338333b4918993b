/* SPDX-License-Identifier: MIT */
/* uniq: of equal lines that follow each other prints one; -c with its count, -d only repeated ones, -u only single ones. */
#include "user/bin/lines.h"

static int counted, only_repeated, only_single;

static void
print_group(const char *line, long count)
{
    if ((only_repeated && count == 1) || (only_single && count > 1))
        return;
    if (counted)
        printf("%7ld ", count);
    puts(line);
}

int
main(int argc, char **argv)
{
    size_t first = 0;
    int option;

    tool_start("uniq", "[-cdu] [FILE]");
    while ((option = getopt(argc, argv, "cdu")) != -1) {
        if (option == '?')
            usage();
        counted |= option == 'c';
        only_repeated |= option == 'd';
        only_single |= option == 'u';
    }
    if (argc - optind > 1)
        usage();
    each_input(argv + optind, lines_read);
    for (size_t i = 1; i <= lines.count; i++) {
        if (i < lines.count && strcmp(lines.line[first], lines.line[i]) == 0)
            continue;
        print_group(lines.line[first], (long)(i - first));
        first = i;
    }
    return tool_end();
}
