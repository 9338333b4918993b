/* SPDX-License-Identifier: MIT */
/* The objects that the calls of the grammar make, use and end. */
#pragma once

#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#define SLOTS  16
#define PAGES  8
#define PAGE   4096UL
#define MOMENT 200000 /* nanoseconds */

/* Threads change them without a lock: a descriptor that another thread closed is part of the game. */
extern struct live {
    int fd[SLOTS];
    char *map[SLOTS];
    pid_t child[SLOTS];
    timer_t timer[SLOTS];
    int has_timer[SLOTS];
    uint32_t word;
} live;

extern char buffer[2 * PAGE];
extern const struct timespec moment;

/* What a call was dealt. */
struct deal {
    uint64_t seed;
    int a, b;               /* slots */
    unsigned int n;         /* 0..65535 */
    int flag;               /* 0..3 */
};

/* The slot has fd now, and what it had is closed. */
void keep_fd(int slot, int fd);
static inline void
keep_pair(int slot, const int ends[2])
{
    keep_fd(slot, ends[0]);
    keep_fd((slot + 1) % SLOTS, ends[1]);
}

/* grammar-sockets.c */
void do_socket(const struct deal *d);
void do_socketpair(const struct deal *d);
void do_bind(const struct deal *d);
void do_listen(const struct deal *d);
void do_connect(const struct deal *d);
void do_serve(const struct deal *d);
void do_call(const struct deal *d);
void do_accept(const struct deal *d);
void do_send(const struct deal *d);
void do_receive(const struct deal *d);
void do_send_message(const struct deal *d);
void do_receive_message(const struct deal *d);
void do_shutdown(const struct deal *d);
void do_option(const struct deal *d);
void do_ask_socket(const struct deal *d);
