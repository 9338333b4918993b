/* SPDX-License-Identifier: MIT */
/* The order is that of the locks' addresses: it needs no numbers, and would hold across banks. */
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
    struct account *first = a < z ? a : z, *second = a < z ? z : a;

    lock_acquire(&first->lock);
    if (first != second) {
        lock_acquire(&second->lock);
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
        sum += b->account[i].balance;
    }
    for (int i = b->accounts - 1; i >= 0; i--) {
        lock_release(&b->account[i].lock);
    }
    return sum;
}
