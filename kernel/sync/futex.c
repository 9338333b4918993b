/* SPDX-License-Identifier: MIT */
/* futex: a hash table of waiters, keyed by what the word is, not where.
 *
 * A waiter lies on the sleeper's stack and is in exactly one bucket until it
 * is woken or gives up.  The word is user memory and may fault, so it is read
 * with no lock held, while the waiter is in its bucket and LOOKING.  It has to
 * look again if a wake came meanwhile, which must not be lost on one that is
 * not going to sleep:
 *
 *     CPU 0: futex_wait(w, 1)             CPU 1: *w = 0; futex_wake(w, 1)
 *     waiter into bucket, LOOKING
 *     reads *w: 1                         *w = 0
 *                                         finds it LOOKING: PASSED_BY, wakes the next one
 *     PASSED_BY: reads *w: 0 -> -EAGAIN
 *   or:
 *     reads *w: 1, SETTLED                *w = 0
 *     sleeps, or finds `woken` set        finds it SETTLED: wakes it */
#include "kernel/sync/futex.h"

#include "kernel/abi/errno.h"
#include "kernel/abi/futex.h"
#include "kernel/base/panic.h"
#include "kernel/mm/vm.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/wait.h"
#include "kernel/sync/deadlock.h"

#define BUCKETS 256
#define ROBUST_PI 1ull         /* in a pointer of the list: the lock is a PI futex */
#define ROBUST_LIST_LIMIT 2048 /* as Linux: a list that runs in a circle ends */

struct bucket {
	struct spinlock lock;
	struct list waiters; /* [lock] in order of arrival */
};

struct futex_waiter {
	struct list_node link;          /* [bucket lock] */
	struct bucket *_Atomic bucket;  /* changes only by requeue, under both locks */
	struct vm_key key;              /* [bucket lock] */
	uint32_t bitset;
	_Atomic uint32_t state;
	struct thread *thread;
	bool woken;                     /* [bucket lock] */
};

enum { LOOKING, PASSED_BY, SETTLED };

static struct bucket buckets[BUCKETS];

void
futex_init(void)
{
	for (int i = 0; i < BUCKETS; i++) {
		spinlock_init(&buckets[i].lock, RANK_FUTEX, "futex bucket");
		list_init(&buckets[i].waiters);
	}
	futex_pi_init();
}

static struct bucket *
bucket_of(const struct vm_key *key)
{
	uint64_t h = ((uint32_t)key->id * 0x9e3779b97f4a7c15ull) ^ (key->offset >> 2) * 0xbf58476d1ce4e5b9ull;

	return &buckets[h >> 32 & (BUCKETS - 1)];
}

static bool
same_key(const struct vm_key *a, const struct vm_key *b)
{
	return a->id == b->id && a->offset == b->offset;
}

/* [bucket lock] Whether a wake or a move of that word's waiters is for w. */
static bool
is_for(struct futex_waiter *w, const struct vm_key *key)
{
	uint32_t state = LOOKING;

	return same_key(&w->key, key) && !atomic_compare_exchange_strong(&w->state, &state, PASSED_BY) && state == SETTLED;
}

/* False: it has to look again. */
static bool
settle(struct futex_waiter *w)
{
	uint32_t state = LOOKING;
	bool settled = atomic_compare_exchange_strong(&w->state, &state, SETTLED);

	if (!settled)
		atomic_store(&w->state, LOOKING);
	return settled;
}

/* Locks the bucket the waiter is in; it may be moved until we hold it. */
static struct bucket *
lock_bucket(struct futex_waiter *w)
{
	for (;;) {
		struct bucket *b = w->bucket;

		spin_lock(&b->lock);
		if (w->bucket == b)
			return b;
		spin_unlock(&b->lock);
	}
}

static void
enter(struct futex_waiter *w)
{
	struct bucket *b = bucket_of(&w->key);

	w->bucket = b;
	spin_lock(&b->lock);
	list_push_back(&b->waiters, &w->link);
	spin_unlock(&b->lock);
}

/* Takes the waiter out; true if a wake was faster. */
static bool
leave(struct futex_waiter *w)
{
	struct bucket *b = lock_bucket(w);

	list_remove(&w->link);
	spin_unlock(&b->lock);
	return w->woken;
}

static int
sleep_until_woken(struct futex_waiter *w, const struct wait_how *how)
{
	int error = 0;

	while (error == 0 && !__atomic_load_n(&w->woken, __ATOMIC_ACQUIRE)) {
		wait_prepare(how);
		wait_by(BY_MEMORY);
		if (!__atomic_load_n(&w->woken, __ATOMIC_ACQUIRE))
			error = wait_sleep(how);
		wait_finish();
	}
	return error;
}

long
futex_wait(uptr word, uint32_t expected, uint32_t bitset, int64_t deadline, bool private)
{
	struct futex_waiter w = { .bitset = bitset, .thread = current };
	struct wait_how how = { .object = word.addr, .deadline = deadline };
	uint32_t value;
	int error;

	if (bitset == 0 || word.addr % 4 != 0)
		return -EINVAL;
	error = vm_futex_key(current->mm, word.addr, private, &w.key);
	if (error != 0)
		return error;
	how.reason = deadlock_classify(current, word);
	current->wait_woken = false;
	current->wake_bits = 0;
	enter(&w);
	do {
		error = user_load32(word, &value);
		if (error == 0 && value != expected)
			error = -EAGAIN;
	} while (error == 0 && !settle(&w));
	if (error == 0 && deadline == WAIT_FOREVER)
		deadlock_announce(word, &w.key, how.reason);
	if (error == 0)
		error = sleep_until_woken(&w, &how);
	current->wait_reason = 0;
	current->wait_word = UPTR(0);
	if (!leave(&w))
		return error;
	current->wake_key = w.key;
	current->wake_bits = bitset;
	return 0;
}

static void
wake_waiter(struct futex_waiter *w)
{
	struct thread *t = w->thread; /* w may be gone as soon as woken is set */

	list_remove(&w->link);
	thread_get(t);
	__atomic_store_n(&t->wait_woken, true, __ATOMIC_SEQ_CST);
	__atomic_store_n(&w->woken, true, __ATOMIC_RELEASE);
	thread_wake(t);
	thread_put(t);
}

bool
futex_waited(const struct vm_key *key)
{
	struct bucket *b = bucket_of(key);
	struct futex_waiter *w;
	bool found = false;

	spin_lock(&b->lock);
	list_for_each(w, &b->waiters, link)
		found |= same_key(&w->key, key);
	spin_unlock(&b->lock);
	return found;
}

/* How many; -EINVAL: who waits there waits for a lock. */
static long
wake(const struct vm_key *key, uint32_t n, uint32_t bitset)
{
	struct bucket *b = bucket_of(key);
	struct futex_waiter *w, *next;
	long woken = 0;

	if (futex_pi_waited(key))
		return -EINVAL;
	spin_lock(&b->lock);
	list_for_each_safe(w, next, &b->waiters, link) {
		if (woken >= n)
			break;
		if ((w->bitset & bitset) == 0 || !is_for(w, key))
			continue;
		wake_waiter(w);
		woken++;
	}
	spin_unlock(&b->lock);
	return woken;
}

long
futex_wake(uptr word, uint32_t n, uint32_t bitset, bool private)
{
	struct vm_key key;
	int error;

	if (bitset == 0 || word.addr % 4 != 0)
		return -EINVAL;
	error = vm_futex_key(current->mm, word.addr, private, &key);
	return error != 0 ? error : wake(&key, n, bitset);
}

/* What FUTEX_OP makes of a word; -ENOSYS. */
static int
operate(unsigned int op, uint32_t value, uint32_t operand, uint32_t *out)
{
	switch (op) {
	case FUTEX_OP_SET:
		*out = operand;
		return 0;
	case FUTEX_OP_ADD:
		*out = value + operand;
		return 0;
	case FUTEX_OP_OR:
		*out = value | operand;
		return 0;
	case FUTEX_OP_ANDN:
		*out = value & ~operand;
		return 0;
	case FUTEX_OP_XOR:
		*out = value ^ operand;
		return 0;
	default:
		return -ENOSYS;
	}
}

/* 0 or 1; -ENOSYS. */
static int
compare(unsigned int how, int32_t value, int32_t with)
{
	switch (how) {
	case FUTEX_OP_CMP_EQ:
		return value == with;
	case FUTEX_OP_CMP_NE:
		return value != with;
	case FUTEX_OP_CMP_LT:
		return value < with;
	case FUTEX_OP_CMP_LE:
		return value <= with;
	case FUTEX_OP_CMP_GT:
		return value > with;
	case FUTEX_OP_CMP_GE:
		return value >= with;
	default:
		return -ENOSYS;
	}
}

/* A field of 12 bits with its sign. */
static int32_t
sign_extend(uint32_t field)
{
	return (int32_t)(field << 20) >> 20;
}

/* operation: 4 bits what, 4 bits comparison, 12 bits operand, 12 bits to compare with. */
long
futex_wake_op(uptr word, uint32_t n, uptr word2, uint32_t n2, uint32_t operation, bool private)
{
	uint32_t operand = (uint32_t)sign_extend(operation >> 12 & 0xfff), value, seen, new;
	struct vm_key key, key2;
	int error, holds;
	long woken, more = 0;

	if (word.addr % 4 != 0 || word2.addr % 4 != 0)
		return -EINVAL;
	error = vm_futex_key(current->mm, word.addr, private, &key);
	if (error == 0)
		error = vm_futex_key(current->mm, word2.addr, private, &key2);
	if (operation >> 28 & FUTEX_OP_OPARG_SHIFT)
		operand = 1u << (operand & 31);
	if (error == 0)
		error = user_load32(word2, &value);
	while (error == 0) {
		error = operate(operation >> 28 & 7, value, operand, &new);
		if (error == 0)
			error = user_cas32(word2, value, new, &seen);
		if (error == 0 && seen == value)
			break;
		value = seen;
	}
	if (error != 0)
		return error;
	holds = compare(operation >> 24 & 15, (int32_t)value, sign_extend(operation & 0xfff));
	if (holds < 0)
		return holds;
	woken = wake(&key, n, FUTEX_BITSET_MATCH_ANY);
	if (woken >= 0 && holds)
		more = wake(&key2, n2, FUTEX_BITSET_MATCH_ANY);
	return more < 0 ? more : woken + more;
}

static void
lock_two(struct bucket *a, struct bucket *b)
{
	spin_lock(a < b ? &a->lock : &b->lock);
	if (a != b)
		spin_lock_same_rank(a < b ? &b->lock : &a->lock);
}

static void
unlock_two(struct bucket *a, struct bucket *b)
{
	spin_unlock(&a->lock);
	if (a != b)
		spin_unlock(&b->lock);
}

/* Both buckets locked: wakes n of `from`'s waiters, moves up to `move`. */
static long
requeue(struct bucket *from, const struct vm_key *key, uint32_t n, struct bucket *to,
	const struct vm_key *key2, uint32_t move)
{
	struct futex_waiter *w, *next;
	long done = 0;

	list_for_each_safe(w, next, &from->waiters, link) {
		if (done >= (long)n + move)
			break;
		if (!is_for(w, key))
			continue;
		if (done++ < n) {
			wake_waiter(w);
			continue;
		}
		if (same_key(key, key2))
			continue;
		list_remove(&w->link);
		w->key = *key2;
		w->bucket = to;
		list_push_back(&to->waiters, &w->link);
	}
	return done;
}

long
futex_requeue(uptr word, uint32_t n, uptr word2, uint32_t move, bool cmp, uint32_t value,
	      bool private)
{
	struct vm_key key, key2;
	struct bucket *from, *to;
	uint32_t now;
	long done;
	int error;

	if (word.addr % 4 != 0 || word2.addr % 4 != 0 || (int)n < 0 || (int)move < 0)
		return -EINVAL;
	error = vm_futex_key(current->mm, word.addr, private, &key);
	if (error == 0)
		error = vm_futex_key(current->mm, word2.addr, private, &key2);
	if (error == 0 && cmp)
		error = user_load32(word, &now); /* the page is there */
	if (error == 0 && futex_pi_waited(&key))
		error = -EINVAL;
	if (error != 0)
		return error;
	from = bucket_of(&key);
	to = bucket_of(&key2);
	lock_two(from, to);
	/* Compared under the lock: who begins to wait for another value afterwards is not moved. */
	if (cmp && (vm_peek(current->mm, word.addr, &now, sizeof now) != sizeof now || now != value))
		done = -EAGAIN;
	else
		done = requeue(from, &key, n, to, &key2, move);
	unlock_two(from, to);
	return done;
}

/* One lock of a thread that ends: if it still holds it, the next owner learns.
 * If it had given it back but not yet woken anybody, that is done now. */
static void
abandon(uptr word, bool pending)
{
	uint32_t value, seen;

	if (word.addr % 4 != 0 || user_load32(word, &value) != 0)
		return;
	if (pending && value == 0)
		futex_wake(word, 1, FUTEX_BITSET_MATCH_ANY, false);
	while ((value & FUTEX_TID_MASK) == current->tid) {
		uint32_t died = (value & FUTEX_WAITERS) | FUTEX_OWNER_DIED;

		if (user_cas32(word, value, died, &seen) != 0)
			return;
		if (seen == value) {
			if (value & FUTEX_WAITERS)
				futex_wake(word, 1, FUTEX_BITSET_MATCH_ANY, false);
			return;
		}
		value = seen;
	}
}

static void
walk_robust_list(uptr head_at)
{
	struct robust_list_head head;
	struct robust_list entry;
	uint64_t at, pending;

	if (head_at.addr == 0 || copy_in(&head, head_at, sizeof head) != 0)
		return;
	pending = (uint64_t)head.list_op_pending & ~ROBUST_PI;
	at = (uint64_t)head.list.next & ~ROBUST_PI;
	for (int i = 0; i < ROBUST_LIST_LIMIT && at != head_at.addr && at != 0; i++) {
		uint64_t next;

		if (copy_in(&entry, UPTR(at), sizeof entry) != 0)
			return;
		next = (uint64_t)entry.next & ~ROBUST_PI;
		if (at != pending)
			abandon(UPTR(at + (uint64_t)head.futex_offset), false);
		at = next;
	}
	if (pending != 0)
		abandon(UPTR(pending + (uint64_t)head.futex_offset), true);
}

void
futex_keep_wake(void)
{
	current->wake_bits = 0;
}

/* The current thread is killed.  What it was woken for it has perhaps not done, and who woke it believes that one knows:
 *
 *     A (asleep)          B (asleep)          C
 *                                             word = free; futex_wake(word, 1)
 *     killed                                  C has done its part
 *                         sleeps beside what is free
 *
 * So another is woken.  If A was fast enough, or has given back what it took, that one looks, and sleeps again. */
static void
pass_on_wake(void)
{
	if (current->wake_bits != 0)
		wake(&current->wake_key, 1, current->wake_bits);
	futex_keep_wake();
}

void
futex_thread_exit(void)
{
	static const uint32_t zero;
	struct thread *t = current;

	walk_robust_list(t->robust_list);
	t->robust_list = UPTR(0);
	pass_on_wake();
	futex_pi_exit();
	if (t->clear_child_tid.addr != 0 && copy_out(t->clear_child_tid, &zero, sizeof zero) == 0)
		futex_wake(t->clear_child_tid, 1, FUTEX_BITSET_MATCH_ANY, false);
	t->clear_child_tid = UPTR(0);
	wait_tell_news();
}
