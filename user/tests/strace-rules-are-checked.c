/* SPDX-License-Identifier: MIT */
/* Rules that the host cannot mean: wrong sizes, offsets beyond the registers, elements that do not fit. */
#include "check.h"

#include <abi/heddle.h>
#include <abi/strace.h>

static struct {
    struct strace_rules head;
    struct strace_rule rule;
} sent;

static long
refuse(struct strace_rule rule)
{
    sent.head = (struct strace_rules){ .mode = STRACE_FOLLOW, .count = 1 };
    sent.rule = rule;
    return heddle_strace(&sent, sizeof(sent.head) + sizeof(sent.rule));
}

int
main(void)
{
    SKIP_ON_LINUX();
    CHECK_ERRNO(heddle_strace(&sent, 3), EINVAL);
    CHECK_ERRNO(heddle_strace(&sent, 1 << 20), EINVAL);
    CHECK_ERRNO(heddle_strace((void *)16, sizeof(sent.head)), EFAULT);
    sent.head.count = 2;
    CHECK_ERRNO(heddle_strace(&sent, sizeof(sent.head) + sizeof(sent.rule)), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .at = 57, .unit = 1 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .count_at = 200, .unit = 1 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .unit = 65 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .unit = 16, .count = STRACE_UNTIL_ZERO }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .level = 4, .unit = 1 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .unit = 0 }), EINVAL);
    return 0;
}
