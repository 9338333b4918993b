/* SPDX-License-Identifier: MIT */
/* Data races in the file of the kernel whose accesses are points: by happens-before with vector clocks (Lamport 1978,
 * Mattern 1989; as in DJIT+, Pozniansky and Schuster 2003).
 *
 * What orders two threads of a domain: mutexes and spinlocks, whoever takes them, but those of the scheduler, the timers and the
 * allocators, which order everything; atomic operations of the file; to have been begun. Memory that was allocated anew
 * has no past. A thread's own stack is not looked at. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The current thread's access; the second of two that nothing orders ends the domain (HEDDLE_RACED), and tells the log of
 * both. */
void races_access(uint64_t address, uint64_t size, bool writes, void *pc);
/* Both sides of an atomic operation, which itself never races with another. */
void races_atomic(uint64_t address, uint64_t size, bool writes, void *pc);
