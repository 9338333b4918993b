/* SPDX-License-Identifier: MIT */
/* hexdump: offset, sixteen bytes in hexadecimal and as characters; the layout of hexdump -C. */
#include "user/bin/tool.h"

#define WIDTH 16

static void
print_row(unsigned long offset, const unsigned char *bytes, size_t count)
{
    printf("%08lx ", offset);
    for (size_t i = 0; i < WIDTH; i++) {
        if (i % 8 == 0)
            putchar(' ');
        if (i < count)
            printf("%02x ", bytes[i]);
        else
            fputs("   ", stdout);
    }
    fputs(" |", stdout);
    for (size_t i = 0; i < count; i++)
        putchar(bytes[i] >= ' ' && bytes[i] <= '~' ? bytes[i] : '.');
    puts("|");
}

static void
dump(FILE *stream, const char *name)
{
    static unsigned long offset;
    unsigned char bytes[WIDTH];
    size_t n;

    while ((n = fread(bytes, 1, WIDTH, stream)) > 0) {
        print_row(offset, bytes, n);
        offset += n;
    }
    if (ferror(stream))
        complain(name);
}

int
main(int argc, char **argv)
{
    tool_start("hexdump", "[FILE]...");
    if (getopt(argc, argv, "") != -1)
        usage();
    each_input(argv + optind, dump);
    return tool_end();
}
