/* SPDX-License-Identifier: MIT */
/*
 * Transfers without a deadlock: locks are taken in the order of their accounts' numbers, by everybody.
 *
 *     from 0 to 2: lock 0, lock 2         from 2 to 0: lock 0, lock 2
 *
 * Whoever waits for a lock holds only smaller ones.  Along a circle of waits the numbers would have to grow all
 * the way round.
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
    int low = from < to ? from : to;
    int high = from < to ? to : from;
    int result = -EAGAIN;

    lock_acquire(&b->account[low].lock);
    if (high != low) {
        lock_acquire(&b->account[high].lock);
    }
    if (b->account[from].balance >= amount) {
        b->account[from].balance -= amount;
        b->account[to].balance += amount;
        result = 0;
    }
    if (high != low) {
        lock_release(&b->account[high].lock);
    }
    lock_release(&b->account[low].lock);
    return result;
}

long
bank_total(struct bank *b)
{
    long sum = 0;

    for (int i = 0; i < b->accounts; i++) {
        lock_acquire(&b->account[i].lock);
        sum += b->account[i].balance;
    }
    for (int i = b->accounts - 1; i >= 0; i--) {
        lock_release(&b->account[i].lock);
    }
    return sum;
}
