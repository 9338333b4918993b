/* SPDX-License-Identifier: MIT */
/* One bank, and each call to it with its lines in the history.  grader/model_bank.c says what must come out. */
#pragma once

#include <errno.h>
#include <history.h>

#include "user/bin/bank/bank.h"

static struct bank bank;

static inline void
open_bank(int accounts, long each)
{
	call("open", accounts, each);
	bank_open(&bank, accounts, each);
	ret(0, 0);
}

static inline int
transfer(int from, int to, long amount)
{
	call("transfer", from * 16 + to, amount);
	int r = bank_transfer(&bank, from, to, amount);
	ret(r, 0);
	return r;
}

static inline void
total(void)
{
	call("total", 0, 0);
	long sum = bank_total(&bank);
	ret(0, sum);
}

static inline void
balance(int account)
{
	call("balance", account, 0);
	lock_acquire(&bank.account[account].lock);
	long found = bank.account[account].balance;
	lock_release(&bank.account[account].lock);
	ret(0, found);
}

/* What every test begins with: money arrives, and what is not there is not paid. */
static inline void
begin_with_transfers(int accounts, long each)
{
	open_bank(accounts, each);
	total();
	transfer(0, 1, each);
	transfer(0, 1, 1);
	transfer(1, 1, each);
	balance(0);
	balance(1);
	total();
}
