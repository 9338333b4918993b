/* SPDX-License-Identifier: MIT */
/* Wrong: the child only waits; the parent computes the value itself, before it asks. */
#include "user/lessons/lesson.h"

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
    int64_t n = 1;
    for (long i = 0; i < power.exponent; i++) {
        n *= power.base;
    }
    if ((v = value_int(n))) {
        printf("@result value=%lld field=%lld\n", (long long)value_number(v), (long long)power.result);
        value_free(v);
    }
    process_join(power.process);
    connection_close(power.receive);
}
