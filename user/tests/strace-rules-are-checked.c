/* SPDX-License-Identifier: MIT */
/* Rules that the host cannot mean: wrong sizes, offsets beyond the registers, elements that do not fit. */
#include "check.h"

#include <abi/heddle.h>
#include <abi/strace.h>

static struct {
    uint32_t mode, count;       /* a struct strace_rules of one rule */
    struct strace_rule rule;
} sent;
#define HEAD sizeof(struct strace_rules)

static long
refuse(struct strace_rule rule)
{
    sent.mode = STRACE_FOLLOW;
    sent.count = 1;
    sent.rule = rule;
    return heddle_strace(&sent, HEAD + sizeof(sent.rule));
}

int
main(void)
{
    SKIP_ON_LINUX();
    CHECK_ERRNO(heddle_strace(&sent, 3), EINVAL);
    CHECK_ERRNO(heddle_strace(&sent, 1 << 20), EINVAL);
    CHECK_ERRNO(heddle_strace((void *)16, HEAD), EFAULT);
    sent.count = 2;
    CHECK_ERRNO(heddle_strace(&sent, HEAD + sizeof(sent.rule)), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .at = 57, .unit = 1 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .count_at = 200, .unit = 1 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .unit = 65 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .unit = 16, .count = STRACE_UNTIL_ZERO }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .level = 4, .unit = 1 }), EINVAL);
    CHECK_ERRNO(refuse((struct strace_rule){ .unit = 0 }), EINVAL);
    return 0;
}
