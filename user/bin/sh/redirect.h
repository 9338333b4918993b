/* SPDX-License-Identifier: MIT */
/* Redirections: done for good in a child, done and undone around built-in and compound commands in the shell. */
#pragma once

#include "user/bin/sh/tree.h"

#define MAX_SAVED 16

struct saved {
    int count;
    struct {
        int fd;         /* the descriptor that was changed */
        int copy;       /* what it was, -1: closed */
    } entry[MAX_SAVED];
};

/* Returns 0, or -1 after saying what is wrong. With saved != NULL, redirect_undo puts everything back. */
int redirect_apply(const struct redirect *redirect, struct saved *saved);
void redirect_undo(struct saved *saved);
