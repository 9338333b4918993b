/* SPDX-License-Identifier: MIT */
/*
 * P10  A process with a run of its own: an object that carries its state in, and its result out.
 *
 * Python: class Power(Process) with __init__ (keep the state, call super().__init__()), and run(), which start() makes run in
 * the child.  What run() stores in self the parent never sees, for the child has a copy of self: the result
 * comes back through a pipe.
 *
 * In C: a struct that holds the process and the state, and a run function that gets the struct.
 *
 * Look at: the child's `result` field is set, the parent's copy of it is still 0; the value came by the pipe.
 *
 * Why: fork copies the object together with everything else: `self` in the child is another object at the same
 * address.  What run() computes is written to the child's page, and copy-on-write keeps that from the parent.
 * Whatever is to come back must go through the kernel as bytes, by a pipe or by memory that was shared on purpose.
 *
 * Try: lesson p10 BASE EXPONENT SECONDS
 */
#include "lesson.h"

#include <unistd.h>

#include <conc/connection.h>
#include <conc/process.h>

struct power {
    struct process *process;
    long base, exponent;
    int64_t duration;
    int64_t result;
    struct connection *receive, *send;
};

static int
power_run(void *arg)
{
    struct power *self = arg;
    self->result = 1;
    for (long i = 0; i < self->exponent; i++) {
        self->result *= self->base;
    }
    conc_sleep(self->duration);
    printf("@run pid=%d ppid=%d name=%s field=%lld\n", getpid(), getppid(), process_name(process_current()),
           (long long)self->result);
    struct value *v = value_int(self->result);
    connection_send(self->send, v);
    value_free(v);
    return 0;
}

static void
power_start(struct power *self)
{
    self->process = process_new(power_run, self);
    process_set_name(self->process, "Power");
    connection_pipe(&self->receive, &self->send, false);
    process_start(self->process);
    connection_close(self->send);
}

int
main(int argc, char **argv)
{
    struct power power = { .base = arg_number(argc, argv, 1, 8), .exponent = arg_number(argc, argv, 2, 20),
                           .duration = arg_seconds(argc, argv, 3, "2") };
    struct value *v;
    lesson_begin();
    power_start(&power);
    if (connection_recv(power.receive, &v) == 0) {
        printf("@result value=%lld field=%lld\n", (long long)value_number(v), (long long)power.result);
        value_free(v);
    }
    process_join(power.process);
    connection_close(power.receive);
}
