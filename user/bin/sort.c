/* SPDX-License-Identifier: MIT */
/* sort: sorts lines by bytes; -n by leading number, -r backwards, -u without repetitions. */
#include "user/bin/lines.h"

static int numeric, backwards, unique;

static int
compare(const char *a, const char *b)
{
    if (numeric) {
        long x = strtol(a, NULL, 10);
        long y = strtol(b, NULL, 10);

        if (x != y)
            return x < y ? -1 : 1;
        if (unique)
            return 0;
    }
    return strcmp(a, b);
}

static int
in_order(char *a, char *b)
{
    return backwards ? compare(a, b) >= 0 : compare(a, b) <= 0;
}

/* Merge sort keeps equal lines in their order, and never goes quadratic. */
static void
merge_sort(char **line, char **spare, size_t count)
{
    size_t half = count / 2;
    size_t left = 0;
    size_t right = half;

    if (count < 2)
        return;
    merge_sort(line, spare, half);
    merge_sort(line + half, spare, count - half);
    for (size_t i = 0; i < count; i++) {
        int take_left = right == count || (left < half && in_order(line[left], line[right]));

        spare[i] = take_left ? line[left++] : line[right++];
    }
    memcpy(line, spare, count * sizeof(*line));
}

static void
print_lines(void)
{
    for (size_t i = 0; i < lines.count; i++)
        if (!unique || i == 0 || compare(lines.line[i - 1], lines.line[i]) != 0)
            puts(lines.line[i]);
}

int
main(int argc, char **argv)
{
    int option;
    char **spare;

    tool_start("sort", "[-nru] [FILE]...");
    while ((option = getopt(argc, argv, "nru")) != -1) {
        if (option == '?')
            usage();
        numeric |= option == 'n';
        backwards |= option == 'r';
        unique |= option == 'u';
    }
    each_input(argv + optind, lines_read);
    spare = malloc((lines.count + 1) * sizeof(*spare));
    if (spare == NULL)
        die("memory");
    merge_sort(lines.line, spare, lines.count);
    print_lines();
    return tool_end();
}
