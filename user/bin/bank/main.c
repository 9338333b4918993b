/* SPDX-License-Identifier: MIT */
/*
 * bank: tellers, each a thread, move money between the accounts of one bank; at the end as much is there as in the
 * beginning.  What the tellers wait for, if they wait for ever, tells the kernel.
 */
#include "user/bin/tool.h"

#include <heddle.h>
#include <stdint.h>

#include <conc/thread.h>

#include "user/bin/bank/bank.h"

enum { EACH = 100 };

static struct bank bank;
static long rounds;
static long tellers;

/* Every other teller carries from left to right, the others back. */
static void
work(void *arg)
{
    long me = (long)(intptr_t)arg;
    int left = (int)(me / 2 % (bank.accounts - 1));

    for (long i = 0; i < rounds; i++)
        bank_transfer(&bank, left + me % 2, left + 1 - me % 2, 1 + i % 7);
}

static void
name_locks(void)
{
    for (int i = 0; i < bank.accounts; i++) {
        char name[32];
        snprintf(name, sizeof(name), "account %d", i);
        lock_set_name(&bank.account[i].lock, name);
    }
}

int
main(int argc, char **argv)
{
    struct thread *thread[BANK_ACCOUNTS];
    long accounts;

    tool_start("bank", "[TELLERS [ACCOUNTS [ROUNDS]]]");
    tellers = argc > 1 ? number(argv[1]) : 4;
    accounts = argc > 2 ? number(argv[2]) : 3;
    rounds = argc > 3 ? number(argv[3]) : 5000;
    if (argc > 4 || tellers < 1 || tellers > BANK_ACCOUNTS || accounts < 2 || accounts > BANK_ACCOUNTS)
        usage();
    bank_open(&bank, (int)accounts, EACH);
    name_locks();
    for (long i = 0; i < tellers; i++) {
        char name[32];
        thread[i] = thread_new(work, (void *)(intptr_t)i);
        snprintf(name, sizeof(name), "teller %ld", i + 1);
        thread_set_name(thread[i], name);
        thread_start(thread[i]);
    }
    for (long i = 0; i < tellers; i++)
        thread_join(thread[i]);
    printf("%ld tellers, %ld rounds each: %ld in %ld accounts\n", tellers, rounds, bank_total(&bank), accounts);
    return bank_total(&bank) == EACH * accounts ? 0 : 1;
}
