/* SPDX-License-Identifier: MIT */
/* See strace_calls.h. */
#include "tools/heddle/strace_calls.h"

#include <inttypes.h>

#include "kernel/abi/syscall.h"
#include "tools/heddle/strace_kinds.h"
#include "tools/heddle/strace_structs.h"
#include "tools/heddle/strace_table.h"
#include "tools/heddle/trace_names.h"

/* enum restart of the kernel (sched/signal.h). */
enum { RESTART_NOTHING, RESTART_IF_ASKED, RESTART_NO_HANDLER, RESTART_ALWAYS };
enum { NUMBER_ARGUMENTS = 6 };

static void
put_call_name(struct strace_call *call)
{
	const char *name = trace_call_name(call->number);

	if (name)
		put(call, "%s(", name);
	else
		put(call, "syscall_%#" PRIx64 "(", call->number);
}

/* One whose arguments nobody knows. */
static void
put_numbers(struct strace_call *call)
{
	for (int i = 0; i < NUMBER_ARGUMENTS; i++)
		put(call, "%s%#" PRIx64, i ? ", " : "", call->argument[i]);
	call->written = NUMBER_ARGUMENTS;
}

/* False: no more for now, or at all. */
static bool
put_argument(struct strace_call *call, const struct strace_kind *kind)
{
	size_t size = call->text.size;
	bool again = call->returned && call->waits;	/* its comma is written already */

	if (call->written && !kind->joined && !again)
		put(call, ", ");
	switch (kind->print(call, call->written, kind)) {
	case STRACE_DONE:
		call->waits = false;
		call->written++;
		return true;
	case STRACE_LATER:
		call->waits = true;
		return false;
	default:
		call->text.size = size;
		call->complete = true;
		return false;
	}
}

void
strace_put_arguments(struct strace_call *call)
{
	const struct strace_entry *entry = strace_entry(call->number);

	if (!call->named)
		put_call_name(call);
	call->named = true;
	if (!entry && !call->written)
		put_numbers(call);
	while (entry && !call->complete && call->written < NUMBER_ARGUMENTS && entry->kinds[call->written])
		if (!put_argument(call, entry->kinds[call->written]))
			break;
}

static const char *
restart_name(const struct strace_call *call)
{
	bool timed = call->number == SYS_nanosleep || call->number == SYS_clock_nanosleep ||
		call->number == SYS_poll || (call->number == SYS_futex && call->argument[3]);

	if (timed && call->restart != RESTART_ALWAYS)
		return "ERESTART_RESTARTBLOCK (Interrupted by signal)";
	switch (call->restart) {
	case RESTART_IF_ASKED: return "ERESTARTSYS (To be restarted if SA_RESTART is set)";
	case RESTART_NO_HANDLER: return "ERESTARTNOHAND (To be restarted if no handler)";
	default: return "ERESTARTNOINTR (To be restarted)";
	}
}

void
strace_put_result(struct strace_call *call)
{
	const struct strace_entry *entry = strace_entry(call->number);

	if (call->restart) {
		put(call, "? %s", restart_name(call));
		return;
	}
	if (strace_call_failed(call)) {
		put(call, "-1 ");
		put_error(call, -(int)call->result);
		return;
	}
	switch (entry ? entry->result : 0) {
	case 'x': put(call, "%#" PRIx64, call->result); break;
	case 'o': put(call, "%#03o", (unsigned)call->result); break;
	case 'f':	/* a number or flags, as fcntl was asked */
		put(call, call->argument[1] == 1 || call->argument[1] == 3 ? "%#" PRIx64 : "%" PRId64, call->result);
		break;
	default: put(call, "%" PRId64, call->result);
	}
	if (entry && entry->after)
		entry->after(call);
}

static void
add_rule(struct buffer *rules, unsigned call, unsigned i, const struct strace_kind *kind)
{
	bool fixed = kind->count == STRACE_MOST && !kind->array;
	unsigned most = kind->most ? kind->most : 1;
	unsigned from = kind->count_at == STRACE_RESULT ? STRACE_RESULT
		: kind->count_at == STRACE_PREVIOUS ? i - 1 : i + kind->count_at;
	struct strace_rule rule = { .call = call, .when = kind->when, .count = kind->count, .at = 8 * i,
		.count_at = 8 * from, .unit = fixed ? 1 : kind->size, .most = fixed ? kind->size * most : most };

	buffer_add(rules, &rule, sizeof rule);
	for (const struct strace_rule *below = kind->below; below->level; below++) {
		rule = *below;
		rule.call = call;
		buffer_add(rules, &rule, sizeof rule);
	}
}

struct buffer
strace_make_rules(bool follow)
{
	struct strace_rules head = { .mode = follow ? STRACE_FOLLOW : STRACE_SELF };
	struct buffer rules = {0};

	buffer_add(&rules, &head, sizeof head);
	for (unsigned call = 0; call < SYSCALL_LIMIT; call++) {
		const struct strace_entry *entry = strace_entry(call);
		for (unsigned i = 0; entry && i < NUMBER_ARGUMENTS && entry->kinds[i]; i++)
			if (entry->kinds[i]->size)
				add_rule(&rules, call, call == SYS_rt_sigreturn ? STRACE_STACK : i, entry->kinds[i]);
	}
	head.count = (rules.size - sizeof head) / sizeof(struct strace_rule);
	((struct strace_rules *)rules.data)->count = head.count;
	return rules;
}
