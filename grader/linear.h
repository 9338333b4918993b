/* SPDX-License-Identifier: MIT */
/*
 * Can the history be explained?  An operation takes effect at one moment
 * between its call and its return.  If some choice of these moments makes a
 * plain sequential model agree with every result, the history is right: any
 * waiter may have been woken, any overlap may have gone either way.
 *
 * The judge keeps the set of all worlds that are still possible: a state of
 * the model, and which of the open operations have already taken effect in it.
 * A call adds nothing but what the model notes at it.  A return keeps the worlds in which that operation has
 * taken effect, or can now, perhaps after other open ones.  An empty set is a
 * proof that the contract was broken.
 */
#pragma once

#include <stdio.h>

#include "grader/history.h"

struct model {
	const char *name;
	size_t size;		/* of the state; all its bytes count, so no padding */
	/* NULL, or looks at the whole history before it is judged.  False: it has seen
	   that no order can explain it, even if there are too many to try. */
	bool (*prepare)(const struct history *h);
	void (*start)(void *state);
	/* NULL, or what is remembered of the moment when `o` is called. */
	void (*called)(void *state, const struct operation *o);
	/*
	 * May `o` take effect in this state, with the result it has (any, if
	 * it has not returned)?  Changes the state if so.  `now` is the time
	 * of the return that asks, 0 if unknown.
	 */
	bool (*step)(void *state, const struct operation *o, uint64_t now);
	/* The state in words, then the call in words: for messages. */
	void (*tell_state)(const void *state, FILE *out);
	void (*tell_call)(const struct operation *o, FILE *out);
	void (*tell_result)(const struct operation *o, FILE *out);
};

/* Where a message's parts go. */
struct finding {
	FILE *expected, *seen, *shown;	/* shown: the last lines of the history, a column a thread */
	char *about;			/* NAME_MOST bytes: the operation that it is about, if that is known */
	bool *gave_up;			/* set when there are too many orders to try: no verdict, the test is at fault */
};

void finding_is_about(const struct finding *f, const struct operation *o);
/* False, with the finding written, if the contract of the model was broken. */
bool linear_judge(const struct model *model, const struct history *h, const struct finding *f);

/* A time limit kept, to one tick: `o` asked for `timeout` and got result r, timed_out being the one for "too late". */
bool in_time(const struct operation *o, int64_t timeout, bool timed_out, uint64_t now);
