/* SPDX-License-Identifier: MIT */
/* Filters of system calls.  A thread's filters are a list that only grows, at
 * its front, and whose tails threads share:
 *
 *      thread 7 -> F3 -> F2 -> F1        all of them are asked, and the
 *      thread 8 -------> F2              strictest answer counts
 *
 * A filter never changes and is never taken out, so a thread walks its list
 * without a lock even while another one (TSYNC) puts more in front. */
#include "kernel/proc/seccomp.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/syscall.h"
#include "kernel/arch/machine.h"
#include "kernel/base/printk.h"
#include "kernel/mm/heap.h"
#include "kernel/proc/bpf.h"
#include "kernel/proc/cred.h"
#include "kernel/proc/exit.h"
#include "kernel/proc/signal.h"
#include "lib/base/string.h"

#define CHAIN_MAX 32768 /* instructions of a list; each filter counts as 4 more */

struct filter {
	atomic_uint refs;
	bool log;
	unsigned int chain; /* instructions from here on */
	struct filter *older;
	struct sock_filter code[];
};

static struct filter *
filter_get(struct filter *f)
{
	if (f)
		atomic_fetch_add(&f->refs, 1);
	return f;
}

static void
filter_put(struct filter *f)
{
	while (f && atomic_fetch_sub(&f->refs, 1) == 1) {
		struct filter *older = f->older;

		kfree(f);
		f = older;
	}
}

void
seccomp_drop(struct thread *t)
{
	filter_put(t->filter);
	t->filter = NULL;
}

/* [s] */
static void
set(struct thread *t, uint8_t mode, struct filter *f)
{
	struct filter *old = t->filter;

	atomic_store(&t->filter, filter_get(f));
	atomic_store(&t->seccomp, mode);
	filter_put(old); /* its tail at least lives on in f */
}

void
seccomp_inherit(struct thread *t)
{
	struct signal_state *s = current->signals;

	spin_lock(&s->lock);
	t->no_new_privs = current->no_new_privs;
	set(t, current->seccomp, current->filter);
	spin_unlock(&s->lock);
}

long
seccomp_strict(void)
{
	if (current->seccomp == SECCOMP_MODE_FILTER)
		return -EINVAL;
	current->seccomp = SECCOMP_MODE_STRICT;
	return 0;
}

static int
filter_load(uptr user_program, struct filter **out)
{
	struct sock_fprog program;
	struct filter *f;
	int r;

	if (copy_in(&program, user_program, sizeof(program)) < 0)
		return -EFAULT;
	if (program.len == 0 || program.len > BPF_MAXINSNS)
		return -EINVAL;
	f = kzalloc(sizeof(*f) + program.len * sizeof(f->code[0]));
	if (!f)
		return -ENOMEM;
	atomic_init(&f->refs, 1);
	f->chain = program.len + 4;
	r = copy_in(f->code, UPTR((uint64_t)program.filter), program.len * sizeof(f->code[0]));
	if (r == 0)
		r = bpf_check(f->code, program.len);
	if (r < 0)
		kfree(f);
	*out = f;
	return r;
}

/* Is `f` what the current thread has, or a tail of it? */
static bool
is_ours(const struct filter *f)
{
	const struct filter *ours = current->filter;

	while (f && ours && ours != f)
		ours = ours->older;
	return ours == f || !f;
}

/* [s] The number of a thread that cannot follow, or 0. */
static long
find_other(struct signal_state *s)
{
	struct thread *t;

	list_for_each(t, &s->threads, process_link)
		if (t->seccomp == SECCOMP_MODE_STRICT || !is_ours(t->filter))
			return t->tid;
	return 0;
}

/* [s] Puts f in front, for all threads or this one. */
static long
install(struct signal_state *s, struct filter *f, bool all)
{
	struct filter *older = current->filter;
	long other = all ? find_other(s) : 0;
	struct thread *t;

	if (other)
		return other;
	if (older && older->chain + f->chain > CHAIN_MAX)
		return -ENOMEM;
	f->chain += older ? older->chain : 0;
	f->older = filter_get(older);
	list_for_each(t, &s->threads, process_link)
		if (all || t == current) {
			set(t, SECCOMP_MODE_FILTER, f);
			t->no_new_privs |= current->no_new_privs;
		}
	return 0;
}

long
seccomp_filter(unsigned int flags, uptr program)
{
	struct signal_state *s = current->signals;
	struct filter *f;
	long r;

	if ((flags & ~(unsigned int)(SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_LOG | SECCOMP_FILTER_FLAG_SPEC_ALLOW)) ||
	    current->seccomp == SECCOMP_MODE_STRICT)
		return -EINVAL;
	r = filter_load(program, &f);
	if (r < 0)
		return r;
	f->log = flags & SECCOMP_FILTER_FLAG_LOG;
	if (!current->no_new_privs && !process_can(CAP_SYS_ADMIN))
		r = -EACCES;
	if (r == 0) {
		spin_lock(&s->lock);
		r = install(s, f, flags & SECCOMP_FILTER_FLAG_TSYNC);
		spin_unlock(&s->lock);
	}
	filter_put(f);
	return r;
}

long
seccomp_action_known(uptr action)
{
	uint32_t a;

	if (copy_in(&a, action, sizeof(a)) < 0)
		return -EFAULT;
	switch (a) {
	case SECCOMP_RET_KILL_PROCESS: case SECCOMP_RET_KILL_THREAD: case SECCOMP_RET_TRAP:
	case SECCOMP_RET_ERRNO: case SECCOMP_RET_LOG: case SECCOMP_RET_ALLOW:
		return 0;
	default:
		return -EOPNOTSUPP;
	}
}

/* --- a call is made --- */

/* Asks all filters; the newest of the strictest counts. */
static uint32_t
ask(const struct seccomp_data *data, bool *log)
{
	uint32_t strictest = SECCOMP_RET_ALLOW;

	for (struct filter *f = current->filter; f; f = f->older) {
		uint32_t answer = bpf_run(f->code, data);

		if ((int32_t)(answer & SECCOMP_RET_ACTION_FULL) < (int32_t)(strictest & SECCOMP_RET_ACTION_FULL)) {
			strictest = answer;
			*log = f->log;
		}
	}
	return strictest;
}

static void
say(const struct seccomp_data *data, const char *what)
{
	printk("%s (%u): system call %d at %#llx %s by its filter\n", current->name, current->tid, data->nr,
	       (unsigned long long)data->instruction_pointer, what);
}

static void
refuse_fatally(void *call)
{
	const struct seccomp_data *data = call;

	say(data, "forbidden");
	host_control("forbidden %u %d", current->world->id, data->nr);
}

static void
trap(struct seccomp_data *data, uint32_t answer)
{
	siginfo_t info = signal_info(SIGSYS, SYS_SECCOMP, 0);

	info.si_errno = (int)(answer & SECCOMP_RET_DATA);
	info.si_call_addr = (void *)data->instruction_pointer;
	info.si_syscall = data->nr;
	info.si_arch = data->arch;
	signal_force(SIGSYS, &info, refuse_fatally, data);
}

static bool
strict_allows(int nr)
{
	return nr == SYS_read || nr == SYS_write || nr == SYS_exit || nr == SYS_rt_sigreturn;
}

bool
seccomp_allows(const struct regs *r, long *result)
{
	struct seccomp_data data = { (int)r->rax, AUDIT_ARCH_X86_64, r->rip,
				     { r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9 } };
	bool log = false;
	uint32_t answer;

	if (current->seccomp == SECCOMP_MODE_STRICT) {
		if (!strict_allows(data.nr))
			process_thread_exit(SIGKILL);
		return true;
	}
	answer = ask(&data, &log);
	switch (answer & SECCOMP_RET_ACTION_FULL) {
	case SECCOMP_RET_ALLOW:
		return true;
	case SECCOMP_RET_LOG:
		say(&data, "let through");
		return true;
	case SECCOMP_RET_ERRNO:
		if (log)
			say(&data, "refused");
		answer &= SECCOMP_RET_DATA;
		*result = -(long)(answer < 4095 ? answer : 4095);
		return false;
	case SECCOMP_RET_TRACE: /* nobody is there to ask */
	case SECCOMP_RET_USER_NOTIF:
		*result = -ENOSYS;
		return false;
	case SECCOMP_RET_TRAP:
		trap(&data, answer);
		*result = data.nr;
		return false;
	case SECCOMP_RET_KILL_THREAD:
		refuse_fatally(&data);
		process_thread_exit(SIGSYS);
	default:
		refuse_fatally(&data);
		process_group_exit(SIGSYS);
	}
}
