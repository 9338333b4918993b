/* SPDX-License-Identifier: MIT */
/* A call of a traced thread, from its first line to its last:
 *
 *   memory that arguments lead to -> "c" -> the call -> memory that it filled -> "r"
 *
 * Lines of several threads mix, but each is whole and names its thread. */
#include "kernel/proc/strace.h"

#include "kernel/abi/errno.h"
#include "kernel/arch/machine.h"
#include "kernel/mm/heap.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

#define CHUNK 64 /* bytes of memory in a line; elements that lead on are no larger */
#define MAX_SIZE 65536

static const struct strace_rules *_Atomic rules; /* once there, they stay */

/* No rule looks beyond the registers, or a chunk. */
static bool
makes_sense(const struct strace_rule *r)
{
	return r->level < 4 && r->unit > 0 && r->at <= CHUNK - 8 && r->count_at <= CHUNK - 8 &&
	       (r->unit <= 8 || (r->count != STRACE_UNTIL_ZERO && r->unit <= CHUNK));
}

long
strace_begin(uptr user, size_t size)
{
	scoped(kfree) struct strace_rules *new = NULL;
	const struct strace_rules *none = NULL;

	if (size < sizeof(*new) || size > MAX_SIZE)
		return -EINVAL;
	new = kmalloc(size);
	if (!new)
		return -ENOMEM;
	if (copy_in(new, user, size) < 0)
		return -EFAULT;
	if (new->count != (size - sizeof(*new)) / sizeof(new->rules[0]) || new->mode > STRACE_FOLLOW)
		return -EINVAL;
	for (uint32_t i = 0; i < new->count; i++)
		if (!makes_sense(&new->rules[i]))
			return -EINVAL;
	if (!atomic_compare_exchange_strong(&rules, &none, new))
		return -EBUSY;
	current->strace = (uint8_t)new->mode;
	new = NULL;
	return 0;
}

/* "strace TID KIND" and bytes. */
static void
tell_bytes(const char *what, const void *bytes, size_t n)
{
	char hex[2 * CHUNK + 1];

	for (size_t i = 0; i < n; i++)
		snprintf(hex + 2 * i, 3, "%02x", ((const uint8_t *)bytes)[i]);
	host_control("strace %x %s%.*s", current->tid, what, (int)(2 * n), hex);
}

static uint64_t
number_at(const uint8_t *base, uint8_t at, size_t size)
{
	uint64_t v = 0;

	memcpy(&v, base + at, size);
	return v;
}

static uint64_t
elements(const struct strace_rule *rule, const uint8_t *base)
{
	uint32_t pointed = 0;

	switch (rule->count) {
	case STRACE_U32:
		return number_at(base, rule->count_at, 4);
	case STRACE_U64:
		return number_at(base, rule->count_at, 8);
	case STRACE_POINTED:
		copy_in(&pointed, UPTR(number_at(base, rule->count_at, 8)), sizeof(pointed));
		return pointed;
	default:
		return UINT64_MAX;
	}
}

/* The next rule below `rule`, NULL: none. */
static const struct strace_rule *
below(const struct strace_rule *rule, const struct strace_rule *r)
{
	const struct strace_rule *end = rules->rules + rules->count;

	while (++r < end && r->call == rule->call && r->level > rule->level)
		if (r->level == rule->level + 1)
			return r;
	return NULL;
}

static bool
ends_here(const struct strace_rule *rule, const uint8_t *bytes, size_t n)
{
	return rule->count == STRACE_UNTIL_ZERO &&
	       (rule->unit == 1 ? memchr(bytes, 0, n) != NULL : number_at(bytes, 0, rule->unit) == 0);
}

/* What the rule leads to from `base`, in lines; those of a chunk do not cross a
 * page, so that what can be read of a string is. */
static void
tell_memory(const struct strace_rule *rule, const uint8_t *base)
{
	bool single = below(rule, rule) || (rule->count == STRACE_UNTIL_ZERO && rule->unit > 1);
	uint64_t n = elements(rule, base), left = (n < rule->most ? n : rule->most) * rule->unit, step;
	uptr at = UPTR(number_at(base, rule->at, 8));
	uint8_t bytes[CHUNK];
	char address[24];

	for (; left > 0 && at.addr != 0; at = uptr_add(at, (int64_t)step), left -= step) {
		step = single ? rule->unit : CHUNK - at.addr % CHUNK;
		if (step > left)
			step = left;
		if (copy_in(bytes, at, step) < 0)
			return;
		snprintf(address, sizeof(address), "m %lx ", at.addr);
		tell_bytes(address, bytes, step);
		for (const struct strace_rule *r = rule; (r = below(rule, r));)
			tell_memory(r, bytes);
		if (ends_here(rule, bytes, step))
			return;
	}
}

static void
tell_memory_of(uint64_t number, enum strace_when when, const uint64_t v[STRACE_REGISTERS])
{
	const struct strace_rule *end = rules->rules + rules->count;

	for (const struct strace_rule *r = rules->rules; r < end; r++)
		if (r->call == number && r->level == 0 && (r->when & when))
			tell_memory(r, (const uint8_t *)v);
}

/* A call that a killed thread comes back from is told by its end alone. */
void
strace_call(struct regs *r, void (*call)(struct regs *))
{
	uint64_t v[STRACE_REGISTERS] = { r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9, r->rsp, 0 };
	uint64_t number = (uint32_t)r->rax;

	tell_memory_of(number, STRACE_CALL, v);
	host_control("strace %x c %lx %lx %lx %lx %lx %lx %lx %lx", current->tid, number, v[0], v[1], v[2], v[3],
		     v[4], v[5], v[STRACE_STACK]);
	call(r);
	if (atomic_load(&current->killed))
		return;
	v[STRACE_RESULT] = r->rax;
	tell_memory_of(number, (int64_t)r->rax < 0 ? STRACE_FAILURE : STRACE_RETURN, v);
	host_control("strace %x r %lx %lx %x", current->tid, number, r->rax, current->restart);
}

void
strace_signal(const siginfo_t *info)
{
	if (current->strace != STRACE_LADDERS)
		tell_bytes("s ", info, CHUNK);
}

void
strace_stopped(int signo)
{
	if (current->strace != STRACE_LADDERS)
		host_control("strace %x t %x", current->tid, signo);
}

void
strace_ended(int status)
{
	if (current->strace != STRACE_LADDERS)
		host_control("strace %x x %x", current->tid, status);
}
