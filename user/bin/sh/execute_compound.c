/* SPDX-License-Identifier: MIT */
/* Compound commands, which run in the shell itself. */
#include "user/bin/sh/execute.h"
#include "user/bin/sh/expand.h"
#include "user/bin/sh/redirect.h"
#include "user/bin/sh/shell.h"
#include "user/bin/sh/vars.h"

/* At the end of a loop's body: does the loop go on? */
static bool
loop_goes_on(void)
{
    if (shell.interrupted)
        shell.unwind = UNWIND_ALL;
    if (shell.unwind == UNWIND_CONTINUE)
        shell.unwind = UNWIND_NO;
    if (shell.unwind == UNWIND_BREAK) {
        shell.unwind = UNWIND_NO;
        return false;
    }
    return shell.unwind == UNWIND_NO;
}

static int
run_while(const struct node *node)
{
    int status = 0;

    while ((execute(node->left) == 0) == (node->type == NODE_WHILE) && shell.unwind == UNWIND_NO) {
        status = execute(node->right);
        if (!loop_goes_on())
            break;
    }
    return status;
}

static int
run_for(const struct node *node)
{
    struct names fields = { shell.arguments, (size_t)shell.argument_count, 0 };
    int status = 0;

    if (!node->over_arguments)
        fields = expand_words(node->words);
    for (size_t i = 0; i < fields.count; i++) {
        vars_set(node->name, fields.name[i]);
        status = execute(node->right);
        if (!loop_goes_on())
            break;
    }
    return status;
}

static int
run_if(const struct node *node)
{
    if (execute(node->left) == 0)
        return execute(node->right);
    return node->other != NULL ? execute(node->other) : 0;
}

static int
run_case(const struct node *node)
{
    const char *word = expand_one(node->name);

    for (const struct arm *arm = node->arms; arm != NULL; arm = arm->next)
        for (const struct word *pattern = arm->patterns; pattern != NULL; pattern = pattern->next)
            if (glob_match(expand_pattern(pattern->text), word)) {
                shell.status = 0;
                return execute(arm->body);
            }
    return 0;
}

/* Compound commands without their redirections. */
static int
run_compound(const struct node *node)
{
    switch (node->type) {
    case NODE_IF: return run_if(node);
    case NODE_FOR: return run_for(node);
    case NODE_CASE: return run_case(node);
    case NODE_GROUP: return execute(node->left);
    default: return run_while(node);
    }
}

int
execute_compound(const struct node *node)
{
    struct saved saved = { .count = 0 };
    int status = 1;

    if (redirect_apply(node->redirects, &saved) == 0)
        status = run_compound(node);
    redirect_undo(&saved);
    return status;
}
