/* SPDX-License-Identifier: MIT */
/* A tree as text again. */
#include "user/bin/sh/tree.h"

#include <stdio.h>
#include <string.h>

struct out {
    char *text;
    size_t size, used;
};

static void print(struct out *out, const struct node *node);

static void
put(struct out *out, const char *text)
{
    size_t length = strlen(text);

    if (out->used + length >= out->size)
        length = out->size - out->used - 1;
    memcpy(out->text + out->used, text, length);
    out->used += length;
    out->text[out->used] = '\0';
}

static void
print_words(struct out *out, const struct word *word)
{
    for (; word != NULL; word = word->next) {
        if (out->used > 0)
            put(out, " ");
        put(out, word->text);
    }
}

static void
print_redirects(struct out *out, const struct redirect *redirect)
{
    for (; redirect != NULL; redirect = redirect->next) {
        struct token token = { redirect->type, NULL, -1 };
        char number[8] = "";

        if (redirect->fd != (redirect->type == TOKEN_INPUT || redirect->type == TOKEN_HERE ? 0 : 1))
            snprintf(number, sizeof(number), "%d", redirect->fd);
        put(out, " ");
        put(out, number);
        put(out, token_text(&token));
        put(out, redirect->type == TOKEN_HERE ? "..." : redirect->word);
    }
}

static void
print_around(struct out *out, const char *before, const struct node *node, const char *after)
{
    put(out, before);
    if (node != NULL)
        print(out, node);
    put(out, after);
}

static void
print_pair(struct out *out, const struct node *node, const char *between)
{
    print_around(out, "", node->left, between);
    print_around(out, "", node->right, "");
}

static void
print_for(struct out *out, const struct node *node)
{
    put(out, "for ");
    put(out, node->name);
    if (!node->over_arguments)
        put(out, " in");
    print_words(out, node->words);
    print_around(out, "; do ", node->right, "; done");
}

static void
print_case(struct out *out, const struct node *node)
{
    put(out, "case ");
    put(out, node->name);
    put(out, " in");
    for (const struct arm *arm = node->arms; arm != NULL; arm = arm->next) {
        print_words(out, arm->patterns);
        print_around(out, ") ", arm->body, ";;");
    }
    put(out, " esac");
}

static void
print(struct out *out, const struct node *node)
{
    switch (node->type) {
    case NODE_COMMAND:
        print_words(out, node->assignments);
        print_words(out, node->words);
        break;
    case NODE_PIPE: print_pair(out, node, " | "); break;
    case NODE_AND: print_pair(out, node, " && "); break;
    case NODE_OR: print_pair(out, node, " || "); break;
    case NODE_SEQUENCE: print_pair(out, node, "; "); break;
    case NODE_NOT: print_around(out, "! ", node->left, ""); break;
    case NODE_BACKGROUND: print_around(out, "", node->left, " &"); break;
    case NODE_SUBSHELL: print_around(out, "(", node->left, ")"); break;
    case NODE_GROUP: print_around(out, "{ ", node->left, "; }"); break;
    case NODE_IF:
        print_around(out, "if ", node->left, "; ");
        print_around(out, "then ", node->right, "; ");
        if (node->other != NULL)
            print_around(out, "else ", node->other, "; ");
        put(out, "fi");
        break;
    case NODE_WHILE:
    case NODE_UNTIL:
        print_around(out, node->type == NODE_WHILE ? "while " : "until ", node->left, "; ");
        print_around(out, "do ", node->right, "; done");
        break;
    case NODE_FOR: print_for(out, node); break;
    case NODE_CASE: print_case(out, node); break;
    case NODE_FUNCTION:
        put(out, node->name);
        print_around(out, "() ", node->left, "");
        break;
    }
    print_redirects(out, node->redirects);
}

void
tree_print(const struct node *node, char *text, size_t size)
{
    struct out out = { text, size, 0 };

    text[0] = '\0';
    print(&out, node);
}
