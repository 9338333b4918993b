/* SPDX-License-Identifier: MIT */
/* The list of system calls, as a filter. */
#include "sandbox.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NUMBERS 4097

static const struct { int number; size_t length; const char *name; } known[] = {
#define KNOWN(number, name) { number, sizeof(#name) - 1, #name },
    HEDDLE_SYSCALLS(KNOWN)
    { SYS_heddle, 6, "heddle" },
};
#define COUNT (sizeof(known) / sizeof(known[0]))

/* A number is itself: what knows them need not search. */
static int
find(const char *name, size_t length)
{
    char *end;
    long number = strtol(name, &end, 10);

    if (end == name + length && length > 0)
        return number >= 0 && number < NUMBERS ? (int)number : -1;
    for (size_t i = 0; i < COUNT; i++)
        if (known[i].length == length && memcmp(known[i].name, name, length) == 0)
            return known[i].number;
    return -1;
}

/* 0, or what is no name. */
static const char *
parse(const char *list, unsigned char *allowed)
{
    for (; *list; list += *list == ',') {
        int take = *list == '-', number;
        size_t length = strcspn(list, ",");

        number = find(list + take, length - (size_t)take);
        if (length == 3 && memcmp(list, "all", 3) == 0)
            for (size_t i = 0; i < COUNT; i++)
                allowed[known[i].number] = 1;
        else if (number < 0)
            return list;
        else
            allowed[number] = !take;
        list += length;
    }
    return NULL;
}

void
calls_check(const char *list)
{
    static unsigned char allowed[NUMBERS];
    const char *bad = parse(list, allowed);

    if (bad) {
        fprintf(stderr, "sandbox: no such system call: %.*s\n", (int)strcspn(bad, ","), bad);
        exit(FAILED);
    }
}

struct range { uint32_t first, next; };

static struct sock_filter code[BPF_MAXINSNS];

/* Ranges by halves, from code[n] on; the new n. The jump to the upper half is a long one, which has no condition. */
static unsigned short
search(unsigned short n, const struct range *ranges, unsigned count)
{
    unsigned short jump;

    if (count > 1) {
        code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, ranges[count / 2].first, 0, 1);
        jump = n++;
        n = search(n, ranges, count / 2);
        code[jump] = (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, (uint32_t)(n - jump - 1));
        return search(n, ranges + count / 2, count - count / 2);
    }
    if (count == 1) {
        code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, ranges->first, 0, 2);
        code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, ranges->next, 1, 0);
        code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    }
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    return n;
}

/* The allowed numbers as ranges; number and machine are looked at as a whole. */
int
calls_restrict(const char *list)
{
    static unsigned char allowed[NUMBERS + 1];
    static struct range ranges[COUNT];
    struct sock_fprog program = { 0, code };
    unsigned short n = 0;
    unsigned count = 0;

    parse(list, allowed);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (uint32_t first = 0, next; first < NUMBERS; first = next) {
        next = first + 1;
        if (!allowed[first])
            continue;
        while (allowed[next])
            next++;
        ranges[count++] = (struct range){ first, next };
    }
    program.len = search(n, ranges, count);
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}
