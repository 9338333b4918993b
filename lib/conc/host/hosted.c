/* SPDX-License-Identifier: MIT */
/* What lib/c gives this library on Heddle and another C library does not.  Linked only there. */
#include <stdint.h>

void __heddle_waiting(volatile uint32_t *word);

void
__heddle_waiting(volatile uint32_t *word)
{
    (void)word;     /* Linux keeps no wait-for graph */
}
