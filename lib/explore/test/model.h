/* SPDX-License-Identifier: MIT */
/*
 * A program to try strategies on: each thread takes so many steps, and there is a point before each one. What was done
 * is in `word`, a letter a step: thread 1 is a, 2 is b, ...
 */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/explore/bound.h"
#include "lib/explore/strategy.h"

#define CHECK(condition) \
	((condition) ? (void)0 : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition), exit(1)))

#define MODEL_THREADS 8

struct model {
	uint32_t threads, steps[MODEL_THREADS + 1];
	struct strategy strategy;
	uint32_t made;
	char word[256];
};

/* As the kernel notes them. */
static inline void
model_record(struct model *m, const struct point *p, uint32_t chosen)
{
	struct heddle_schedule *s = m->strategy.schedule;

	if (chosen == strategy_default(p))
		return;
	if (s->made >= s->replay_count && s->made < s->room)
		s->choices[s->made] = (struct heddle_choice){ p->tid, p->number, p->can[chosen] };
	s->made++;
}

static inline uint32_t
model_can(const struct model *m, const uint32_t *done, uint32_t *can)
{
	uint32_t n = 0;

	for (uint32_t t = 1; t <= m->threads; t++)
		if (done[t] < m->steps[t])
			can[n++] = t;
	return n;
}

static inline void
model_run(struct model *m, struct heddle_schedule *s)
{
	uint32_t done[MODEL_THREADS + 1] = { 0 }, can[MODEL_THREADS], number[MODEL_THREADS + 1] = { 0 }, at = 0, now = 0;
	struct point p = { .can = can };

	s->made = 0;
	strategy_begin(&m->strategy, s);
	while ((p.count = model_can(m, done, can)) > 0) {
		uint32_t chosen = 0;

		p.tid = now;
		p.number = ++number[now];
		p.stays = now && done[now] < m->steps[now];
		if (p.count > 1) {
			chosen = strategy_choose(&m->strategy, &p);
			CHECK(chosen < p.count);
			model_record(m, &p, chosen);
		}
		now = can[chosen];
		done[now]++;
		m->word[at++] = (char)('a' + now - 1);
	}
	m->word[at] = '\0';
}
