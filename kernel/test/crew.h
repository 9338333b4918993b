/* SPDX-License-Identifier: MIT */
/* Kernel threads with user memory, so that a test can call what system calls
 * call: crew_begin gives the test thread an address space, crew_start makes
 * another thread in it, crew_end waits for all and takes everything back.
 *
 *     uint64_t at = crew_begin(&c, 4);         4 pages of user memory
 *     crew_start(&c, reader, &job);
 *     ... crew_store(at, "text", 5); pipe write ...
 *     crew_end(&c);
 */
#pragma once

#include "kernel/mm/vm.h"
#include "kernel/test/test.h"

#define CREW_MAX 16

struct thread;

struct crew {
	struct mm *mm;
	uint64_t memory;
	struct crew_member {
		struct crew *crew;
		struct thread *thread;
		void (*fn)(void *);
		void *arg;
	} member[CREW_MAX];
	unsigned int members;
};

uint64_t crew_begin(struct crew *c, size_t pages);
void crew_start(struct crew *c, void (*fn)(void *), void *arg);
/* Lets the others run until each has ended or waits. */
void crew_settle(struct crew *c);
void crew_join(struct crew *c); /* until all have ended */
void crew_end(struct crew *c);

void crew_store(uint64_t at, const void *from, size_t n);
void crew_load(void *to, uint64_t at, size_t n);
uint8_t crew_byte(uint64_t at);
