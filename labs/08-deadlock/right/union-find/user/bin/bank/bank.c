/* SPDX-License-Identifier: MIT */
/* Any order will do if it is one for all: here the highest number first. */
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

    lock_acquire(&b->account[high].lock);
    if (high != low) {
        lock_acquire(&b->account[low].lock);
    }
    if (b->account[from].balance >= amount) {
        b->account[from].balance -= amount;
        b->account[to].balance += amount;
        result = 0;
    }
    if (high != low) {
        lock_release(&b->account[low].lock);
    }
    lock_release(&b->account[high].lock);
    return result;
}

long
bank_total(struct bank *b)
{
    long sum = 0;

    for (int i = b->accounts - 1; i >= 0; i--) {
        lock_acquire(&b->account[i].lock);
        sum += b->account[i].balance;
    }
    for (int i = 0; i < b->accounts; i++) {
        lock_release(&b->account[i].lock);
    }
    return sum;
}
