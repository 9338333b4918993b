/* SPDX-License-Identifier: MIT */
/*
 * The contract of user/bin/bank/bank.h: what is transferred is neither lost nor made, and each call is one moment.
 *
 *     open ACCOUNTS EACH      transfer FROM*16+TO AMOUNT      balance ACCOUNT -> 0 BALANCE      total -> 0 SUM
 */
#include "grader/models.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

enum { ACCOUNTS = 16 };

struct bank_state {
	int64_t count, balance[ACCOUNTS];
};

static void
start(void *state)
{
	memset(state, 0, sizeof(struct bank_state));
}

static bool
transfer(struct bank_state *s, const struct operation *o)
{
	int64_t from = o->a >> 4 & 15, to = o->a & 15;

	if (s->balance[from] < o->b)
		return !o->returned || o->r == -EAGAIN;
	s->balance[from] -= o->b;
	s->balance[to] += o->b;
	return !o->returned || o->r == 0;
}

static bool
step(void *state, const struct operation *o, uint64_t now)
{
	struct bank_state *s = state;
	int64_t sum = 0;

	if (strcmp(o->name, "open") == 0) {
		s->count = o->a < ACCOUNTS ? o->a : ACCOUNTS;
		for (int64_t i = 0; i < s->count; i++)
			s->balance[i] = o->b;
		return true;
	}
	if (strcmp(o->name, "transfer") == 0)
		return transfer(s, o);
	if (strcmp(o->name, "balance") == 0)
		return !o->returned || o->v == s->balance[o->a & 15];
	for (int64_t i = 0; i < s->count; i++)
		sum += s->balance[i];
	return strcmp(o->name, "total") == 0 && (!o->returned || o->v == sum);
}

static void
tell_state(const void *state, FILE *out)
{
	const struct bank_state *s = state;

	fputs(s->count ? "the accounts hold" : "there are no accounts", out);
	for (int64_t i = 0; i < s->count; i++)
		fprintf(out, " %" PRId64, s->balance[i]);
}

static void
tell_call(const struct operation *o, FILE *out)
{
	if (strcmp(o->name, "transfer") == 0)
		fprintf(out, "transfer(%" PRId64 " to %" PRId64 ", %" PRId64 ")", o->a >> 4 & 15, o->a & 15, o->b);
	else if (strcmp(o->name, "open") == 0)
		fprintf(out, "open(%" PRId64 " accounts of %" PRId64 ")", o->a, o->b);
	else if (strcmp(o->name, "balance") == 0)
		fprintf(out, "balance(%" PRId64 ")", o->a);
	else
		fprintf(out, "%s()", o->name);
}

static void
tell_result(const struct operation *o, FILE *out)
{
	if (strcmp(o->name, "balance") == 0 || strcmp(o->name, "total") == 0)
		fprintf(out, "%" PRId64, o->v);
	else if (o->r == -EAGAIN)
		fputs("-EAGAIN", out);
	else if (o->r == 0)
		fputs("ok", out);
	else
		fprintf(out, "%" PRId64, o->r);
}

const struct model model_bank = {
	.name = "bank",
	.size = sizeof(struct bank_state),
	.start = start,
	.step = step,
	.tell_state = tell_state,
	.tell_call = tell_call,
	.tell_result = tell_result,
};
