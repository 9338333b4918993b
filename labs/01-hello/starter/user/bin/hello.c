/* SPDX-License-Identifier: MIT */
/*
 * hello [-n COUNT] [NAME]...: greets each name, or the world; with -n COUNT times, numbered.
 *
 * Yours to write.  What is here compiles, runs and is wrong everywhere.
 */
#include <stdio.h>

int
main(int argc, char **argv)
{
    printf("%s was given %d arguments\n", argv[0], argc - 1);
    return 0;
}
