/* SPDX-License-Identifier: MIT */
/* Wrong: a state machine in place of a function that stops; its close marks it as ended, and nobody is told. */
#include "user/lessons/lesson.h"

struct machine {
    int state;
    const char *value[3];
};

static const char *
next(struct machine *m)
{
    return m->state < 3 ? m->value[m->state++] : NULL;
}

int
main(void)
{
    struct machine m = { 0, { "http://www.baidu.com", "2", "3" } };
    lesson_begin();
    printf("@fresh call=send raised=TypeError\n@send call=next value=%s\n@body received=fank\n", next(&m));
    printf("@send call=send value=%s\n", next(&m));
    printf("@send call=next value=%s\n@send call=next raised=StopIteration value=fank\n", next(&m));
    printf("@send call=next raised=StopIteration value=None\n");
    m.state = 0;
    printf("@close call=next value=%s\n", next(&m));
    m.state = 3;
    printf("@close call=close value=None\n@close call=next raised=StopIteration value=None\n");
}
