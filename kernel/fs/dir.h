/* SPDX-License-Identifier: MIT */
/* The names in one directory.  All under the name lock (fs/inode.h). */
#pragma once

#include "kernel/fs/inode.h"

/* A name.  Entries lie in the order of their cookies, which are given once and
 * never again: a reader of the directory goes on at a cookie, whatever came or
 * went meanwhile.  "." and ".." have cookies 1 and 2. */
struct entry {
	struct list_node link;
	uint64_t cookie;
	struct inode *inode;   /* one reference */
	struct inode *dir;     /* no reference: the one this name is in */
	uint32_t hash;         /* of the name: most comparisons end there */
	uint8_t length;
	char name[];           /* with a NUL */
};

#define DIR_COOKIE_FIRST 3

uint32_t dir_hash(const char *name, size_t n);
void dir_init(struct inode *dir);
/* NULL: there is no such name, or (dir_has) no memory for its first use. */
struct entry *dir_find(struct inode *dir, const char *name, size_t n);
bool dir_has(const struct inode *dir, const char *name, size_t n);
/* All names are in the list from now on, as they must be before one is taken away.  False: no memory. */
bool dir_reveal(struct inode *dir);
/* What the name stands for, with a reference, or NULL; made-up names too. */
struct inode *dir_lookup(struct inode *dir, const char *name, size_t n);
/* Gives i the name: takes a reference and counts the link.  The name must be
 * free.  -EPERM (names are fixed), -ENOENT (dir was removed), -ENOMEM. */
int dir_add(struct inode *dir, const char *name, size_t n, struct inode *i);
void dir_remove(struct entry *e);
/* Makes e's inode have another name instead, in place of the entry `replaced`
 * (or NULL).  0 or as dir_add; then nothing changed. */
int dir_move(struct entry *e, struct inode *to, const char *name, size_t n, struct entry *replaced);
/* Two names change what they stand for.  0 or -EPERM. */
int dir_exchange(struct entry *a, struct entry *b);
bool dir_is_empty(const struct inode *dir);
/* Is `dir` the directory `above`, or below it? */
bool dir_is_below(const struct inode *dir, const struct inode *above);
/* For readdir: hands one name to fn unless *pos is past its cookie, and moves
 * *pos on if fn took it.  False: fn has enough. */
bool dir_give(uint64_t *pos, uint64_t cookie, const char *name, uint64_t ino, unsigned char type,
              dir_fn fn, void *arg);
/* A world ends: unmakes the tree whose root this is, without recursion. */
void dir_drop_tree(struct inode *root);
