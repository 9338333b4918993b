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
 *
 * What there is to know of private memory is private, too, and copied by fork with it; of shared mappings it is common
 * to all processes, and goes by object and offset.
 */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>
#include <string.h>

#include "lib/c/syscall.h"

#define MEMORY          (24u << 20)
#define WORDS           512             /* in a page */
#define MANY            256             /* bytes: those accesses cost more than a step */

struct slot {
	uint32_t next;                  /* a number; 0: none */
	uint32_t step, pc;
	uint8_t bytes, thread;
	uint16_t kind : 3, write : 1, held : 12;
};

_Static_assert(HELD_SETS == 1 << 12, "struct slot");

static char memory[MEMORY] __attribute__((aligned(16)));
static struct shadow own = { .room = MEMORY, .memory = memory };

struct shadow *
explore_shadow(uintptr_t key)
{
	if (!(key & HEDDLE_SHARED))
		return &own;
	return explore_common.foreign ? NULL : &explore_common.shadow;
}

void *
explore_allocate(struct shadow *shadow, size_t size)
{
	char *at;

	if (!shadow->used)
		shadow->used = sizeof(struct slot);     /* slot 0 is none */
	at = shadow->memory + shadow->used;
	size = (size + 15) & ~(size_t)15;
	if (size > shadow->room - shadow->used) {
		explore_give_up();
		return NULL;
	}
	shadow->used += size;
	return at;
}

static struct slot *
slot_of(struct shadow *shadow, uint32_t number)
{
	return (struct slot *)shadow->memory + number;
}

static uint32_t
new_slot(struct shadow *shadow)
{
	uint32_t number = shadow->free_slot;
	struct slot *s;

	if (number) {
		shadow->free_slot = slot_of(shadow, number)->next;
		return number;
	}
	s = explore_allocate(shadow, sizeof(*s));
	return s ? (uint32_t)(s - (struct slot *)shadow->memory) : 0;
}

/* Takes *place's slot out of its list. */
static void
drop(struct shadow *shadow, uint32_t *place)
{
	uint32_t number = *place;

	*place = slot_of(shadow, number)->next;
	slot_of(shadow, number)->next = shadow->free_slot;
	shadow->free_slot = number;
}

static struct shadow_page *
page_at(struct shadow *shadow, uintptr_t number, bool make)
{
	struct shadow_page *pages = shadow->pages;
	uint32_t i = (uint32_t)number % SHADOW_PAGES, tried = 0; /* neighbours stay neighbours: fewer pages of ours */

	if (shadow->last && shadow->last->number == number)
		return shadow->last;
	for (; pages[i].first && pages[i].number != number && tried < SHADOW_PAGES; tried++)
		i = (i + 1) % SHADOW_PAGES;
	if (tried == SHADOW_PAGES) {
		explore_give_up();
		return NULL;
	}
	if (!pages[i].first) {
		if (!make || !(pages[i].first = explore_allocate(shadow, WORDS * sizeof(uint32_t))))
			return NULL;
		pages[i].number = number;
	}
	return shadow->last = &pages[i];
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
look(struct shadow *shadow, uint32_t *first, uintptr_t word, struct slot mine)
{
	uint32_t *place = first, number;

	while (*place) {
		struct slot *s = slot_of(shadow, *place);

		if (is_known(s, &mine))
			return;
		if (conflict(s, &mine) && s->step > explore_self->now.at[s->thread])
			report(s, word, &mine);
		if (s->step <= explore_self->now.at[s->thread] && replaces(&mine, s))
			drop(shadow, place);
		else
			place = &s->next;
	}
	number = new_slot(shadow);
	if (!number)
		return;
	mine.next = *first;
	*slot_of(shadow, number) = mine;
	*first = number;
}

void
explore_access(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc)
{
	uintptr_t at = explore_key(address), end = at + size;
	struct shadow *shadow = explore_shadow(at);

	while (at < end && shadow && detecting() && explore_self) {
		uintptr_t word = at & ~(uintptr_t)7, next = word + 8 < end ? word + 8 : end;
		struct shadow_page *page = page_at(shadow, word >> 12, true);
		uint8_t bytes = (uint8_t)(((1u << (next - at)) - 1) << (at - word));

		if (page)
			look(shadow, &page->first[word / 8 % WORDS], word,
			     (struct slot){ 0, explore_self->now.at[explore_self->index], pc, bytes,
					    (uint8_t)explore_self->index, kind & 7u, write, explore_self->held & (HELD_SETS - 1u) });
		at = next;
	}
	if (size > MANY)
		explore_work(size / sizeof(uint64_t));
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
	uintptr_t at = (explore_key(address) + 7) & ~(uintptr_t)7, end = explore_key(address) + size;
	struct shadow *shadow = explore_shadow(at);

	while (at < end && shadow && detecting()) {
		struct shadow_page *page = page_at(shadow, at >> 12, false);

		if (!page) {
			at = (at | 4095) + 1;
			continue;
		}
		while (page->first[at / 8 % WORDS])
			drop(shadow, &page->first[at / 8 % WORDS]);
		at += 8;
	}
}
