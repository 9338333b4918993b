/* SPDX-License-Identifier: MIT */
/*
 * A plain list of definitions. A body is never given back: a function that defines itself anew still runs the
 * old one.
 */
#include "user/bin/sh/function.h"

#include <stdlib.h>
#include <string.h>

#include "user/bin/sh/execute.h"
#include "user/bin/sh/shell.h"

static struct function {
    struct function *next;
    const struct node *definition;
} *functions;

static void *
keep(const void *bytes, size_t size)
{
    void *copy = bytes != NULL ? malloc(size) : NULL;

    if (bytes != NULL && copy == NULL)
        exit(2);
    return bytes != NULL ? memcpy(copy, bytes, size) : NULL;
}

static char *
keep_text(const char *text)
{
    return keep(text, text != NULL ? strlen(text) + 1 : 0);
}

static struct word *
copy_words(const struct word *word)
{
    struct word *copy = keep(word, sizeof(*word));

    if (copy != NULL) {
        copy->text = keep_text(word->text);
        copy->next = copy_words(word->next);
    }
    return copy;
}

static struct redirect *
copy_redirects(const struct redirect *redirect)
{
    struct redirect *copy = keep(redirect, sizeof(*redirect));

    if (copy != NULL) {
        copy->word = keep_text(redirect->word);
        copy->next = copy_redirects(redirect->next);
    }
    return copy;
}

static struct arm *
copy_arms(const struct arm *arm)
{
    struct arm *copy = keep(arm, sizeof(*arm));

    if (copy != NULL) {
        copy->patterns = copy_words(arm->patterns);
        copy->body = tree_copy(arm->body);
        copy->next = copy_arms(arm->next);
    }
    return copy;
}

struct node *
tree_copy(const struct node *node)
{
    struct node *copy = keep(node, sizeof(*node));

    if (copy == NULL)
        return NULL;
    copy->left = tree_copy(node->left);
    copy->right = tree_copy(node->right);
    copy->other = tree_copy(node->other);
    copy->name = keep_text(node->name);
    copy->arms = copy_arms(node->arms);
    copy->assignments = copy_words(node->assignments);
    copy->words = copy_words(node->words);
    copy->redirects = copy_redirects(node->redirects);
    return copy;
}

static struct function *
find(const char *name)
{
    struct function *function = functions;

    while (function != NULL && strcmp(function->definition->name, name) != 0)
        function = function->next;
    return function;
}

int
function_define(const struct node *definition)
{
    struct function *function = find(definition->name);

    if (function == NULL) {
        function = keep(&(struct function){ functions, NULL }, sizeof(*function));
        functions = function;
    }
    function->definition = tree_copy(definition);
    return 0;
}

const struct node *
function_find(const char *name)
{
    struct function *function = find(name);

    return function != NULL ? function->definition->left : NULL;
}

int
function_call(const struct node *body, const struct names *fields)
{
    char **arguments = shell.arguments;
    int count = shell.argument_count, status;

    shell.arguments = fields->name + 1;
    shell.argument_count = (int)fields->count - 1;
    shell.status = 0;
    status = execute(body);
    if (shell.unwind == UNWIND_RETURN)
        shell.unwind = UNWIND_NO;
    shell.arguments = arguments;
    shell.argument_count = count;
    return status;
}

int
return_command(int argc, char **argv)
{
    shell.unwind = UNWIND_RETURN;
    return argc > 1 ? atoi(argv[1]) & 255 : shell.status;
}
