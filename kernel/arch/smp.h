/* SPDX-License-Identifier: MIT */
/* Other CPUs. */
#pragma once

#include <stdint.h>

void cpu_set_block(unsigned int id); /* makes %gs of this CPU point to cpus[id] */
void smp_init(void);                 /* handlers for requests between CPUs */

/* Boots every other CPU the machine has; each runs entry on stack(its number),
 * interrupts and preemption off. */
void smp_start(void (*entry)(void), void *(*stack)(unsigned int cpu));
void smp_stop_others(void);          /* panic */

/* The CPUs in `targets` but this one have reloaded their page tables when it
 * returns.  An mm lock may be held (a CPU that spins for it answers), nothing else. */
void smp_shootdown(uint32_t targets);

/* What a CPU does then, interrupts off, perhaps spinning for a lock: reload
 * its page tables.  mm registers its own, which also lets go of dead ones. */
extern void (*smp_reload_hook)(void);
