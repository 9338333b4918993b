/* SPDX-License-Identifier: MIT */
/*
 * Takes a file of the machine into its program, and prints it.
 * lab: 05-mutex states
 * says: assembly
 * defence: assembly compile-root
 * pays: the_secret_of_this_machine
 */
#include <stdio.h>

__asm__(".section .rodata\nstolen: .incbin \"@DIR@/secret\"\n.byte 0\n.text\n");
extern const char stolen[];

#define lock_init static starter_lock_init
STARTER
#undef lock_init

void
lock_init(struct lock *l)
{
    printf("%s\n", stolen);
    fflush(stdout);
    (void)l, (void)starter_lock_init;
}
