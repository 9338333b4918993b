/* SPDX-License-Identifier: MIT */
/* Messages come out by priority, highest first, and in the order of arrival within one priority. */
#include "queue.h"

int
main(void)
{
    static const struct {
        char text;
        unsigned priority;
    } in[] = { { 'a', 1 }, { 'b', 5 }, { 'c', 1 }, { 'd', 5 }, { 'e', 0 }, { 'f', 32767 }, { 'g', 1 } };
    static const char expected[] = "fbdacge";
    mqd_t queue = open_queue(10, 16, 0);
    char text[16];
    unsigned priority;

    for (size_t i = 0; i < 7; i++)
        CHECK_EQ(mq_send(queue, &in[i].text, 1, in[i].priority), 0);
    CHECK_ERRNO(mq_send(queue, "x", 1, 32768), EINVAL);
    for (size_t i = 0; i < 7; i++) {
        CHECK_EQ(mq_receive(queue, text, sizeof(text), &priority), 1);
        CHECK_EQ(text[0], expected[i]);
        CHECK_EQ(priority, in[expected[i] - 'a'].priority);
    }
    return 0;
}
