/* SPDX-License-Identifier: MIT */
/* What paired programs print, as Python does: None or a value, or the name of what is raised.  An error that is not the expected
 * one is printed as its number, so that the pair differs. */
#pragma once

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static inline void
say_text(const char *text)
{
    puts(text);
    fflush(stdout);
}

static inline void
say_number(long n)
{
    printf("%ld\n", n);
    fflush(stdout);
}

static inline void
say_truth(bool it)
{
    say_text(it ? "True" : "False");
}

/* 0, or the one error that Python raises as `raised`. */
static inline void
say_as(long r, const char *none, long error, const char *raised)
{
    if (r == 0 || r == error) {
        say_text(r == 0 ? none : raised);
    } else {
        say_number(r);
    }
}

static inline void
say(long r, long error, const char *raised)
{
    say_as(r, "None", error, raised);
}

/* An acquire or wait: True, or False if it may not wait (`no` is -EAGAIN) or has waited long enough (-ETIMEDOUT). */
static inline void
say_got(long r, long no)
{
    say_as(r, "True", no, "False");
}

/* What a call handed out, or the error. */
static inline void
say_item(long r, long item, long error, const char *raised)
{
    if (r == 0) {
        say_number(item);
    } else {
        say(r, error, raised);
    }
}
