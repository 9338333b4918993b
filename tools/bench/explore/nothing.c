/* SPDX-License-Identifier: MIT */
/* What a schedule costs besides the program: a world, exec, exit. */
int
main(void)
{
    return 0;
}
