/* SPDX-License-Identifier: MIT */
/* At the end of a program its daemon child is terminated and its ordinary child waited for. */
#include "claim.h"

#include <conc/process.h>
#include <string.h>

static int out;

static int
say(void *arg)
{
    conc_sleep(arg ? SECONDS(30) : MILLISECONDS(100));
    CLAIM_EQ(write(out, arg ? "d" : "o", 1), 1);
    return 0;
}

static int
program(void *arg)
{
    (void)arg;
    struct process *daemon = process_new(say, "daemon"), *ordinary = process_new(say, NULL);
    CLAIM_EQ(process_set_daemon(daemon, true), 0);
    CLAIM_EQ(process_start(daemon), 0);
    CLAIM_EQ(process_start(ordinary), 0);
    return 3;
}

int
main(void)
{
    int ends[2], code;
    char text[8] = "";
    CLAIM_EQ(pipe(ends), 0);
    out = ends[1];
    struct process *p = process_new(program, NULL);
    int64_t start = conc_now();
    CLAIM_EQ(process_start(p), 0);
    close(ends[1]);
    CLAIM_EQ(process_join(p), 0);
    CLAIM_TOOK(start, MILLISECONDS(100));
    CLAIM(conc_now() - start < SECONDS(20));
    CLAIM_EQ(process_exitcode(p, &code), 0);
    CLAIM_EQ(code, 3);
    CLAIM_EQ(read(ends[0], text, sizeof text), 1);
    CLAIM(strcmp(text, "o") == 0);
    CLAIM_EQ(read(ends[0], text, sizeof text), 0);
}
