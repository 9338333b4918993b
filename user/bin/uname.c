/* SPDX-License-Identifier: MIT */
/* uname: names the system: -s kernel (the default), -n node, -r release, -v version, -m machine, -a all. */
#include "user/bin/tool.h"

#include <sys/utsname.h>

static const char *separator = "";

static void
field(int wanted, const char *text)
{
    if (!wanted)
        return;
    printf("%s%s", separator, text);
    separator = " ";
}

int
main(int argc, char **argv)
{
    static int wanted[256];
    struct utsname name;
    int option;

    tool_start("uname", "[-asnrvm]");
    while ((option = getopt(argc, argv, "asnrvm")) != -1) {
        if (option == '?')
            usage();
        wanted[option] = 1;
    }
    if (optind < argc)
        usage();
    if (uname(&name) < 0)
        die("uname");
    field(wanted['a'] || wanted['s'] || argc == 1, name.sysname);
    field(wanted['a'] || wanted['n'], name.nodename);
    field(wanted['a'] || wanted['r'], name.release);
    field(wanted['a'] || wanted['v'], name.version);
    field(wanted['a'] || wanted['m'], name.machine);
    putchar('\n');
    return tool_end();
}
