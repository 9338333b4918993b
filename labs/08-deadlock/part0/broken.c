/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a bank that locks the account it takes from, then the one it gives to.  Two tellers transfer once each, in opposite
 * directions.  Find the schedule under which they wait for each other.
 */
#include <explored.h>

static struct account {
	pthread_mutex_t lock;
	long balance;
} account[2] = { { PTHREAD_MUTEX_INITIALIZER, 10 }, { PTHREAD_MUTEX_INITIALIZER, 10 } };

static void
broken_transfer(struct account *from, struct account *to, long amount)
{
	pthread_mutex_lock(&from->lock);
	pthread_mutex_lock(&to->lock);
	from->balance -= amount;
	to->balance += amount;
	pthread_mutex_unlock(&to->lock);
	pthread_mutex_unlock(&from->lock);
}

static void
work(int me)
{
	broken_transfer(&account[me - 1], &account[2 - me], 1);
}

int
main(void)
{
	side_by_side(2, work);
	return 0;
}
