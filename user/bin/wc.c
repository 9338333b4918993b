/* SPDX-License-Identifier: MIT */
/* wc: counts lines, words and bytes. */
#include "user/bin/tool.h"

#include <ctype.h>
#include <fcntl.h>

struct counts {
    long lines, words, bytes;
};

static int show_lines, show_words, show_bytes;

static void
print_counts(const struct counts *counts, const char *name)
{
    const char *gap = "";

    if (show_lines) {
        printf("%7ld", counts->lines);
        gap = " ";
    }
    if (show_words) {
        printf("%s%7ld", gap, counts->words);
        gap = " ";
    }
    if (show_bytes)
        printf("%s%7ld", gap, counts->bytes);
    printf("%s%s\n", *name ? " " : "", name);
}

/* Adds one buffer; in_word carries over a word cut by the buffer's end. */
static void
count_bytes(struct counts *counts, const char *bytes, ssize_t length, int *in_word)
{
    counts->bytes += length;
    for (ssize_t i = 0; i < length; i++) {
        int space = isspace((unsigned char)bytes[i]);

        counts->lines += bytes[i] == '\n';
        counts->words += !space && !*in_word;
        *in_word = !space;
    }
}

static int
count_file(const char *name, struct counts *counts)
{
    static char buffer[32768];
    int fd = *name ? open(name, O_RDONLY) : 0;
    int in_word = 0;
    ssize_t n;

    if (fd < 0)
        return -1;
    while ((n = read(fd, buffer, sizeof(buffer))) > 0)
        count_bytes(counts, buffer, n, &in_word);
    if (fd > 0)
        close(fd);
    return (int)n;
}

static void
count_all(char **names)
{
    struct counts total = { 0, 0, 0 };
    int files = 0;

    for (; *names != NULL; names++, files++) {
        struct counts counts = { 0, 0, 0 };

        if (count_file(*names, &counts) < 0) {
            complain(*names);
            continue;
        }
        print_counts(&counts, *names);
        total.lines += counts.lines;
        total.words += counts.words;
        total.bytes += counts.bytes;
    }
    if (files > 1)
        print_counts(&total, "total");
}

int
main(int argc, char **argv)
{
    int option;

    tool_start("wc", "[-lwc] [FILE]...");
    while ((option = getopt(argc, argv, "lwc")) != -1) {
        if (option == '?')
            usage();
        show_lines |= option == 'l';
        show_words |= option == 'w';
        show_bytes |= option == 'c';
    }
    if (!show_lines && !show_words && !show_bytes)
        show_lines = show_words = show_bytes = 1;
    if (optind < argc) {
        count_all(argv + optind);
    } else {
        struct counts counts = { 0, 0, 0 };

        if (count_file("", &counts) < 0)
            complain("standard input");
        print_counts(&counts, "");
    }
    return tool_end();
}
