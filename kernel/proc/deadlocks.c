/* SPDX-License-Identifier: MIT */
/* What a deadlock report looks like:
 *
 *     deadlock in process 7: 2 threads wait for each other
 *       thread 8 (alice) waits for lock B (0x4a0010), held by thread 9 (bob)
 *           lock_acquire+0x51 (lib/conc/lock.c:63)
 *           ...
 *       thread 9 (bob) waits for pipe 4, which thread 8 (alice) could end
 *           ...
 *       bystander: thread 7 (main) joins thread 8 (alice)
 */
#include "kernel/proc/deadlocks.h"

#include <stdarg.h>

#include "kernel/arch/machine.h"
#include "kernel/base/printk.h"
#include "kernel/fs/fs.h"
#include "kernel/proc/process.h"
#include "kernel/proc/report.h"
#include "kernel/proc/symbols.h"
#include "kernel/sync/deadlock.h"
#include "kernel/sync/lockname.h"
#include "lib/base/string.h"

#define TEXT 160
#define LAST_SIZE 8192

static struct mutex one_at_a_time = MUTEX_INIT(one_at_a_time, RANK_REPORT, "report");
static char last[LAST_SIZE]; /* [one_at_a_time] the last report */
static uint32_t last_world;  /* [one_at_a_time] of which world */

static const char *const words[] = {
#define TRACE_REASON_WORD(name, word) word,
	TRACE_REASONS(TRACE_REASON_WORD)
};

static void
emit(const char *line)
{
	size_t used = strlen(last);

	report_line(line);
	snprintf(last + used, sizeof last - used, "%s\n", line);
}

static void
emit_frame(const char *line)
{
	emit(line);
	host_control("frame %u%s", last_world, line);
}

__attribute__((format(printf, 1, 2))) static void
say(const char *format, ...)
{
	char line[2 * TEXT];
	va_list ap;

	va_start(ap, format);
	vsnprintf(line, sizeof line, format, ap);
	va_end(ap);
	emit(line);
}

static void
describe_word(struct thread *t, uint64_t word, const char *what, char *buf, size_t size)
{
	struct mm *mm = process_mm(t->process);
	char name[64];

	if (mm && (lock_name_get(mm->id, word, name, sizeof name) ||
		   user_symbol_name(t->process, word, name, sizeof name)))
		snprintf(buf, size, "%s %s (%#llx)", what, name, (unsigned long long)word);
	else
		snprintf(buf, size, "%s %#llx", what, (unsigned long long)word);
	if (mm)
		mm_put(mm);
}

/* "thread 9 (bob)", with its process if that is not the reader's. */
static void
name(const struct thread *t, const struct process *reader, char *buf, size_t size)
{
	if (t->process == reader)
		snprintf(buf, size, "thread %u (%s)", t->tid, t->name);
	else
		snprintf(buf, size, "thread %u (%s) of process %u", t->tid, t->name, t->process->pid);
}

/* What t waits for, if that is neither lock nor thread. */
static void
describe_object(struct thread *t, char *buf, size_t size)
{
	if (t->wait_reason == TRACE_REASON_FUTEX)
		describe_word(t, t->wait_word.addr, "a wake-up at", buf, size);
	else if (t->wait_reason == TRACE_REASON_POLL)
		snprintf(buf, size, "any of several files");
	else if (t->wait_reason == TRACE_REASON_WAIT && (int64_t)t->wait_object < 0)
		snprintf(buf, size, "a child");
	else
		snprintf(buf, size, "%s %llu", t->wait_reason == TRACE_REASON_WAIT ? "process" :
			 t->wait_reason < TRACE_REASON_COUNT ? words[t->wait_reason] : "?",
			 (unsigned long long)t->wait_object);
}

/* "thread 8 (alice) waits for lock B (0x..), held by thread 9 (bob)" */
static void
describe(const struct edge *e, const struct process *reader, char *buf, size_t size)
{
	struct thread *t = e->from;
	char who[64], what[TEXT], to[64] = "";
	uint32_t tid = 0;

	name(t, reader, who, sizeof who);
	if (e->to)
		name(e->to, t->process, to, sizeof to);
	if (t->wait_reason == TRACE_REASON_LOCK) {
		struct thread *holder = deadlock_holder(t, &tid);

		describe_word(t, t->wait_word.addr, "lock", what, sizeof what);
		if (holder) {
			name(holder, t->process, to, sizeof to);
			snprintf(buf, size, "%s waits for %s, held by %s%s", who, what, holder == t ? "itself: " : "", to);
			thread_put(holder);
		} else {
			snprintf(buf, size, "%s waits for %s, held by thread %u, which has exited", who, what, tid);
		}
	} else if (t->wait_reason == TRACE_REASON_JOIN) {
		snprintf(buf, size, "%s joins %s", who, e->to ? to : "a thread");
	} else {
		describe_object(t, what, sizeof what);
		snprintf(buf, size, "%s waits for %s%s%s%s", who, what, e->to ? ", which " : t->wait_reason == TRACE_REASON_FUTEX ?
			 " that nobody is left to give" : ", which nobody is left to end", to, e->to ? " could end" : "");
	}
}

/* The processes of the n, each once: " 7, 8". */
static bool
list_processes(const struct edge *e, unsigned int n, char *buf, size_t size)
{
	const struct process *before = NULL;
	bool several = false;
	size_t used = 0;

	for (unsigned int i = 0; i < n && used < size; i++) {
		const struct process *p = e[i].from->process;

		several |= before && p != before;
		if (p != before)
			used += (size_t)snprintf(buf + used, size - used, "%s%u", before ? ", " : " ", p->pid);
		before = p;
	}
	return several;
}

void
deadlocks_report(const struct edge *e, unsigned int n, unsigned int m, bool cycle)
{
	char text[2 * TEXT], pids[64];
	bool several = list_processes(e, n, pids, sizeof pids);
	const struct process *reader = several ? NULL : e->from->process;

	if (e->from->world->quiet)
		return;
	mutex_lock(&one_at_a_time);
	last[0] = '\0';
	last_world = e->from->world->id;
	if (!cycle)
		strlcpy(text, "no thread is left that could wake another", sizeof text);
	else if (n == 1)
		strlcpy(text, "a thread waits for itself", sizeof text);
	else
		snprintf(text, sizeof text, "%u threads wait for each other", n);
	say("deadlock in process%s%s: %s", several ? "es" : "", pids, text);
	for (unsigned int i = 0; i < n + m; i++) {
		describe(&e[i], reader, text, sizeof text);
		say("  %s%s", i < n ? "" : "bystander: ", text);
		if (i < n)
			user_backtrace(e[i].from, thread_regs(e[i].from), emit_frame);
		e[i].from->wait_reported = e[i].from->wait_count;
	}
	describe(e, reader, text, sizeof text);
	if (cycle)
		host_control("deadlock %u cycle of %u: %s", e->from->world->id, n, text);
	else
		host_control("deadlock %u all threads of a process wait: %s", e->from->world->id, text);
	mutex_unlock(&one_at_a_time);
}

static void
say_pair(const char *verb, const struct lock_pair *p)
{
	char held[TEXT], taken[TEXT];

	describe_word(current, p->held, "lock", held, sizeof held);
	describe_word(current, p->taken, "lock", taken, sizeof taken);
	say("  thread %u %s %s while it held %s, at", p->tid, verb, taken, held);
	user_symbol_format(current->process, p->place, true, taken, sizeof taken);
	say("      %s", taken);
}

void
deadlocks_warn(const struct lock_pair *now, const struct lock_pair *before)
{
	mutex_lock(&one_at_a_time);
	last[0] = '\0';
	last_world = current->world->id;
	say("warning: lock order in process %u: with other luck, threads would wait for each other",
	    current->process->pid);
	say_pair("takes", now);
	say_pair("took", before);
	mutex_unlock(&one_at_a_time);
}

static bool
say_waiting(struct thread *t, void *arg)
{
	if (t->tid != 0)
		say("  thread %u (%s) waits: %s", t->tid, t->name,
		    t->wait_reason < TRACE_REASON_COUNT ? words[t->wait_reason] : "?");
	return true;
}

void
deadlocks_all_wait(struct world *w)
{
	say("nothing can ever happen in world %u: no thread can run, no timer is armed, "
	    "no input will come",
	    w->id);
	thread_each(w, say_waiting, NULL);
}

/* False if somebody else tells of them already: two may close a cycle at once. */
static bool
claim(struct thread **chain, unsigned int n)
{
	static struct spinlock lock = SPINLOCK_INIT(RANK_NAMES, "deadlocks");
	bool new = false;

	spin_lock(&lock);
	for (unsigned int i = 0; i < n; i++) {
		new |= chain[i]->wait_reported != chain[i]->wait_count;
		chain[i]->wait_reported = chain[i]->wait_count;
	}
	spin_unlock(&lock);
	return new;
}

/* A cycle of locks and joins, with those of the first one's process that wait, too. */
static void
report_cycle(struct thread **chain, unsigned int n)
{
	struct edge e[2 * DEADLOCK_CHAIN];
	struct signal_state *s = &chain[0]->process->signals;
	unsigned int m = n;
	struct thread *t;
	uint32_t tid;

	if (!claim(chain, n))
		return;
	for (unsigned int i = 0; i < n; i++)
		e[i] = (struct edge){ chain[i], chain[(i + 1) % n] };
	spin_lock(&s->lock);
	list_for_each(t, &s->threads, process_link)
		if (m < 2 * DEADLOCK_CHAIN && t->wait_reported != t->wait_count && deadlock_waits(t))
			e[m++].from = thread_get(t);
	spin_unlock(&s->lock);
	for (unsigned int i = n; i < m; i++)
		e[i].to = deadlock_holder(e[i].from, &tid);
	deadlocks_report(e, n, m - n, true);
	for (unsigned int i = n; i < m; i++) {
		if (e[i].to)
			thread_put(e[i].to);
		thread_put(e[i].from);
	}
}

struct line {
	size_t used;
	char text[1024];
};

static bool
add_stuck(struct thread *t, void *arg)
{
	struct line *l = arg;

	if (t->wait_stuck && l->used + 12 < sizeof l->text)
		l->used += (size_t)snprintf(l->text + l->used, sizeof l->text - l->used, " %u", t->tid);
	return true;
}

/* The last report, then all threads that the last look found stuck. */
static void
show(struct seq *out, struct world *w)
{
	struct line l = { 0, "" };

	mutex_lock(&one_at_a_time);
	if (w->id == last_world)
		seq_write(out, last, strlen(last));
	mutex_unlock(&one_at_a_time);
	thread_each(w, add_stuck, &l);
	seq_printf(out, "stuck:%s\n", l.text);
}

void
deadlocks_init(void)
{
	deadlock_cycle_hook = report_cycle;
	procfs_register("deadlocks", show);
}
