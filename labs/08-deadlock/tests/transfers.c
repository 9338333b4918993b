/* SPDX-License-Identifier: MIT */
/* Four tellers transfer to and fro between four accounts, drawn, sometimes more than there is or to where it was; a fifth counts all. */
#include "bank.h"

enum { ACCOUNTS = 4, TELLERS = 4, ROUNDS = 40, COUNTS = 12 };

static void
work(int me)
{
	for (int i = 0; me <= TELLERS && i < ROUNDS; i++) {
		int from = (int)draw(0, ACCOUNTS - 1), to = draw(0, 9) ? (int)draw(0, ACCOUNTS - 1) : from;

		transfer(from, to, draw(1, 80));
	}
	for (int i = 0; me > TELLERS && i < COUNTS; i++) {
		total();
		linger((int)draw(0, 2000));
	}
}

static void
body(void)
{
	begin_with_transfers(ACCOUNTS, 50);
	threads_run(TELLERS + 1, work);
	for (int i = 0; i < ACCOUNTS; i++)
		balance(i);
	total();
}

int
main(void)
{
	return history_run(body, 700);
}
