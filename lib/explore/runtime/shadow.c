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
	uint32_t what;                  /* bytes 0-7, thread 8-15, kind 16-18, write 19, held 20-31: each access compares it, */
};                                      /* and gcc makes much more of fields of bits */

#define WRITE 0x80000u
#define HELD_SHIFT 20
#define SAME 0xfffffu                   /* all but what is held */

_Static_assert(HELD_SETS == 1 << (32 - HELD_SHIFT), "struct slot");
_Static_assert(THREADS_MOST <= 256, "struct slot");

static uint32_t
bytes_of(uint32_t what)
{
	return what & 0xff;
}

static uint32_t
thread_of(uint32_t what)
{
	return what >> 8 & 0xff;
}

static uint32_t
kind_of(uint32_t what)
{
	return what >> 16 & 7;
}

static char memory[MEMORY] __attribute__((aligned(16)));
static struct shadow own = { .room = MEMORY, .memory = memory };
static struct clock before_fork;        /* all that was done in the memory that ours is a copy of */

void
explore_copied(void)
{
	for (uint32_t i = 0; i < explore_common.thread_count; i++)
		before_fork.at[i] = explore_threads[i].now.at[i];
}

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
find_page(struct shadow *shadow, uintptr_t number, bool make)
{
	struct shadow_page *pages = shadow->pages;
	uint32_t i = (uint32_t)number % SHADOW_PAGES, tried = 0; /* neighbours stay neighbours: fewer pages of ours */

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
	return &pages[i];
}

static inline struct shadow_page *
page_at(struct shadow *shadow, uintptr_t number, bool make)
{
	struct shadow_page *page = &shadow->pages[number % SHADOW_PAGES];

	return page->first && page->number == number ? page : find_page(shadow, number, make);
}

/* --- races --- */

static uint32_t
count_of(uint32_t bytes)
{
	uint32_t n = 0;

	for (; bytes; bytes &= bytes - 1)
		n++;
	return n;
}

static void
put_access(struct heddle_race *race, int i, const struct slot *s)
{
	race->access[i].pc = s->pc;
	race->access[i].tid = explore_threads[thread_of(s->what)].tid;
	race->access[i].kind = kind_of(s->what) << 1 | !!(s->what & WRITE);
	race->access[i].size = count_of(bytes_of(s->what));
	race->access[i].held_count = explore_held(s->what >> HELD_SHIFT, race->access[i].held, HEDDLE_RACE_LOCKS);
}

static _Noreturn void
report(const struct slot *s, uintptr_t word, const struct slot *mine)
{
	struct heddle_race race = { .address = word + (unsigned)__builtin_ctz(bytes_of(s->what & mine->what)) };

	put_access(&race, 0, s);
	put_access(&race, 1, mine);
	for (;;)
		sys(SYS_heddle, HEDDLE_RACE, &race); /* ends the domain */
}

/* As much as the compiler promises of volatile nobody promises between threads; but many programs rest on it. */
static void
tell_volatile(const struct slot *s, uintptr_t word, const struct slot *mine)
{
	static bool told;
	struct heddle_told t = { HEDDLE_TOLD_VOLATILE, 0, { word + (unsigned)__builtin_ctz(bytes_of(s->what & mine->what)) }, { s->pc, mine->pc },
				 { explore_threads[thread_of(s->what)].tid, explore_threads[thread_of(mine->what)].tid } };

	if (!told)
		sys(SYS_heddle, HEDDLE_TELL, &t);
	told = true;
}

/* Of different threads. */
static bool
conflict(uint32_t one, uint32_t other)
{
	return bytes_of(one & other) && ((one | other) & WRITE) && (kind_of(one) != ACCESS_ATOMIC || kind_of(other) != ACCESS_ATOMIC);
}

/* Whether an access need not be remembered any more beside mine, after which it is ordered. */
static bool
replaces(uint32_t mine, uint32_t old)
{
	if (bytes_of(old & ~mine))
		return false;
	if (((old ^ mine) & SAME) >> 8 == 0)
		return true;
	return (mine & WRITE) && (kind_of(mine) == ACCESS_PLAIN || kind_of(mine) == kind_of(old));
}

/* Of private memory a child has a copy. What nothing orders before the fork can have been cut in two by it, so the child may not
 * read it; but what it writes nobody of the parent reads or writes. */
static bool
not_ours(const struct shadow *shadow, const struct slot *s, const struct slot *mine)
{
	return shadow == &own && s->step <= before_fork.at[thread_of(s->what)] && ((mine->what & WRITE) || !(s->what & WRITE));
}

static void
look(struct shadow *shadow, uint32_t *first, uintptr_t word, const struct slot *mine)
{
	uint32_t *place = first, number;
	bool there = false;

	while (*place) {
		struct slot *s = slot_of(shadow, *place);
		uint32_t differs = (s->what ^ mine->what) & SAME;
		bool ordered = s->step <= explore_self->now.at[thread_of(s->what)] || not_ours(shadow, s, mine);

		if (differs == 0 && s->step == mine->step)
			return;
		if (!ordered && thread_of(differs) && conflict(s->what, mine->what))
			kind_of(s->what & mine->what) == ACCESS_VOLATILE ? tell_volatile(s, word, mine) : report(s, word, mine);
		if (ordered && differs == 0 && place == first) { /* it would go, and mine be put where it was */
			s->step = mine->step;
			s->pc = mine->pc;
			s->what = mine->what;
			there = true;
		} else if (ordered && replaces(mine->what, s->what)) {
			drop(shadow, place);
			continue;
		}
		place = &s->next;
	}
	if (there || !(number = new_slot(shadow)))
		return;
	*slot_of(shadow, number) = (struct slot){ *first, mine->step, mine->pc, mine->what };
	*first = number;
}

void
explore_access(const volatile void *address, size_t size, bool write, enum access_kind kind, uint32_t pc)
{
	uintptr_t at = explore_key(address), end = at + size;
	struct shadow *shadow = explore_shadow(at);
	struct slot mine;

	if (!explore_self)
		return;
	mine = (struct slot){ 0, explore_self->now.at[explore_self->index], pc,
			      explore_self->index << 8 | kind << 16 | (write ? WRITE : 0) | explore_self->held << HELD_SHIFT };
	while (at < end && shadow && detecting()) {
		uintptr_t word = at & ~(uintptr_t)7, next = word + 8 < end ? word + 8 : end;
		struct shadow_page *page = page_at(shadow, word >> 12, true);

		mine.what = (mine.what & ~0xffu) | ((1u << (next - at)) - 1) << (at - word);
		if (page)
			look(shadow, &page->first[word / 8 % WORDS], word, &mine);
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
