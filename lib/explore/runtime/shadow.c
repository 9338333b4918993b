/* SPDX-License-Identifier: MIT */
/*
 * Which accesses of a word are not yet ordered before all to come. As in FastTrack (Flanagan and Freund, PLDI 2009), an
 * access is remembered as (thread, its step) and compared with one entry of a clock; other than there, by the bytes
 * of an aligned word of eight, so that neighbours in a struct are told apart:
 *
 *     word -> [T1 step 5: wrote bytes 0-3] -> [T2 step 9: read bytes 4-7]
 *
 * A write that is ordered after an access of the same bytes replaces it: who races with that one races with the write, or
 * comes after both. So a word has few, and nothing that can race is ever forgotten.
 *
 *     page of the program -> block[512], of each word its first slot
 */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>
#include <string.h>

#include "lib/c/syscall.h"

#define MEMORY          (24u << 20)
#define PAGES           4096            /* of the program that it remembers: a power of two */
#define WORDS           512             /* in a page */

struct slot {
	uint32_t next;                  /* a number; 0: none */
	uint32_t step, pc;
	uint8_t bytes, thread;
	uint16_t kind : 3, write : 1, held : 12;
};

_Static_assert(HELD_SETS == 1 << 12, "struct slot");

struct page {
	uintptr_t number;
	uint32_t *first;                /* [WORDS] */
};

static char memory[MEMORY] __attribute__((aligned(16)));
static size_t memory_used = sizeof(struct slot);        /* slot 0 is none */
static struct page pages[PAGES];
static uint32_t free_slot;

void *
explore_allocate(size_t size)
{
	char *at = memory + memory_used;

	size = (size + 15) & ~(size_t)15;
	if (size > MEMORY - memory_used) {
		explore_give_up();
		return NULL;
	}
	memory_used += size;
	return at;
}

static struct slot *
slot_of(uint32_t number)
{
	return (struct slot *)memory + number;
}

static uint32_t
new_slot(void)
{
	uint32_t number = free_slot;
	struct slot *s;

	if (number) {
		free_slot = slot_of(number)->next;
		return number;
	}
	s = explore_allocate(sizeof(*s));
	return s ? (uint32_t)(s - (struct slot *)memory) : 0;
}

/* Takes *place's slot out of its list. */
static void
drop(uint32_t *place)
{
	uint32_t number = *place;

	*place = slot_of(number)->next;
	slot_of(number)->next = free_slot;
	free_slot = number;
}

static struct page *
page_at(uintptr_t number, bool make)
{
	static struct page *last;
	uint32_t i = (uint32_t)number % PAGES, tried = 0; /* neighbours stay neighbours: fewer pages of ours */

	if (last && last->number == number)
		return last;
	for (; pages[i].first && pages[i].number != number && tried < PAGES; tried++)
		i = (i + 1) % PAGES;
	if (tried == PAGES) {
		explore_give_up();
		return NULL;
	}
	if (!pages[i].first) {
		if (!make || !(pages[i].first = explore_allocate(WORDS * sizeof(uint32_t))))
			return NULL;
		pages[i].number = number;
	}
	return last = &pages[i];
}

/* --- races --- */

static uint32_t
count_of(uint8_t bytes)
{
	uint32_t n = 0;

	for (; bytes; bytes &= (uint8_t)(bytes - 1))
		n++;
	return n;
}

static void
put_access(struct heddle_race *race, int i, const struct slot *s)
{
	race->access[i].pc = s->pc;
	race->access[i].tid = explore_threads[s->thread].tid;
	race->access[i].kind = (uint32_t)s->kind << 1 | s->write;
	race->access[i].size = count_of(s->bytes);
	race->access[i].held_count = explore_held(s->held, race->access[i].held, HEDDLE_RACE_LOCKS);
}

static _Noreturn void
report(const struct slot *s, uintptr_t word, const struct slot *mine)
{
	struct heddle_race race = { .address = word + (unsigned)__builtin_ctz(s->bytes & mine->bytes) };

	put_access(&race, 0, s);
	put_access(&race, 1, mine);
	for (;;)
		sys(SYS_heddle, HEDDLE_RACE, &race); /* ends the domain */
}

static bool
conflict(const struct slot *s, const struct slot *mine)
{
	return (s->bytes & mine->bytes) && (s->write || mine->write) && s->thread != mine->thread &&
	       (s->kind == ACCESS_PLAIN || s->kind != mine->kind);
}

/* Whether s need not be remembered any more beside mine, after which it is ordered. */
static bool
replaces(const struct slot *mine, const struct slot *s)
{
	if (s->bytes & ~mine->bytes)
		return false;
	if (s->thread == mine->thread && s->kind == mine->kind && s->write == mine->write)
		return true;
	return mine->write && (mine->kind == ACCESS_PLAIN || mine->kind == s->kind);
}

static bool
is_known(const struct slot *s, const struct slot *mine)
{
	return s->thread == mine->thread && s->step == mine->step && s->bytes == mine->bytes && s->kind == mine->kind &&
	       s->write == mine->write;
}

static void
look(uint32_t *first, uintptr_t word, struct slot mine)
{
	uint32_t *place = first, number;

	while (*place) {
		struct slot *s = slot_of(*place);

		if (is_known(s, &mine))
			return;
		if (conflict(s, &mine) && s->step > explore_self->now.at[s->thread])
			report(s, word, &mine);
		if (s->step <= explore_self->now.at[s->thread] && replaces(&mine, s))
			drop(place);
		else
			place = &s->next;
	}
	number = new_slot();
	if (!number)
		return;
	mine.next = *first;
	*slot_of(number) = mine;
	*first = number;
}

void
explore_access(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc)
{
	uintptr_t at = (uintptr_t)address, end = at + size;

	while (at < end && detecting() && explore_self) {
		uintptr_t word = at & ~(uintptr_t)7, next = word + 8 < end ? word + 8 : end;
		struct page *page = page_at(word >> 12, true);
		uint8_t bytes = (uint8_t)(((1u << (next - at)) - 1) << (at - word));

		if (page)
			look(&page->first[word / 8 % WORDS], word,
			     (struct slot){ 0, explore_self->now.at[explore_self->index], pc, bytes,
					    (uint8_t)explore_self->index, kind & 7u, write, explore_self->held & (HELD_SETS - 1u) });
		at = next;
	}
}

void
explore_step(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc)
{
	read_point(write);
	if (explore_flags & HEDDLE_NOTES)
		explore_note((kind == ACCESS_ATOMIC ? HEDDLE_NOTE_ATOMIC_READ : HEDDLE_NOTE_READ) + write, (uint32_t)size, pc, address, 0);
	if (detecting())
		explore_access(address, size, write, kind, pc);
}

void
explore_forget(const volatile void *address, size_t size)
{
	uintptr_t at = ((uintptr_t)address + 7) & ~(uintptr_t)7, end = (uintptr_t)address + size;

	while (at < end && detecting()) {
		struct page *page = page_at(at >> 12, false);

		if (!page) {
			at = (at | 4095) + 1;
			continue;
		}
		while (page->first[at / 8 % WORDS])
			drop(&page->first[at / 8 % WORDS]);
		at += 8;
	}
}
