/* SPDX-License-Identifier: MIT */
/* What a deadlock report looks like:
 *
 *     deadlock in process 7: 2 threads wait for each other
 *       thread 8 (alice) waits for lock B (0x4a0010), held by thread 9 (bob)
 *           lock_acquire+0x51 (lib/conc/lock.c:63)
 *           ...
 *       thread 9 (bob) waits for lock A (0x4a0018), held by thread 8 (alice)
 *           ...
 *       bystander: thread 7 (main) joins thread 8 (alice)
 */
#include "kernel/sync/report.h"

#include <stdarg.h>

#include "kernel/arch/machine.h"
#include "kernel/base/printk.h"
#include "kernel/sched/signal.h"
#include "kernel/sync/deadlock.h"
#include "kernel/sync/lockname.h"
#include "kernel/sync/mutex.h"
#include "lib/base/string.h"

#define MAX_THREADS 64 /* of one report */
#define TEXT 160

static const struct report_hooks *hooks;
static struct mutex one_at_a_time;
static uint64_t explained; /* [one_at_a_time] mm id of the last process with a cycle */

void
report_register(const struct report_hooks *h)
{
	hooks = h;
	mutex_init(&one_at_a_time, RANK_REPORT, "report");
}

static void
emit(const char *line)
{
	char text[256];
	int n = snprintf(text, sizeof text, "%s\n", line);

	host_write(HOST_ERR, text, strlen(text));
	printk("%s", n > 0 ? text : "");
}

__attribute__((format(printf, 1, 2))) static void
say(const char *format, ...)
{
	char line[256];
	va_list ap;

	va_start(ap, format);
	vsnprintf(line, sizeof line, format, ap);
	va_end(ap);
	emit(line);
}

/* The caller is about to wait for something, and has said so; waiting for its
 * turn to report must not make it forget that. */
static void
begin_report(void)
{
	struct thread *t = current;
	uint32_t reason = t->wait_reason;

	mutex_lock(&one_at_a_time);
	t->wait_forever = true;
	t->wait_reason = reason;
}

static uint32_t
pid_of(const struct thread *t)
{
	return hooks != NULL ? hooks->pid(t) : 0;
}

static void
describe_word(struct thread *t, char *buf, size_t size)
{
	uint64_t word = t->wait_word.addr;
	char name[64];

	if (lock_name_get(t->mm->id, word, name, sizeof name) ||
	    (hooks != NULL && hooks->symbol(t, word, name, sizeof name)))
		snprintf(buf, size, "lock %s (%#llx)", name, (unsigned long long)word);
	else
		snprintf(buf, size, "lock %#llx", (unsigned long long)word);
}

/* "thread 8 (alice) waits for lock B (0x..), held by thread 9 (bob)" */
static void
describe(struct thread *t, char *buf, size_t size)
{
	char word[TEXT];
	uint32_t tid;
	struct thread *holder = deadlock_holder(t, &tid);
	int n = snprintf(buf, size, "thread %u (%s) ", t->tid, t->name);

	buf += n;
	size -= (size_t)n;
	describe_word(t, word, sizeof word);
	if (t->wait_reason == TRACE_REASON_JOIN && holder != NULL)
		snprintf(buf, size, "joins thread %u (%s)", holder->tid, holder->name);
	else if (t->wait_reason == TRACE_REASON_LOCK && holder != NULL)
		snprintf(buf, size, "waits for %s, held by %sthread %u (%s)", word,
			 holder == t ? "itself: " : "", holder->tid, holder->name);
	else if (t->wait_reason == TRACE_REASON_LOCK && tid != 0)
		snprintf(buf, size, "waits for %s, held by thread %u, which has exited", word, tid);
	else
		snprintf(buf, size, "waits for a wake-up at %#llx that nobody is left to give",
			 (unsigned long long)t->wait_word.addr);
	if (holder != NULL)
		thread_put(holder);
}

static void
say_thread(const char *lead, struct thread *t, bool calls)
{
	char text[2 * TEXT];

	describe(t, text, sizeof text);
	say("  %s%s", lead, text);
	if (calls && hooks != NULL)
		hooks->backtrace(t, emit);
}

/* The threads of t's process, with references. */
static unsigned int
collect(struct thread *t, struct thread *all[MAX_THREADS])
{
	struct thread *other;
	unsigned int n = 0;

	spin_lock(&t->signals->lock);
	list_for_each(other, &t->signals->threads, process_link)
		if (n < MAX_THREADS)
			all[n++] = thread_get(other);
	spin_unlock(&t->signals->lock);
	return n;
}

static bool
is_member(struct thread *t, struct thread **chain, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		if (chain[i] == t)
			return true;
	return false;
}

void
report_cycle(struct thread **chain, unsigned int n)
{
	struct thread *all[MAX_THREADS];
	unsigned int count;
	char text[2 * TEXT];

	begin_report();
	explained = chain[0]->mm->id;
	if (n == 1)
		say("deadlock in process %u: a thread waits for itself", pid_of(chain[0]));
	else
		say("deadlock in process %u: %u threads wait for each other", pid_of(chain[0]), n);
	for (unsigned int i = 0; i < n; i++)
		say_thread("", chain[i], true);
	count = collect(chain[0], all);
	for (unsigned int i = 0; i < count; i++) {
		if (!is_member(all[i], chain, n) && deadlock_waits(all[i]))
			say_thread("bystander: ", all[i], false);
		thread_put(all[i]);
	}
	describe(chain[0], text, sizeof text);
	host_control("deadlock %u cycle of %u: %s", chain[0]->world->id, n, text);
	mutex_unlock(&one_at_a_time);
}

void
report_process(struct thread *t)
{
	struct thread *all[MAX_THREADS];
	unsigned int count;
	char text[2 * TEXT];

	begin_report();
	if (explained == t->mm->id) { /* the last bystander has come to rest */
		mutex_unlock(&one_at_a_time);
		return;
	}
	say("deadlock in process %u: no thread is left that could wake another", pid_of(t));
	count = collect(t, all);
	for (unsigned int i = 0; i < count; i++) {
		say_thread("", all[i], true);
		thread_put(all[i]);
	}
	describe(t, text, sizeof text);
	host_control("deadlock %u all threads of a process wait: %s", t->world->id, text);
	mutex_unlock(&one_at_a_time);
}

static bool
say_waiting(struct thread *t, void *arg)
{
	static const char *const words[] = {
#define TRACE_REASON_WORD(name, word) word,
		TRACE_REASONS(TRACE_REASON_WORD)
	};

	if (t->tid != 0)
		say("  thread %u (%s) waits: %s", t->tid, t->name,
		    t->wait_reason < TRACE_REASON_COUNT ? words[t->wait_reason] : "?");
	return true;
}

void
report_stuck(struct world *w)
{
	say("nothing can ever happen in world %u: no thread can run, no timer is armed, "
	    "no input will come",
	    w->id);
	thread_each(w, say_waiting, NULL);
}
