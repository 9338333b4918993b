/* SPDX-License-Identifier: MIT */
/* Three tellers, two of them in opposite directions, and one who counts: nobody waits for ever, and no money comes or goes. */
#include <errno.h>
#include <explored.h>

#include "user/bin/bank/bank.h"

enum { ACCOUNTS = 3, EACH = 10, ALL = ACCOUNTS * EACH };

static struct bank bank;

static void
work(int me)
{
	int r;

	if (me == 1) {
		r = bank_transfer(&bank, 0, 1, 6);
		expect(r == 0, "0 from a transfer of what is there", "%ld", r);
		bank_transfer(&bank, 1, 1, 6);
	} else if (me == 2) {
		r = bank_transfer(&bank, 1, 0, 6);
		expect(r == 0, "0 from a transfer of what is there", "%ld", r);
		r = bank_transfer(&bank, 2, 0, EACH + 1);
		expect(r == -EAGAIN, "-EAGAIN from a transfer of more than is there", "%ld", r);
	} else {
		long sum = bank_total(&bank);
		expect(sum == ALL, "a total of 30 at every moment", "%ld", sum);
	}
}

int
main(void)
{
	long sum;

	bank_open(&bank, ACCOUNTS, EACH);
	expect(bank_transfer(&bank, 0, 2, EACH) == 0, "the first transfer to succeed", "it does not", 0);
	expect(bank_transfer(&bank, 0, 2, 1) == -EAGAIN, "-EAGAIN from an empty account", "something else", 0);
	expect(bank_transfer(&bank, 2, 2, EACH) == 0, "a transfer to where it came from to succeed", "it does not", 0);
	expect(bank_transfer(&bank, 2, 0, EACH) == 0, "the way back to succeed", "it does not", 0);
	side_by_side(3, work);
	sum = bank_total(&bank);
	expect(sum == ALL, "a total of 30 in the end", "%ld", sum);
	expect(bank.account[0].balance >= 0 && bank.account[1].balance >= 0, "no balance below 0", "there is one", 0);
	return 0;
}
