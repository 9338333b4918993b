/* SPDX-License-Identifier: MIT */
/*
 * Nobody waits for the second lock while he has the first: he tries, and if it is not free gives the first back and
 * waits for the other one first.  So there is no order; and nobody spins, for each round begins with a wait.
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

static void
lock_both(struct account *a, struct account *z)
{
    lock_acquire(&a->lock);
    while (a != z && lock_try_acquire(&z->lock) != 0) {
        struct account *busy = z;

        lock_release(&a->lock);
        z = a;
        a = busy;
        lock_acquire(&a->lock);
    }
}

int
bank_transfer(struct bank *b, int from, int to, long amount)
{
    struct account *a = &b->account[from], *z = &b->account[to];
    int result = -EAGAIN;

    lock_both(a, z);
    if (a->balance >= amount) {
        a->balance -= amount;
        z->balance += amount;
        result = 0;
    }
    lock_release(&a->lock);
    if (a != z) {
        lock_release(&z->lock);
    }
    return result;
}

long
bank_total(struct bank *b)
{
    long sum = 0;

    for (int i = 0; i < b->accounts; i++) {
        lock_acquire(&b->account[i].lock);
    }
    for (int i = 0; i < b->accounts; i++) {
        sum += b->account[i].balance;
    }
    for (int i = b->accounts - 1; i >= 0; i--) {
        lock_release(&b->account[i].lock);
    }
    return sum;
}
