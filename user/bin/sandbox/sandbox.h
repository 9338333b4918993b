/* SPDX-License-Identifier: MIT */
/* What the parts of sandbox share. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Each can be left out by its name, by root, to show that it is needed. */
enum defence {
    TREE, USER, CALLS, PRIVILEGES, DESCRIPTORS, CPU, MEMORY, PROCESSES, FILES, SIZE, OUTPUT, TIME, CLEANUP, LINKS,
    DEFENCES
};

/* Exit statuses besides the program's own, 0 to 99, and 128 + N for signal N. */
enum { ENDED_HIGH = 100, STOPPED_CPU, STOPPED_OUTPUT, STOPPED_TIME, STOPPED_SIZE, STOPPED_CALL, FAILED = 125, NOT_RUN = 127 };

struct sandbox {
    uint32_t without;                   /* bit per defence */
    uid_t uid;                          /* its own: nobody else has it meanwhile */
    char root[64];                      /* the private tree, seen from outside */
    const char *calls;                  /* system call list */
    long cpu, memory, processes, files, size, output, time; /* s, MiB, -, -, MiB, KiB, s */
    char **argv;                        /* of the program */
    int out[2], err[2];                 /* pipes of the program's output */
};

static inline int
has(const struct sandbox *s, enum defence d)
{
    return !(s->without >> d & 1);
}

/* Says what failed and ends with FAILED. */
__attribute__((noreturn)) void fail(const char *what);

/* tree.c */
void tree_make(struct sandbox *s);
/* Puts the file PATH, or PATH:NAME under that name, into the tree. */
void tree_add(struct sandbox *s, const char *file);
/* Copies the file NAME of the tree, or NAME:FILE, out to FILE, once nothing of the program runs. */
void tree_take(struct sandbox *s, const char *file);
void tree_remove(struct sandbox *s);

/* confine.c: locks the calling process in; confine_and_run in the child, never returns. */
void confine(struct sandbox *s);
__attribute__((noreturn)) void confine_and_run(struct sandbox *s);

/* calls.c: forbids all other calls from now on. 0 or -1; wrong names end the program before. */
void calls_check(const char *list);
int calls_restrict(const char *list);

/* watch.c: until it ends or is stopped; the status to exit with. */
int watch(struct sandbox *s, pid_t child);
/* Nothing of it is left running. */
void end_all(struct sandbox *s);
