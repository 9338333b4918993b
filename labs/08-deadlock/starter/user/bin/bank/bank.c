/* SPDX-License-Identifier: MIT */
/*
 * The bank as it was left to you.  Contract in user/bin/bank/bank.h.
 *
 * Yours to mend.  Each transfer locks what it touches, and on a quiet day all is well.
 */
#include "user/bin/bank/bank.h"

#include <errno.h>

void
bank_open(struct bank *b, int accounts, long each)
{
    b->accounts = accounts;
    for (int i = 0; i < accounts; i++) {
        lock_init(&b->account[i].lock);
        b->account[i].balance = each;
    }
}

int
bank_transfer(struct bank *b, int from, int to, long amount)
{
    int result = -EAGAIN;

    lock_acquire(&b->account[from].lock);
    lock_acquire(&b->account[to].lock);
    if (b->account[from].balance >= amount) {
        b->account[from].balance -= amount;
        b->account[to].balance += amount;
        result = 0;
    }
    lock_release(&b->account[to].lock);
    lock_release(&b->account[from].lock);
    return result;
}

long
bank_total(struct bank *b)
{
    long sum = 0;

    for (int i = 0; i < b->accounts; i++) {
        lock_acquire(&b->account[i].lock);
        sum += b->account[i].balance;
        lock_release(&b->account[i].lock);
    }
    return sum;
}
