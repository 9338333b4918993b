/* SPDX-License-Identifier: MIT */
/* What lib/c gives this library on Heddle and another C library does not.  Linked only there, where Linux keeps
 * neither a wait-for graph nor names of locks. */
#include <conc/lock.h>

void __heddle_waiting(volatile uint32_t *word);

void
__heddle_waiting(volatile uint32_t *word)
{
    (void)word;
}

int
lock_set_name(const void *lock, const char *name)
{
    (void)lock;
    (void)name;
    return -1;
}
