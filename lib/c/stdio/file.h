/* SPDX-License-Identifier: MIT */
/*
 * Private to lib/c: a stream. Its buffer holds either unread input or unwritten output:
 *
 *      reading                         writing
 *      [ used up | unread |      ]     [ unwritten |            ]
 *                ^next    ^end                     ^used
 *
 * Protocol: lock the stream, then __file_* (which expect it locked), then unlock.
 */
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

#include "lib/base/list.h"

#define PUSHED_BACK_MAX 4

struct heddle_file {
	pthread_mutex_t lock;           /* recursive; guards all below */
	int fd;
	int buffering;                  /* _IO?BF, or UNDECIDED until the first write */
	bool can_read, can_write, append;
	bool eof, error;
	bool own_buffer, own_struct;    /* to be freed by fclose */
	char *buffer;                   /* NULL until it is needed */
	size_t size;
	size_t used;                    /* unwritten output */
	size_t next, end;               /* unread input */
	unsigned char pushed_back[PUSHED_BACK_MAX];
	int pushed_count;
	pid_t child;                    /* of popen, for pclose */
	struct list_node open;          /* in the list of all streams */
};

#define UNDECIDED (-1)

/* Writes all; false (and error) when that failed. */
bool __file_write(FILE *file, const char *bytes, size_t count);
bool __file_flush(FILE *file);
/* The next byte or EOF; one byte back. */
int __file_get(FILE *file);
bool __file_unget(FILE *file, int c);
/* Up to `count` bytes; fewer at the end or after an error. */
size_t __file_read(FILE *file, char *bytes, size_t count);
/* Gives unread input back to the descriptor, where it can seek. */
void __file_sync_input(FILE *file);

/* The list of all streams; fork holds its lock so that the child finds it whole. */
void __stdio_add(FILE *file);
void __stdio_remove(FILE *file);
void __stdio_flush_all(void);
void __stdio_lock(void);
void __stdio_unlock(void);
/* In the child of a fork: locks of threads that it does not have are free again. */
void __stdio_after_fork(void);
