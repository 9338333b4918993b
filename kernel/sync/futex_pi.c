/* SPDX-License-Identifier: MIT */
/* Priority-inheritance futexes.  A lock word is taken and given back by the
 * program while it is 0 or the holder's tid alone; else the kernel hands it over:
 *
 *     0                        free
 *     tid                      held
 *     tid | WAITERS            held, and there is a struct pi_lock for it
 *     OWNER_DIED [| WAITERS]   the holder ended; the next one is told by this bit
 *
 * A pi_lock exists while somebody waits, and then its turnstile says who holds
 * the lock, not the word.  It always goes to the most urgent waiter.  Words are
 * user memory and may fault, so a mutex, one for all, makes the changes of word
 * and turnstile one step; a waiter that got the lock passes it once before it
 * returns, and so finds the word written:
 *
 *     UNLOCK_PI                        the waiter
 *     turn locked                      sleeps
 *     turnstile: it holds; wake        wakes (or times out), sees `granted`
 *     word = its tid | WAITERS
 *     turn unlocked                    locks and unlocks turn; returns 0 */
#include "kernel/abi/errno.h"
#include "kernel/abi/futex.h"
#include "kernel/mm/heap.h"
#include "kernel/mm/vm.h"
#include "kernel/sched/thread.h"
#include "kernel/sched/wait.h"
#include "kernel/sync/deadlock.h"
#include "kernel/sync/futex.h"
#include "kernel/sync/mutex.h"

#define BUCKETS 64

struct pi_lock {
	struct list_node link;       /* [turn] in its bucket; not if it is held by nobody */
	struct vm_key key;           /* constant */
	struct turnstile turnstile;
	unsigned int users;          /* [turn] threads in lock_contended */
	bool died;                   /* [turn] the last holder ended */
};

static struct mutex turn = MUTEX_INIT(turn, RANK_FUTEX_PI, "PI futexes");
static struct list buckets[BUCKETS]; /* [turn] */
static atomic_uint count;            /* [turn] of pi_locks; read by anybody */

void
futex_pi_init(void)
{
	for (int i = 0; i < BUCKETS; i++)
		list_init(&buckets[i]);
}

static struct list *
bucket_of(const struct vm_key *key)
{
	return &buckets[(key->id * 31 + (key->offset >> 2)) % BUCKETS];
}

static struct pi_lock *
find(const struct vm_key *key)
{
	struct pi_lock *p;

	list_for_each(p, bucket_of(key), link)
		if (p->key.id == key->id && p->key.offset == key->offset)
			return p;
	return NULL;
}

static struct pi_lock *
make(const struct vm_key *key, struct thread *holder)
{
	struct pi_lock *p = kzalloc(sizeof *p);

	if (p == NULL)
		return NULL;
	p->key = *key;
	turnstile_init(&p->turnstile);
	p->turnstile.holder = holder;
	list_push_back(bucket_of(key), &p->link);
	count++;
	return p;
}

static void
put(struct pi_lock *p)
{
	if (--p->users > 0)
		return;
	list_remove(&p->link);
	kfree(p);
	count--;
}

bool
futex_pi_waited(const struct vm_key *key)
{
	bool found;

	if (atomic_load_explicit(&count, memory_order_relaxed) == 0)
		return false;
	mutex_lock(&turn);
	found = find(key) != NULL;
	mutex_unlock(&turn);
	return found;
}

/* Writes the word whatever is there, but for OWNER_DIED if that is to stay. */
static int
write_word(uptr word, uint32_t keep, uint32_t new)
{
	uint32_t value, seen;
	int error = user_load32(word, &value);

	while (error == 0) {
		error = user_cas32(word, value, (value & keep) | new, &seen);
		if (error == 0 && seen == value)
			return 0;
		value = seen;
	}
	return error;
}

/* The holder that a word with waiters-to-be names, if it can be waited for. */
static int
holder_of(uint32_t value, struct thread **out)
{
	struct thread *t = thread_find(current->world, value & FUTEX_TID_MASK);
	int error = 0;

	if (t == NULL)
		return -ESRCH;
	if (t->process == NULL)
		error = -EPERM;
	else if (t->past_locks)
		error = -EAGAIN; /* it ends: the word will say so */
	*out = t;
	thread_put(t); /* it stays while it holds the lock: its end passes `turn` */
	return error;
}

/* Takes the word if it is free, or marks it as waited for.  1: taken, 0: *out is
 * the lock to wait for; or -E.  A word that changes meanwhile is looked at again. */
static int
take_or_mark(uptr word, const struct vm_key *key, bool try, struct pi_lock **out)
{
	for (;;) {
		struct pi_lock *p = find(key);
		struct thread *holder;
		uint32_t value, seen;
		int error = user_load32(word, &value);

		if (error != 0)
			return error;
		*out = p;
		if (p != NULL)
			return p->turnstile.holder == current ? -EDEADLK : 0;
		if ((value & FUTEX_TID_MASK) == current->tid)
			return -EDEADLK;
		if (futex_waited(key))
			return -EINVAL; /* for no lock */
		if ((value & FUTEX_TID_MASK) == 0) {
			error = user_cas32(word, value, (value & FUTEX_OWNER_DIED) | current->tid, &seen);
			if (error == 0 && seen != value)
				continue;
			return error == 0 ? 1 : error;
		}
		error = holder_of(value, &holder);
		if (error != 0 || try)
			return error != 0 ? error : -EAGAIN;
		error = user_cas32(word, value, value | FUTEX_WAITERS, &seen);
		if (error == 0 && seen != value)
			continue;
		*out = error == 0 ? make(key, holder) : NULL;
		return error != 0 ? error : *out == NULL ? -ENOMEM : 0;
	}
}

/* Until it is granted: 0, -ETIMEDOUT, -EINTR. */
static int
sleep_for(struct turnstile_waiter *w, const struct wait_how *how)
{
	int error = 0;

	while (error == 0 && !__atomic_load_n(&w->granted, __ATOMIC_ACQUIRE)) {
		wait_prepare(how);
		wait_by(BY_MEMORY);
		if (!__atomic_load_n(&w->granted, __ATOMIC_ACQUIRE))
			error = wait_sleep(how);
		wait_finish();
	}
	spin_lock(&turnstile_lock);
	if (w->granted)
		error = 0;
	else
		turnstile_leave(w);
	spin_unlock(&turnstile_lock);
	return error;
}

/* Called and left with turn held, which is given back meanwhile. */
static int
wait_for(struct pi_lock *p, uptr word, int64_t deadline)
{
	const struct wait_how how = { .reason = TRACE_REASON_LOCK, .object = word.addr,
				      .deadline = deadline };
	struct turnstile_waiter w;
	bool circle;
	int error;

	spin_lock(&turnstile_lock);
	circle = turnstile_is_circle(&p->turnstile, &turn.turnstile);
	spin_unlock(&turnstile_lock);
	if (circle)
		return -EDEADLK;
	current->wait_woken = false;
	if (deadline == WAIT_FOREVER)
		deadlock_announce(word, &p->key, how.reason);
	spin_lock(&turnstile_lock);
	turnstile_enter(&p->turnstile, &w);
	spin_unlock(&turnstile_lock);
	mutex_unlock(&turn);
	error = sleep_for(&w, &how);
	current->wait_reason = 0;
	current->wait_word = UPTR(0);
	mutex_lock(&turn);
	if (error == 0 && p->died) { /* then nobody has written the word */
		p->died = false;
		write_word(word, 0, FUTEX_OWNER_DIED | FUTEX_WAITERS | current->tid);
	}
	return error;
}

long
futex_lock_pi(uptr word, bool try, int64_t deadline, bool private)
{
	struct pi_lock *p;
	struct vm_key key;
	int r;

	if (word.addr % 4 != 0)
		return -EINVAL;
	r = vm_futex_key(current->mm, word.addr, private, &key);
	if (r != 0)
		return r;
	mutex_lock(&turn);
	r = take_or_mark(word, &key, try, &p);
	if (r == 0 && try) {
		r = -EAGAIN;
	} else if (r == 0) {
		p->users++;
		r = wait_for(p, word, deadline);
		put(p);
	}
	mutex_unlock(&turn);
	return r < 0 ? r : 0;
}

/* The current thread holds p no more; its most urgent waiter does.  That one,
 * who cannot return before `turn` is free, or NULL. */
static struct thread *
hand_over(struct pi_lock *p)
{
	struct turnstile_waiter *w;
	struct thread *next = NULL;

	spin_lock(&turnstile_lock);
	w = turnstile_first(&p->turnstile);
	if (w != NULL) {
		next = w->thread;
		turnstile_hold(&p->turnstile, next);
		turnstile_leave(w);
		__atomic_store_n(&next->wait_woken, true, __ATOMIC_SEQ_CST);
		__atomic_store_n(&w->granted, true, __ATOMIC_RELEASE);
		thread_wake(next);
	} else {
		turnstile_hold(&p->turnstile, NULL);
		list_remove(&p->link);
	}
	spin_unlock(&turnstile_lock);
	return next;
}

long
futex_unlock_pi(uptr word, bool private)
{
	struct thread *next = NULL;
	struct pi_lock *p;
	struct vm_key key;
	uint32_t value;
	int error;

	if (word.addr % 4 != 0)
		return -EINVAL;
	error = vm_futex_key(current->mm, word.addr, private, &key);
	if (error != 0)
		return error;
	mutex_lock(&turn);
	error = user_load32(word, &value);
	p = find(&key);
	if (error == 0 && (value & FUTEX_TID_MASK) != current->tid)
		error = -EPERM;
	else if (error == 0 && (p != NULL ? p->turnstile.holder != current : futex_waited(&key)))
		error = -EINVAL;
	if (error == 0) {
		if (p != NULL)
			next = hand_over(p);
		error = write_word(word, 0, next != NULL ? next->tid | FUTEX_WAITERS : 0);
	}
	mutex_unlock(&turn);
	return error;
}

/* The current thread ends.  What it holds and others wait for is theirs. */
void
futex_pi_exit(void)
{
	struct pi_lock *p, *next;

	mutex_lock(&turn);
	current->past_locks = true;
	for (int i = 0; count > 0 && i < BUCKETS; i++) {
		list_for_each_safe(p, next, &buckets[i], link) {
			if (p->turnstile.holder != current)
				continue;
			p->died = true;
			hand_over(p);
		}
	}
	mutex_unlock(&turn);
}
