/* SPDX-License-Identifier: MIT */
/*
 * Exception: what a function that returned a negative number has to say about it.  Like errno, with words.
 *
 *     return exception_raise(-EIO, "download error: %s", url);         in a generator, a coroutine, a callback
 *
 *     int r = generator_next(g, &value);
 *     if (r < 0 && r != STOP_ITERATION)
 *         printf("%s\n", exception_last()->message);
 *
 * The number is the error, the message is for people.  Each thread has a last exception of its own and so has each
 * generator and coroutine: what one of them raises stays with it, and is handed over when it ends by that error.
 * The last exception means something right after a function of this library returned its code.
 *
 * Numbers for what Python raises and no system call returns:
 */
#pragma once

#include <errno.h>

#define STOP_ITERATION (-ENODATA)       /* the end; whoever asked gets the returned value */
#define GENERATOR_EXIT (-ESHUTDOWN)     /* thrown in by close */
#define CANCELLED_ERROR (-ECANCELED)    /* thrown in by cancel */
#define TYPE_ERROR (-EINVAL)
#define VALUE_ERROR (-EDOM)
#define RUNTIME_ERROR (-EPROTO)

struct exception {
    int code;               /* negative; 0: nothing has been raised yet */
    char message[92];
};

/* Make it the caller's last exception.  Returns code. */
__attribute__((format(printf, 2, 3))) int exception_raise(int code, const char *format, ...);

/* The same with an exception that is there already; its own last exception is allowed. */
int exception_raise_again(const struct exception *e);

/* Never NULL. */
const struct exception *exception_last(void);

/* The last exception if it is of this code, or one made of the code's own text (strerror). */
const struct exception *exception_for(int code);

/* For those who switch stacks: what exception_last speaks of from now on.  Returns what it was. */
struct exception *exception_home(struct exception *home);
