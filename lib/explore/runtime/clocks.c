/* SPDX-License-Identifier: MIT */
/*
 * Happens-before by vector clocks: Lamport, "Time, clocks, and the ordering of events" (1978); Mattern, "Virtual time
 * and global states" (1989). A thread's clock says of each thread up to which of its steps all is known to be over. What
 * a thread does between two releases is one step.
 *
 *     T1                               object                  T2
 *     writes x at T1's step 5
 *     release: object := T1's clock    T1:5
 *     its step is 6 now
 *                                                              acquire: T2's clock now has T1:5
 *                                                              x was written at 5 <= 5: ordered
 *
 * Atomics with their orders as C11 has them: a release sequence goes on through read-modify-writes by anyone and stores
 * by the same thread, and is ended by another's relaxed store.
 */
#include "lib/explore/runtime/runtime.h"

#include <abi/syscall.h>

#include "lib/base/hash.h"
#include "lib/c/thread.h"

void
clock_join(struct clock *to, const struct clock *from)
{
	for (uint32_t i = 0; i < explore_common.thread_count; i++)
		if (to->at[i] < from->at[i])
			to->at[i] = from->at[i];
}

/* NULL: the detector is off. */
static struct object *
object_at(const volatile void *address, bool make)
{
	uintptr_t key = explore_key(address);
	struct shadow *shadow = explore_shadow(key);
	struct object **place, *o;

	if (!detecting() || !explore_self || !shadow)
		return NULL;
	place = &shadow->objects[(key >> 2) * 2654435761u / (1u << 16) % OBJECTS];
	for (o = *place; o && o->key != key; o = o->next)
		;
	if (o || !make || !(o = explore_allocate(shadow, sizeof(*o))))
		return o;
	o->key = key;
	o->next = *place;
	return *place = o;
}

/* The caller has released: what it does from now on is another step. */
static void
step(void)
{
	explore_self->now.at[explore_self->index]++;
}

void
explore_acquire(const volatile void *object)
{
	struct object *o = object_at(object, false);

	if (o)
		clock_join(&explore_self->now, &o->released);
}

void
explore_release(const volatile void *object)
{
	struct object *o = object_at(object, true);

	if (!o)
		return;
	clock_join(&o->released, &explore_self->now);
	step();
}

void
explore_replace(const volatile void *object)
{
	struct object *o = object_at(object, true);

	if (!o)
		return;
	o->released = explore_self->now;
	o->releaser = explore_self;
	step();
}

void
explore_release_read(const volatile void *object)
{
	struct object *o = object_at(object, true);

	if (!o)
		return;
	clock_join(&o->read, &explore_self->now);
	step();
}

void
explore_acquire_write(const volatile void *object)
{
	struct object *o = object_at(object, false);

	if (!o)
		return;
	clock_join(&explore_self->now, &o->released);
	clock_join(&explore_self->now, &o->read);
}

/* --- atomics --- */

static bool
acquires(int order)
{
	return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

static bool
releases(int order)
{
	return order == __ATOMIC_RELEASE || order == __ATOMIC_ACQ_REL || order == __ATOMIC_SEQ_CST;
}

void
explore_atomic_load(const volatile void *object, int order)
{
	struct object *o = object_at(object, false);

	if (o)
		clock_join(acquires(order) ? &explore_self->now : &explore_self->loaded, &o->released);
}

void
explore_atomic_store(const volatile void *object, int order)
{
	struct object *o = object_at(object, releases(order) || (explore_self && explore_self->fenced));

	if (!o)
		return;
	if (releases(order)) {
		explore_replace(object);
	} else if (explore_self->fenced) {
		if (o->releaser != explore_self)
			o->released = (struct clock){ 0 };
		clock_join(&o->released, &explore_self->fence);
		o->releaser = explore_self;
	} else if (o->releaser != explore_self) {
		o->released = (struct clock){ 0 };
	}
}

void
explore_atomic_update(const volatile void *object, int order)
{
	struct object *o;

	explore_atomic_load(object, order);
	if (releases(order))
		explore_release(object);
	else if (explore_self && explore_self->fenced && (o = object_at(object, true)))
		clock_join(&o->released, &explore_self->fence);
}

void
explore_fence(int order)
{
	if (!detecting() || !explore_self)
		return;
	if (acquires(order))
		clock_join(&explore_self->now, &explore_self->loaded);
	if (!releases(order))
		return;
	explore_self->fence = explore_self->now;
	explore_self->fenced = true;
	step();
}

/* --- beyond this process --- */

static void
tell(struct object *o)
{
	if (!detecting() || !explore_self)
		return;
	clock_join(&o->released, &explore_self->now);
	step();
}

static void
hear(const struct object *o)
{
	if (detecting() && explore_self)
		clock_join(&explore_self->now, &o->released);
}

void
explore_tell(void)
{
	tell(&explore_common.world);
}

void
explore_hear(void)
{
	hear(&explore_common.world);
}

void
explore_tell_room(void)
{
	tell(&explore_common.room);
}

void
explore_hear_room(void)
{
	hear(&explore_common.room);
}

static void
hear_thread(struct explored *t)
{
	clock_join(&explore_self->now, &t->now);
	t->now.at[t->index]++; /* what it does from now on, if it does, is another step */
}

void
explore_hear_all(void)
{
	explore_hear();
	for (uint32_t i = 0; i < explore_common.thread_count && detecting() && explore_self; i++)
		if (explore_threads[i].pid != explore_self->pid)
			hear_thread(&explore_threads[i]);
}

void
explore_hear_end(uint32_t pid)
{
	for (uint32_t i = 0; i < explore_common.thread_count && detecting() && explore_self; i++)
		if (explore_threads[i].used && explore_threads[i].pid == pid) {
			hear_thread(&explore_threads[i]);
			explore_threads[i].used = false;
		}
}

void
explore_hear_any(void)
{
	explore_hear_all();
	explore_hear_room();
}
