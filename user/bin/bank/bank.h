/* SPDX-License-Identifier: MIT */
/*
 * A bank whose tellers work at once.  Lab 08 rewrites bank.c.
 *
 *     static struct bank bank;
 *
 *     bank_open(&bank, 3, 100);            accounts 0, 1 and 2, with 100 each
 *     bank_transfer(&bank, 0, 2, 30);      -EAGAIN if there are less than 30
 *
 * Each account has a lock.  Whoever holds it may read and write the balance, and nobody else does meanwhile.  Calls
 * about different accounts do not wait for each other.
 */
#pragma once

#include <conc/lock.h>

enum { BANK_ACCOUNTS = 16 };

struct account {
    struct lock lock;
    long balance;               /* lock */
};

struct bank {
    int accounts;               /* constant */
    struct account account[BANK_ACCOUNTS];
};

/* So many accounts (at most BANK_ACCOUNTS), each with that much. */
void bank_open(struct bank *b, int accounts, long each);

/* Moves `amount` from one account to another, which may be the same.  0, or -EAGAIN if `from` holds less; then nothing moves. */
int bank_transfer(struct bank *b, int from, int to, long amount);

/* What all accounts held together at one moment. */
long bank_total(struct bank *b);
